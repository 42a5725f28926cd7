import { automationOf, type Automation, type StepFacts } from '../automation.js';
import type { FactContext } from '../kind-facts.js';
import { stepTitles } from '../order-of-execution.js';
import type { SObject } from '../schema.js';
import { paragraphs, type Block } from './block.js';
import { factTable, type Placed } from './fact-table.js';
import { missing } from './missing.js';

const INTRODUCTION =
  'What runs when a record is saved, in the order in which it runs. What is inactive stands after it.';

/** What runs by itself around an object, in the order of execution; then what is inactive, and what no save starts. */
export function automationBlocks(object: SObject, context: FactContext, placed: Placed): readonly Block[] {
  const automation = automationOf(object, context);
  if (automation === undefined || automation.looked.length === 0) {
    return [];
  }
  const { running, inactive, others } = automation;
  return [
    head(automation),
    ...running.flatMap((step) => factTable({ ...step, heading: stepHeading(step, running) }, placed, object.name)),
    ...inactive.flatMap((each) => factTable({ ...each, heading: `Inactive: ${each.kind.title}` }, placed, object.name)),
    ...others.flatMap((each) =>
      factTable({ ...each, heading: `Not started by a save: ${each.kind.title}` }, placed, object.name),
    ),
  ];
}

function head({ looked }: Automation): Block {
  const found = looked.some(({ facts }) => facts.length > 0);
  const nothing = !found && looked.every(({ unread }) => unread.length === 0);
  return {
    heading: 'Automation, in order of execution',
    level: 2,
    anchor: 'automation',
    pieces: nothing ? paragraphs('none') : [...paragraphs(found ? INTRODUCTION : ''), ...missing(looked)],
  };
}

function stepHeading({ step, kind }: StepFacts, running: readonly StepFacts[]): string {
  const several = running.some((other) => other.step === step && other.kind !== kind);
  return several ? `${stepTitles[step]}: ${kind.title}` : stepTitles[step];
}

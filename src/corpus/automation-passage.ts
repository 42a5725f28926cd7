import { automationOf } from '../model/automation.js';
import { groupBy } from '../model/group-by.js';
import { stepTitles, steps } from '../model/order-of-execution.js';
import { called } from './called.js';
import { factWords, unreadWords } from './fact-words.js';
import type { Passage, Scope, Statement } from './passage.js';

/** What runs when a record of an object is saved, in order; undefined where nothing does. */
export function automationPassage(scope: Scope): Passage | undefined {
  const { object, context } = scope;
  const automation = automationOf(object, context);
  if (automation === undefined || automation.looked.every(({ facts }) => facts.length === 0)) {
    return undefined;
  }
  const { running, inactive, others, looked } = automation;
  const bySteps = new Map(groupBy(running, ({ step }) => step));
  const words = ({ kind, facts }: Pick<(typeof running)[number], 'kind' | 'facts'>): readonly string[] =>
    facts.map((fact) => factWords(fact, kind));
  const ordered = steps.map((step): Statement => {
    return { lead: stepTitles[step], items: (bySteps.get(step) ?? []).flatMap(words) };
  });
  return {
    type: 'automation',
    label: object.label,
    namespace: object.namespace,
    custom: object.custom,
    fieldsCount: object.fields.length,
    path: scope.anchorPath('automation'),
    subject: `Automation of the object ${called(object)}, in order of execution.`,
    statements: [
      ...ordered,
      { lead: 'Inactive', items: inactive.flatMap(words) },
      { lead: 'Not started by a save', items: others.flatMap(words) },
      { lead: 'None', items: looked.filter(isNone).map(({ kind }) => kind.title) },
      unreadWords(looked),
    ],
  };
}

function isNone({
  facts,
  unread,
}: {
  readonly facts: readonly unknown[];
  readonly unread: readonly unknown[];
}): boolean {
  return facts.length === 0 && unread.length === 0;
}

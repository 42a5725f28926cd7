import type { Kind } from './kind.js';
import { isAsked, ofClasses, type FactContext, type KindFacts } from './kind-facts.js';
import { steps, type Step } from './order-of-execution.js';
import type { Fact, SObject } from './schema.js';

/** Facts of one kind that run in the same step of the order of execution. */
export type StepFacts = { readonly step: Step; readonly kind: Kind; readonly facts: readonly Fact[] };

/** What happens by itself around the records of an object, sorted by when it does. */
export type Automation = {
  /** In the order of execution; a fact that runs in two steps stands in both. */
  readonly running: readonly StepFacts[];
  readonly inactive: readonly KindFacts[];
  /** Of no step: not started by saving a record. */
  readonly others: readonly KindFacts[];
  /** All kinds of automation, and others with facts that a save runs: what is there and what could not be read. */
  readonly looked: readonly KindFacts[];
};

/** Sorts what is automated around an object; undefined where nobody asked for it. */
export function automationOf(object: SObject, context: FactContext): Automation | undefined {
  if (!isAsked(context.schema, 'automation')) {
    return undefined;
  }
  const looked = [
    ...ofClasses(object, context, ['automation']),
    ...ofClasses(object, context, ['security', 'metadata'])
      .map((each) => ({ ...each, facts: each.facts.filter((fact) => each.kind.steps?.(fact).length) }))
      .filter(({ kind, facts, unread }) => facts.length > 0 || (kind.steps !== undefined && unread.length > 0)),
  ];
  return {
    running: steps.flatMap((step) => looked.map((each) => ofStep(step, each)).filter(({ facts }) => facts.length > 0)),
    inactive: parted(looked, (fact, kind) => !isRunning(fact, kind)),
    others: parted(looked, (fact, kind) => isRunning(fact, kind) && (kind.steps?.(fact).length ?? 0) === 0),
    looked,
  };
}

/** Whether a fact may run: a fact of which that is not known may. */
export function isRunning(fact: Fact, kind: Kind): boolean {
  return kind.active?.(fact) !== false;
}

function ofStep(step: Step, { kind, facts }: KindFacts): StepFacts {
  const here = facts.filter((fact) => isRunning(fact, kind) && kind.steps?.(fact).includes(step));
  return {
    step,
    kind,
    facts: here
      .map(ranked)
      .sort((left, right) => left.rank - right.rank)
      .map(({ fact }) => fact),
  };
}

// Flows with an order of 1 to 1,000 run first, then those without one, then those from 1,001 to 2,000.
function ranked(fact: Fact): { readonly fact: Fact; readonly rank: number } {
  const { order } = fact.details;
  return { fact, rank: typeof order === 'number' ? order : 1_000.5 };
}

function parted(all: readonly KindFacts[], keep: (fact: Fact, kind: Kind) => boolean): readonly KindFacts[] {
  return all
    .map(({ kind, facts, unread }) => ({ kind, unread, facts: facts.filter((fact) => keep(fact, kind)) }))
    .filter(({ facts }) => facts.length > 0);
}

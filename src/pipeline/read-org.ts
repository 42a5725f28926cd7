import { collectFacts, type FactPhase, type Facts } from '../collect/collect-facts.js';
import { collectSchema, type Collected } from '../collect/collect-schema.js';
import type { Inventory } from '../collect/inventory.js';
import { readFillRates } from '../collect/stats/read-fill-rates.js';
import type { InformationClass } from '../model/kind.js';
import type { FactsByKind, Gap, SObject } from '../model/schema.js';
import type { Org } from '../salesforce/org.js';
import type { Plan, PlannedPhase } from './plan.js';
import type { Progress } from './progress.js';

export type ReadTask = {
  readonly inventory: Inventory;
  readonly names: readonly string[];
  readonly classes: readonly InformationClass[];
  readonly plan: Plan;
  readonly statsMaxRows: number;
  readonly userId: string | undefined;
  readonly now: () => Date;
  readonly progress: (progress: Progress) => void;
};

/** What was read: objects with their facts, and what belongs to none of them. */
export type OrgRead = Omit<Collected, 'beside'> &
  Pick<Facts, 'ofOrg' | 'holders' | 'assignedUsers' | 'packages'> & {
    /** Kinds of information that failed, though the user may read them. */
    readonly failedKinds: readonly string[];
  };

/** Reads everything that was asked for, objects and facts at the same time, and puts the facts to their objects. */
export async function readOrg(org: Org, task: ReadTask): Promise<OrgRead> {
  const { inventory, names, classes, plan, progress } = task;
  const out = leftOutOf(plan);
  const show = (count: Partial<Progress>): void => progress({ stage: 'read', ...count, usage: org.usage });
  const schema = collectSchema(org, {
    inventory,
    names,
    withoutFields: out.has('fields'),
    progress: (phase, done) => show(phase === 'describe' ? { described: done } : { inSetup: done }),
  });
  let definitions = 0;
  const facts = collectFacts(org, {
    ...{ inventory, names, classes, schema, without: out as ReadonlySet<FactPhase>, now: task.now() },
    progress: () => {
      definitions += 1;
      show({ definitions });
    },
  });
  const [{ beside, ...collected }, found] = await Promise.all([schema, facts]);
  show({});
  return counted(org, { read: withFacts(collected, found), described: beside.described }, task);
}

function leftOutOf({ phases }: Plan): ReadonlySet<PlannedPhase['phase']> {
  return new Set(phases.filter(({ decision }) => decision === 'left-out').map(({ phase }) => phase));
}

function withFacts(collected: Omit<Collected, 'beside'>, found: Facts): OrgRead {
  const { byObject, objectGaps, ofOrg, holders, assignedUsers, packages } = found;
  return {
    ...collected,
    objects: collected.objects.map((object) => withOwn(object, byObject.get(object.name), objectGaps.get(object.name))),
    gaps: [...collected.gaps, ...found.gaps],
    ...{ ofOrg, holders, assignedUsers, packages },
    failedKinds: found.failed,
  };
}

function withOwn(object: SObject, facts: FactsByKind | undefined, gaps: readonly Gap[] | undefined): SObject {
  if (!facts && !gaps) return object;
  return { ...object, facts: facts ?? {}, gaps: [...object.gaps, ...(gaps ?? [])] };
}

/** Fill rates come last: which objects and fields are worth a count is known only then. */
async function counted(
  org: Org,
  { read, described }: { readonly read: OrgRead; readonly described: Collected['beside']['described'] },
  { classes, plan, statsMaxRows, userId, progress }: ReadTask,
): Promise<OrgRead> {
  if (!classes.includes('stats')) return read;
  if (leftOutOf(plan).has('fill-rates')) return { ...read, failedKinds: [...read.failedKinds, 'fill-rate'] };
  let done = 0;
  const rates = await readFillRates(org, {
    objects: new Map(read.objects.map((object) => [object.name, object])),
    ...{ described, stats: read.stats, maxRows: statsMaxRows, userId },
    progress: () => {
      done += 1;
      progress({ stage: 'read', counted: done, usage: org.usage });
    },
  });
  return {
    ...read,
    stats: rates.stats,
    objects: read.objects.map((object) => withOwn(object, object.facts, rates.gaps.get(object.name))),
    failedKinds: [...read.failedKinds, ...(rates.failed.length > 0 ? ['fill-rate'] : [])],
  };
}

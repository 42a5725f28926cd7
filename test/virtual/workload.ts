import { seeded } from '../unit/random.ts';

/** One thing to ask for, and how many seconds the org works on it. */
export type Item = { readonly id: string; readonly kind: WorkKind; readonly seconds: number };
export type WorkKind = keyof typeof kinds;

type Kind = {
  readonly count: number;
  /** Seconds that the org works on one, and their coefficient of variation. */
  readonly mean: number;
  readonly variation: number;
  /** How many one request takes at most, and how many the first requests hold. */
  readonly full: number;
  readonly first: number;
};

/** A large org's schema with fill rates (salesforce-api facts, section H), in composites of 25 describes or 5 queries. */
export const kinds = {
  describe: { count: 1500, mean: 0.22, variation: 0.8, full: 25, first: 25 },
  field: { count: 40, mean: 1.6, variation: 0.5, full: 5, first: 5 },
  // Fill rates run over records: before the first answers nobody knows whether one takes a second or a minute.
  count: { count: 300, mean: 2.5, variation: 1.6, full: 5, first: 2 },
  list: { count: 40, mean: 0.6, variation: 0.7, full: 5, first: 5 },
} as const satisfies Record<string, Kind>;

export const workKinds = Object.keys(kinds) as readonly WorkKind[];

/** What a composite costs beside its parts, in seconds. */
export const compositeSeconds = 0.08;

/** Calls that the whole work takes when every request is full. */
export const fullCalls = Object.values(kinds).reduce((calls, { count, full }) => calls + Math.ceil(count / full), 0);

/** The work of one seed, with times that are log-normal. */
export function workload(seed: number): readonly Item[] {
  const random = seeded(seed);
  return workKinds.flatMap((kind) => itemsOf(kind, kinds[kind].count, random));
}

/** Four calls for each of 1,462 objects, each as long as a describe. */
export function fourCallsPerObject(seed: number): readonly Item[] {
  return itemsOf('describe', 4 * 1462, seeded(seed));
}

function itemsOf(kind: WorkKind, count: number, random: () => number): readonly Item[] {
  const { mean, variation } = kinds[kind];
  return Array.from({ length: count }, (_, at) => ({
    id: `${kind} ${at}`,
    kind,
    seconds: mean * logNormal(random, variation) * (kind === 'describe' && random() < wide.share ? wide.factor : 1),
  }));
}

/** Objects with very many fields. */
const wide = { share: 0.02, factor: 6 };

function logNormal(random: () => number, variation: number): number {
  const sigma = Math.sqrt(Math.log(1 + variation ** 2));
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.exp(sigma * normal - sigma ** 2 / 2);
}

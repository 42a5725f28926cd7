/** Chances drawn from a seed: the same seed draws the same chances on every machine. */
export type Chance = {
  /** A number from 0 up to 1, 1 excluded. */
  next(): number;
  /** A whole number from low to high, both included. */
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in the given share of draws. */
  share(share: number): boolean;
  /** A key of the table, drawn by its weight. */
  weighted<K extends string>(table: Readonly<Record<K, number>>): K;
};

/** A source of chances for one seed. */
export function chance(seed: number): Chance {
  const next = mulberry32(seed);
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list) => pickFrom(list, next()),
    share: (share) => next() < share,
    weighted: (table) => weightedFrom(table, next()),
  };
}

/** The mulberry32 generator: small, fast, and good enough for test data. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A seed for a name, so that what is drawn for one object does not depend on the objects before it. */
export function seedOf(text: string, seed = 0): number {
  let hash = (2166136261 ^ seed) >>> 0;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619) >>> 0;
  return hash;
}

function pickFrom<T>(list: readonly T[], draw: number): T {
  const found = list[Math.floor(draw * list.length)];
  if (found === undefined) throw new Error('Nothing to pick from.');
  return found;
}

function weightedFrom<K extends string>(table: Readonly<Record<K, number>>, draw: number): K {
  const keys = Object.keys(table) as K[];
  const total = keys.reduce((sum, key) => sum + table[key], 0);
  let left = draw * total;
  return keys.find((key) => (left -= table[key]) < 0) ?? pickFrom(keys, draw);
}

import type { Answered, UnderWay } from './window.js';

/** How many parts a request of each kind takes, so that it ends well before the 20 s from which the org calls it long. */
export type JobSizes = {
  answered(answer: Pick<Answered, 'kind' | 'units' | 'ms'>): void;
  of(kind: string, bounds: SizeBounds, at: { readonly now: number; readonly underWay: Iterable<UnderWay> }): number;
};

export type SizeBounds = {
  /** The most that one request may hold. */
  readonly most: number;
  /** What the first requests of a kind hold, where nobody can know what a part takes: queries that run over records. */
  readonly first?: number | undefined;
  /** Parts still to be asked for when no more will come: they are spread over the slots, so that all end together. */
  readonly remaining?: number | undefined;
  /** Requests that may be under way. */
  readonly slots: number;
};

/** The org counts a request among its long-running ones from 20 s on; 1 s is left for the way there and back. */
const longMs = 19_000;
/** Standard deviations that must still fit: with heavy tails one request in ten is late at most. */
const caution = 1.35;
/** Answers of a kind before its size is measured instead of assumed. */
const fewest = 10;
const remembered = 200;
/** Not worth a call of its own at the end: less work than this. */
const spreadMs = 4000;

type Sample = { readonly units: number; readonly ms: number };

/**
 * The most parts n with n m + z s sqrt(n) <= 19 s, where m and s are mean and standard deviation of one part's time, z = 1.35:
 * parts run one after another, so their variances add up.
 */
export function createJobSizes(): JobSizes {
  const histories = new Map<string, Sample[]>();
  return {
    answered: ({ kind, units, ms }) => {
      const history = histories.get(kind) ?? [];
      histories.set(kind, history);
      history.push({ units, ms });
      if (history.length > remembered) history.shift();
    },
    of: (kind, { most, first = most, remaining, slots }, { now, underWay }) => {
      const history = histories.get(kind) ?? [];
      if (history.length < fewest) return Math.min(most, first);
      const { mean, deviation } = measure([...history, ...lateOf(kind, { history, now, underWay })]);
      let size = most;
      while (size > 1 && size * mean + caution * deviation * Math.sqrt(size) > longMs) size -= 1;
      if (remaining === undefined) return size;
      const share = Math.max(remaining / slots, spreadMs / Math.max(1e-9, mean));
      return Math.max(1, Math.min(size, Math.ceil(share)));
    },
  };
}

type Looking = { readonly history: readonly Sample[]; readonly now: number; readonly underWay: Iterable<UnderWay> };

/** The quick answer first: a request that takes longer than usual counts before it has ended, with what it took so far. */
function lateOf(kind: string, { history, now, underWay }: Looking): readonly Sample[] {
  const { mean } = measure(history);
  return [...underWay]
    .filter((one) => one.kind === kind && now - one.since > one.units * mean)
    .map(({ units, since }) => ({ units, ms: now - since }));
}

function measure(samples: readonly Sample[]): { readonly mean: number; readonly deviation: number } {
  const total = (value: (sample: Sample) => number): number => samples.reduce((sum, one) => sum + value(one), 0);
  const mean = total(({ ms }) => ms) / total(({ units }) => units);
  const variance = total(({ units, ms }) => (ms - units * mean) ** 2 / units) / samples.length;
  return { mean, deviation: Math.sqrt(variance) };
}

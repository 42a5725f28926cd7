import type { Answered, UnderWay } from './window.js';

/** What the answers since the last look tell of the org's speed. */
export type Seen = {
  /** Time per part over that of the org's best moments: 2 is half as fast. */
  readonly ratio: number;
  /** The ratio less its standard error. */
  readonly atLeast: number;
  /** Mean ms of the requests of steady kinds; 0 when there were too few. */
  readonly steadyMs: number;
};

/** Compares answers with earlier ones of their own kind: requests that differ in kind or in size say nothing by themselves. */
export type Slowdown = {
  answered(answer: Answered): void;
  /** Undefined until enough has been answered to tell a change from chance. */
  look(now: number, underWay: Iterable<UnderWay>): Seen | undefined;
};

/** The weight (inverse variance of the logarithm) that a look needs: a standard error of 9 %. */
const enough = 120;
/** Answers of one kind before it says anything. */
const fewest = 4;
/** A group of answers may become a kind's best moment when its mean is known this well. */
const groupError = 0.06;
/** Kinds whose requests vary less than this (variance of the logarithm) are steady. */
const steady = 0.12;
/** No request is steadier: a network has its own noise. */
const leastVariance = 0.03;
/** An unanswered request counts once it is this much (e^0.3: a third) late. */
const lateness = 0.3;
/** Answers of a kind that are remembered for its variance. */
const remembered = 100;

type Sample = { readonly units: number; readonly ms: number };
type Kind = { recent: Sample[]; group: Sample[]; best: number };
type Weighed = { readonly value: number; readonly weight: number };

/**
 * Times are taken as log-normal. Of a request with n parts, whose times have the coefficient of variation c, the logarithm
 * of the time per part has the variance v = ln(1 + c^2 / n) and lies v / 2 below the logarithm of the mean (moments of the
 * log-normal distribution); so requests of any size are compared, each weighed with 1 / v.
 */
export function createSlowdown(): Slowdown {
  const kinds = new Map<string, Kind>();
  let fresh: (Sample & { readonly kind: string })[] = [];

  return {
    answered: ({ kind: name, units, ms }) => {
      const kind = kinds.get(name) ?? { recent: [], group: [], best: Number.POSITIVE_INFINITY };
      kinds.set(name, kind);
      const sample = { units, ms };
      kind.recent.push(sample);
      if (kind.recent.length > remembered) kind.recent.shift();
      kind.group.push(sample);
      closeGroup(kind);
      fresh.push({ kind: name, ...sample });
    },
    look: (now, underWay) => {
      const bases = new Map([...kinds].map(([name, kind]) => [name, baseOf(kind)]));
      const compare = ({ kind, ...sample }: Sample & { readonly kind: string }): Weighed | undefined => {
        const base = bases.get(kind);
        if (!base) return undefined;
        const { value, weight } = logarithm(sample, base.variation);
        return { value: value - base.value, weight };
      };
      const compared = fresh.flatMap((one) => {
        const difference = compare(one);
        return difference ? [{ ...difference, ms: one.ms }] : [];
      });
      if (sum(compared.map(({ weight }) => weight)) < enough) return undefined;
      fresh = [];
      // What is late already will be later still: counted as if it were answered now, it is a lower bound.
      const late = [...underWay].flatMap(({ kind, units, since }) => compare({ kind, units, ms: now - since }) ?? []);
      const { value, weight } = mean([
        ...compared,
        ...late.filter((one) => one.value > lateness && one.weight > 1 / steady),
      ]);
      const steadyTimes = compared.filter((one) => one.weight > 1 / steady).map(({ ms }) => ms);
      return {
        ratio: Math.exp(value),
        atLeast: Math.exp(value - 1 / Math.sqrt(weight)),
        steadyMs: steadyTimes.length > 2 ? sum(steadyTimes) / steadyTimes.length : 0,
      };
    },
  };
}

/** The best group so far is what the org can do; until there is one, all that is known of the kind. */
function baseOf(kind: Kind): { readonly value: number; readonly variation: number } | undefined {
  if (kind.recent.length < fewest) return undefined;
  const variation = squaredVariation(kind.recent);
  const all = mean(kind.recent.map((sample) => logarithm(sample, variation)));
  return { value: Math.min(kind.best, all.value), variation };
}

function closeGroup(kind: Kind): void {
  const variation = squaredVariation(kind.recent);
  const { value, weight } = mean(kind.group.map((sample) => logarithm(sample, variation)));
  if (1 / Math.sqrt(weight) >= groupError) return;
  kind.best = Math.min(kind.best, value);
  kind.group = [];
}

function logarithm({ units, ms }: Sample, variation: number): Weighed {
  const variance = Math.max(leastVariance, Math.log(1 + variation / units));
  return { value: Math.log(Math.max(ms, 1e-3) / units) + variance / 2, weight: 1 / variance };
}

/** The squared coefficient of variation of one part, from requests of several: their variance grows with their parts. */
function squaredVariation(samples: readonly Sample[]): number {
  const perUnit = Math.max(1e-9, sum(samples.map(({ ms }) => ms)) / sum(samples.map(({ units }) => units)));
  const squares = samples.map(({ units, ms }) => (ms - units * perUnit) ** 2 / units);
  return sum(squares) / Math.max(1, samples.length - 1) / perUnit ** 2;
}

function mean(values: readonly Weighed[]): Weighed {
  const weight = sum(values.map((one) => one.weight));
  return { value: sum(values.map((one) => one.value * one.weight)) / weight, weight };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

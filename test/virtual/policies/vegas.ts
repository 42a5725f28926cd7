import type { Window } from '../../../src/limiter/window.js';

const initial = 20;
const probeMultiplier = 30;

/**
 * VegasLimit of Netflix/concurrency-limits (78a74b9), with its defaults: starts at 20, stays between 1 and 1,000, is not
 * smoothed (factor 1). With u = log10 of the limit, whole and at least 1: grows by 6 u while at most u requests queue in
 * the org, by u below 3 u, shrinks by u above 6 u, and does not change while less than half of it is in use. The time
 * without load is measured anew after 30 answers per place in the window, times a jitter between 0.5 and 1.
 * A drop is a step of u down. There, a drop's own time may become the time without load; here it is not known and left
 * out: an org refuses within a round trip, and every answer would then look as if it had queued.
 * An org has 25 slots for long-running requests and no connection pool is larger, so the benchmark gives `max` 25.
 */
export function vegas({ random, max = 1000 }: { readonly random: () => number; readonly max?: number }): Window {
  const noLoad = measureNoLoad(random);
  let limit = initial;

  const step = (by: number): boolean => {
    const before = limit;
    limit = Math.max(1, Math.min(max, limit + by));
    return limit < before;
  };

  return {
    get size() {
      return limit;
    },
    answered: ({ ms, inFlight }) => {
      if (noLoad.isNow(ms, limit) || inFlight * 2 < limit) return;
      step(stepFor(limit, Math.ceil(limit * (1 - noLoad.ms / ms))));
    },
    failed: () => {
      noLoad.dropped();
      return step(-unit(limit));
    },
  };
}

type NoLoad = {
  readonly ms: number;
  /** True when this time becomes the time without load: it is the shortest so far, or it is time to probe. */
  isNow(ms: number, limit: number): boolean;
  /** Brings the next probe nearer. */
  dropped(): void;
};

function measureNoLoad(random: () => number): NoLoad {
  const drawJitter = (): number => 0.5 + random() / 2;
  let noLoadMs = Infinity;
  let sinceProbe = 0;
  let jitter = drawJitter();

  return {
    get ms() {
      return noLoadMs;
    },
    isNow: (ms, limit) => {
      sinceProbe += 1;
      const probes = jitter * probeMultiplier * limit <= sinceProbe;
      if (probes) [jitter, sinceProbe] = [drawJitter(), 0];
      const becomes = probes || ms < noLoadMs;
      if (becomes) noLoadMs = ms;
      return becomes;
    },
    dropped: () => void (sinceProbe += 1),
  };
}

/** By how much to change a limit of whose requests so many queue. */
function stepFor(limit: number, queue: number): number {
  const one = unit(limit);
  if (queue <= one) return 6 * one;
  if (queue < 3 * one) return one;
  return queue > 6 * one ? -one : 0;
}

const unit = (limit: number): number => Math.max(1, Math.trunc(Math.log10(limit)));

import type { Window } from '../../../src/limiter/window.js';

const initial = 20;
const smoothing = 0.2;
const queue = 4;
const tolerance = 1.5;
const longWindow = 600;
const warmUp = 10;
/** How the long time comes down when answers are fast again. */
const recovery = { above: 2, factor: 0.95 };

/**
 * Gradient2Limit of Netflix/concurrency-limits (78a74b9), with its defaults: starts at 20, stays between 20 and 200,
 * allows a queue of 4, tolerates 1.5 times the long time (ExpAvgMeasurement over 600 answers, a plain mean of the first
 * 10), never more than halves, moves by a fifth of the way and not at all while less than half of it is in use.
 * That it was dropped is ignored there: a drop counts like an answer that took as long, so that a fast refusal makes the
 * limit grow. Here its time is not known, and it changes nothing.
 * An org has 25 slots for long-running requests and no connection pool is larger, so the benchmark gives `max` 25.
 */
export function gradient2({ min = 20, max = 200 }: { readonly min?: number; readonly max?: number } = {}): Window {
  let limit = initial;
  const long = average();

  return {
    get size() {
      return Math.trunc(limit);
    },
    answered: ({ ms, inFlight }) => {
      const longMs = long.add(ms);
      if (longMs / ms > recovery.above) long.scale(recovery.factor);
      if (inFlight < limit / 2) return;
      const gradient = Math.max(0.5, Math.min(1, (tolerance * longMs) / ms));
      const wanted = limit * gradient + queue;
      limit = Math.max(min, Math.min(max, limit * (1 - smoothing) + wanted * smoothing));
    },
    failed: () => false,
  };
}

type Average = {
  /** Gives the average with this value in it. */
  add(value: number): number;
  scale(factor: number): void;
};

/** The mean at first, then exponential. As in the source, what is scaled during the warm-up is forgotten with the next value. */
function average(): Average {
  const weight = 2 / (longWindow + 1);
  let mean = 0;
  let sum = 0;
  let count = 0;

  return {
    add: (value) => {
      if (count >= warmUp) mean = mean * (1 - weight) + value * weight;
      else {
        count += 1;
        sum += value;
        mean = sum / count;
      }
      return mean;
    },
    scale: (factor) => void (mean *= factor),
  };
}

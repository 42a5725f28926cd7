import type { Clock } from './clock.ts';

/** Seconds of the model since the start or the last reset, by which neighbours and storms come and go. */
export type ModelTime = {
  readonly seconds: () => number;
  readonly reset: () => void;
};

/** Model time on a clock that runs at a scale. */
export function createModelTime(clock: Clock, scale = 0): ModelTime {
  // At scale 0 no work takes time, and what changes with time changes with the clock as it is.
  const perSecond = 1000 * (scale === 0 ? 1 : scale);
  let start = clock.now();
  return {
    seconds: () => (clock.now() - start) / perSecond,
    reset: () => {
      start = clock.now();
    },
  };
}

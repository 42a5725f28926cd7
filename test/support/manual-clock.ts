import type { Clock } from '../../src/limiter/clock.js';

/** A clock that stands still until something sleeps, and then is later at once. */
export type ManualClock = Clock & { readonly slept: readonly number[] };

export function manualClock(): ManualClock {
  let time = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    sleep: async (ms) => {
      slept.push(ms);
      time += ms;
    },
  };
}

import type { Clock } from '../../src/limiter/clock.js';

/** A clock that stands still until something sleeps, and then is later at once. */
export type ManualClock = Clock & { readonly slept: readonly number[] };

/** Nobody means to sleep so long: who does waits for the signal. */
const forever = 86_400_000;

export function manualClock(): ManualClock {
  let time = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    sleep: async (ms, signal) => {
      if (signal?.aborted) return;
      if (signal && ms > forever) return woken(signal);
      slept.push(ms);
      time += ms;
    },
  };
}

const woken = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

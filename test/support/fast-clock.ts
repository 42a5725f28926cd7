import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../src/limiter/clock.js';

/** A clock that runs so many times as fast as the one on the wall, for the plugin and for the simulated org alike. */
export function fastClock(times: number): Clock {
  const start = performance.now();
  return {
    now: () => (performance.now() - start) * times,
    sleep: (ms, signal) => setTimeout(ms / times, undefined, signal && { signal }).catch(() => undefined),
  };
}

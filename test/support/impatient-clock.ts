import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../src/limiter/clock.js';

/** Tells the time as it is, so that answers take what they take, and sleeps a hundredth of what it is asked to. */
export const impatientClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => setTimeout(ms / 100, undefined, signal && { signal }).catch(() => undefined),
};

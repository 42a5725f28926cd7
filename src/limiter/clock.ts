import { setTimeout } from 'node:timers/promises';

/** Time as an argument, so that a throttled hour replays in milliseconds. Milliseconds throughout. */
export type Clock = {
  now(): number;
  /** Resolves after so many ms, or as soon as the signal aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => setTimeout(ms, undefined, signal && { signal }).catch(() => undefined),
};

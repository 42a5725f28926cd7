import type { Window } from '../../../src/limiter/window.js';

/** Tells a window of so many answers that took so long, each while so many requests were under way. */
export function answer(window: Window, ms: number, inFlight: number, times = 1): void {
  const one = { now: 0, kind: 'describe', units: 25, ms, inFlight };
  for (let count = 0; count < times; count += 1) window.answered(one, []);
}

/** Tells a window of a refusal; true when that made it smaller. */
export const fail = (window: Window): boolean => window.failed('overload', 0);

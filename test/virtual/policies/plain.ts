import type { Policy } from '../../../src/limiter/policy.js';
import type { Window } from '../../../src/limiter/window.js';

/** A policy that is a window alone: full requests, no guard, no breaker, every retry that a request's verdict allows. */
export function plainPolicy(window: Window): Policy {
  return {
    window,
    sizes: { answered: () => undefined, of: (_kind, { most }) => most },
    outage: {
      waitMs: () => 0,
      sent: () => undefined,
      unsent: () => undefined,
      answered: () => undefined,
      reached: () => undefined,
      failed: () => undefined,
      open: false,
      hopeless: () => false,
    },
    longRunning: {
      waitMs: () => 0,
      presses: () => false,
      sent: () => undefined,
      answered: () => undefined,
      refused: () => undefined,
      full: false,
      hopeless: () => false,
      narrow: () => undefined,
    },
    retries: { sent: () => undefined, take: () => true },
  };
}

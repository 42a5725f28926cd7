import type { Pressure } from './window.js';

/** What a failure means for the request and for all that wait behind it. */
export type Verdict = {
  /** What kind of failure it is: each has attempts of its own. */
  readonly kind?: string;
  /** How often a request that fails so may be tried; 1 means never again. */
  readonly attempts: number;
  readonly retryAfterMs?: number;
  /** The failure is everybody's (login lost, daily limit reached): nothing more is sent. */
  readonly halt?: boolean;
  /** What it tells about the org, beyond this request. */
  readonly pressure?: Pressure | undefined;
  /** For the run log. */
  readonly code?: string;
};

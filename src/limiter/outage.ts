import { retryAfterCeilingMs } from './backoff.js';
import { createPace } from './pace.js';

/**
 * The circuit breaker (M. Nygard, Release It!): an org that answers 503 or not at all gets one request a second; when it
 * stays down, nothing for 15 s and then one probe, whose answer is waited for.
 */
export type Outage = {
  /** ms until a request may go: 0 now, Infinity not before a probe is answered. */
  waitMs(now: number): number;
  sent(now: number): void;
  /** A request had its turn and nothing was sent. */
  unsent(): void;
  answered(now: number, sentAt: number): void;
  /** It ended otherwise than by the org being away. */
  reached(sentAt: number): void;
  failed(now: number, failure: { readonly sentAt: number; readonly retryAfterMs: number }): void;
  /** It answered none of the last five requests: what goes out now is a probe for all. */
  readonly open: boolean;
  /** No good answer for so long that waiting on makes no sense. */
  hopeless(now: number): boolean;
};

const pauseMs = 1000;
/** Failures in a row that open the circuit. Requests that were under way together fail together, and count as one. */
const inARow = 5;
const openMs = 15_000;
const hopelessMs = 300_000;

export function createOutage(start: number): Outage {
  const pace = createPace();
  let row = 0;
  let countedAt = Number.NEGATIVE_INFINITY;
  let rowSince = Number.NEGATIVE_INFINITY;
  let heldUntil = Number.NEGATIVE_INFINITY;
  let goodAt = start;
  /** When the probe was sent that is waited for. */
  let probe: number | undefined;

  /** Answers to requests of before the first failure of the row say nothing of the org since. */
  const reached = (sentAt: number): void => {
    if (sentAt < rowSince) return;
    row = 0;
    rowSince = Number.NEGATIVE_INFINITY;
    probe = undefined;
  };

  return {
    waitMs: (now) => (probe !== undefined ? Number.POSITIVE_INFINITY : Math.max(heldUntil - now, pace.waitMs(now), 0)),
    sent: (now) => {
      if (row >= inARow) probe = now;
      pace.sent(now);
    },
    unsent: () => void (probe = undefined),
    answered: (now, sentAt) => {
      goodAt = now;
      reached(sentAt);
    },
    reached,
    get open() {
      return row >= inARow;
    },
    failed: (now, { sentAt, retryAfterMs }) => {
      if (row === 0) rowSince = now;
      pace.stopped(now);
      if (probe !== undefined && sentAt < probe) return; // of before the pause: it says nothing new
      probe = undefined;
      if (sentAt >= countedAt) {
        row += 1;
        countedAt = now;
      }
      const hold = Math.max(row >= inARow ? openMs : pauseMs, Math.min(retryAfterMs, retryAfterCeilingMs));
      heldUntil = Math.max(heldUntil, now + hold);
    },
    hopeless: (now) => row >= inARow && now - goodAt > hopelessMs,
  };
}

/**
 * How fast requests go out again after they had to stop: one a period at first, twice as many with every quiet period,
 * so that a refusal, which comes within a round trip, costs one request and not a window full of them.
 */
export type Pace = {
  /** ms until a request may go; 0: now. */
  waitMs(now: number): number;
  sent(now: number): void;
  stopped(now: number): void;
};

/** After more quiet periods than these there is no pace any more. */
const quietPeriods = 5;

export function createPace(slowestMs = 1000): Pace {
  let stoppedAt = Number.NEGATIVE_INFINITY;
  let nextAt = Number.NEGATIVE_INFINITY;
  return {
    waitMs: (now) => Math.max(0, nextAt - now),
    sent: (now) => {
      const quiet = Math.floor((now - stoppedAt) / slowestMs);
      if (quiet <= quietPeriods) nextAt = now + slowestMs / 2 ** Math.max(0, quiet - 1);
    },
    stopped: (now) => {
      stoppedAt = now;
    },
  };
}

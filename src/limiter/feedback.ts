import type { Clock } from './clock.js';
import type { Observe } from './decision.js';
import type { Policy } from './policy.js';
import type { Verdict } from './verdict.js';
import type { Pressure, UnderWay } from './window.js';

/** What each end of a request means for those that follow. */
export type Feedback = {
  succeeded(one: UnderWay, inFlight: number): void;
  /** True when nothing more may be sent: the failure is everybody's, or the org has been down for too long. */
  failed(verdict: Verdict, sentAt: number): boolean;
  /** Looks whether our own requests grow old. */
  watch(now: number): void;
};

type Options = {
  readonly policy: Policy;
  readonly clock: Clock;
  readonly observe: Observe | undefined;
  readonly underWay: ReadonlySet<UnderWay>;
  /** Requests that may be under way. */
  readonly slots: () => number;
};

export function createFeedback({ policy, clock, observe, underWay, slots }: Options): Feedback {
  const { window, sizes, outage, longRunning } = policy;

  /** Tells of changes that something makes to the window. */
  const changing = (change: () => void): void => {
    const from = slots();
    change();
    const to = slots();
    if (from !== to) observe?.({ what: 'window', from, to, why: window.reason ?? 'quiet' });
  };
  const press = (pressure: Pressure, now: number): void => changing(() => void window.failed(pressure, now));

  return {
    succeeded: (one, inFlight) => {
      const now = clock.now();
      const answer = { now, kind: one.kind, units: one.units, ms: now - one.since, inFlight };
      changing(() => window.answered(answer, underWay));
      sizes.answered(answer);
      outage.answered(now, one.since);
      longRunning.answered();
    },
    failed: ({ halt = false, pressure, retryAfterMs = 0 }, sentAt) => {
      const now = clock.now();
      if (pressure) press(pressure, now);
      if (pressure === 'unavailable') outage.failed(now, { sentAt, retryAfterMs });
      else outage.reached(sentAt);
      if (!pressure) longRunning.answered();
      if (pressure === 'overload') longRunning.refused(now, underWay);
      return halt || outage.hopeless(now) || longRunning.hopeless(now);
    },
    watch: (now) => {
      if (longRunning.presses(now, underWay)) press('long-running', now);
    },
  };
}

import type { Clock } from './clock.js';
import type { Observe, WaitReason } from './decision.js';
import type { Policy } from './policy.js';
import type { UnderWay } from './window.js';

/** Says how long nothing may be sent, though there is room, and tells when that begins and ends. */
export type Waits = {
  /** ms until one more request may go; 0: now. */
  ms(now: number, underWay: Iterable<UnderWay>): number;
  /** One goes. */
  over(): void;
};

/** Shorter waits are not worth a word. */
const noticeableMs = 1000;

type Options = { readonly policy: Policy; readonly clock: Clock; readonly observe: Observe | undefined };

export function createWaits({ policy: { outage, longRunning }, clock, observe }: Options): Waits {
  let held: { readonly why: WaitReason; readonly since: number } | undefined;

  const over = (): void => {
    if (!held) return;
    observe?.({ what: 'go', why: held.why, waitedMs: Math.round(clock.now() - held.since) });
    held = undefined;
  };
  const hold = (why: WaitReason, ms: number): void => {
    if (ms < noticeableMs || held?.why === why) return;
    over();
    held = { why, since: clock.now() };
    observe?.({ what: 'wait', why, ms: Number.isFinite(ms) ? Math.round(ms) : null });
  };

  return {
    ms: (now, underWay) => {
      const down = outage.waitMs(now);
      const old = longRunning.waitMs(now, underWay);
      if (down > 0) hold('unavailable', down);
      else if (old > 0) hold('long-running', old);
      return Math.max(down, old);
    },
    over,
  };
}

import { createPace } from './pace.js';
import type { UnderWay } from './window.js';

/**
 * Keeps this tool from holding the slots that an org has for requests of more than 20 s: 25, and 5 in Developer Edition,
 * trial and scratch orgs (Salesforce help, API request limits and allocations). They are shared by everybody who uses the org.
 */
export type LongRunning = {
  /** ms until a request may go; Infinity: not before one of ours has ended. */
  waitMs(now: number, underWay: Iterable<UnderWay>): number;
  /** So many of ours are old that fewer should be under way. */
  presses(now: number, underWay: Iterable<UnderWay>): boolean;
  sent(now: number): void;
  /** An answer came that is no refusal of this kind. */
  answered(): void;
  /** The org refused a request because its slots are full. */
  refused(now: number, underWay: Iterable<UnderWay>): void;
  /** Others hold all slots, as far as is known: what goes out now is a probe for all. */
  readonly full: boolean;
  /** They have held them for so long that waiting on makes no sense. */
  hopeless(now: number): boolean;
  /** The org has fewer slots than others. */
  narrow(share: number): void;
};

/** Old: it may well become long. */
const oldMs = 15_000;
/** Own requests counted as long by the org, with some room for the way there. */
const longMs = 19_500;
/** From so many old ones on the window shrinks. */
const pressing = 5;
/** How long it is believed that others hold the slots which a refusal showed to be taken. */
const believedMs = 60_000;
/** With none of ours among the long ones, others hold all slots: nothing is sent for so long, then twice as long. */
const fullMs = 2000;
const longestFullMs = 15_000;
const hopelessMs = 300_000;

/** `share`: own old requests from which on nothing more is sent. */
export function createLongRunning(share: number): LongRunning {
  const pace = createPace(500);
  let most = share;
  let learned = { share, until: Number.NEGATIVE_INFINITY };
  let fullUntil = Number.NEGATIVE_INFINITY;
  let fullSince: number | undefined;
  let refusals = 0; // since others hold all slots

  const older = (now: number, ms: number, underWay: Iterable<UnderWay>): number =>
    [...underWay].filter(({ since }) => now - since >= ms).length;
  const bearable = (now: number): number => (now < learned.until ? Math.min(most, learned.share) : most);

  return {
    waitMs: (now, underWay) => {
      if (now < fullUntil) return fullUntil - now;
      if (older(now, oldMs, underWay) < bearable(now)) return pace.waitMs(now);
      pace.stopped(now);
      return Number.POSITIVE_INFINITY;
    },
    presses: (now, underWay) => older(now, oldMs, underWay) >= Math.min(pressing, bearable(now)),
    sent: pace.sent,
    refused: (now, underWay) => {
      const long = older(now, longMs, underWay);
      learned = { share: Math.max(1, Math.min(long, bearable(now))), until: now + believedMs };
      pace.stopped(now);
      if (long > 0) return;
      fullSince ??= now;
      fullUntil = now + Math.min(longestFullMs, fullMs * 2 ** refusals);
      refusals += 1;
    },
    answered: () => {
      fullSince = undefined;
      refusals = 0;
    },
    get full() {
      return fullSince !== undefined;
    },
    hopeless: (now) => fullSince !== undefined && now - fullSince > hopelessMs,
    narrow: (to) => {
      most = Math.min(most, to);
    },
  };
}

import type { Policy } from '../../../src/limiter/policy.js';
import { fixedWindow } from './fixed.ts';
import { plainPolicy } from './plain.ts';

const minuteMs = 60_000;
const atOnce = 20;
const rates = { initial: 200, min: 50, max: 300 };
/** Assumed: the source says neither what success is enough nor by how much the rate then moves. */
const assumed = { good: 0.95, faster: 1.2, bad: 0.8, slower: 0.7 };

/** When requests may go: not how many at once, but how many a minute. Times are ms. */
export type Pace = {
  /** Requests that may be under way, whatever the rate. */
  readonly atOnce: number;
  /** The moment at which the next request may go, which is then taken. Ask when there is room, not in advance. */
  nextStart(now: number): number;
  ended(ok: boolean, now: number): void;
};

/** A policy that is that pace alone, with one object a call. */
export function forerunnerPolicy({ start }: { readonly start: number }): Policy {
  const pace = forerunnerPace({ start });
  const plain = plainPolicy(fixedWindow(pace.atOnce));
  let next: number | undefined; // taken for the next request to go
  return {
    ...plain,
    sizes: { ...plain.sizes, of: () => 1 },
    outage: {
      ...plain.outage,
      waitMs: (now) => Math.max(0, (next ??= pace.nextStart(now)) - now),
      sent: () => void (next = undefined),
      answered: (now) => pace.ended(true, now),
      failed: (now) => pace.ended(false, now),
    },
    longRunning: { ...plain.longRunning, refused: (now) => pace.ended(false, now) },
  };
}

/**
 * The pace of the Python pipeline that this plugin replaces, as its notes on performance tell it (the program itself is
 * not at hand): 200 calls a minute at first, looked at every 60 s and moved between 50 and 300 by the success of that
 * minute, at most 20 calls at once, each of them for one object.
 * The notes are silent on the rest, which is assumed: above 95 % success the rate is multiplied by 1.2, below 80 % by 0.7,
 * between them, or when nothing ended, it stays; and the calls of a minute are spread evenly.
 */
export function forerunnerPace({ start }: { readonly start: number }): Pace {
  let perMinute = rates.initial;
  let lastStart = -Infinity;
  let minuteEnd = start + minuteMs;
  let ended = nothing;

  const closeMinutes = (now: number): void => {
    for (; now >= minuteEnd; minuteEnd += minuteMs) [perMinute, ended] = [rateAfter(perMinute, ended), nothing];
  };

  return {
    atOnce,
    nextStart: (now) => {
      closeMinutes(now);
      lastStart = Math.max(now, lastStart + minuteMs / perMinute);
      return lastStart;
    },
    ended: (ok, now) => {
      closeMinutes(now);
      ended = { good: ended.good + Number(ok), all: ended.all + 1 };
    },
  };
}

type Ended = { readonly good: number; readonly all: number };
const nothing: Ended = { good: 0, all: 0 };

function rateAfter(perMinute: number, { good, all }: Ended): number {
  if (all === 0) return perMinute;
  if (good / all > assumed.good) return Math.min(rates.max, perMinute * assumed.faster);
  return good / all < assumed.bad ? Math.max(rates.min, perMinute * assumed.slower) : perMinute;
}

import { describe, expect, it } from 'vitest';
import { createDailyBudget } from '../../../src/limiter/daily-budget.js';

const limit = 15_000;
const reserve = 1500;
const atOnce = 20;
const stepMs = 50;

type Drain = {
  /** Calls of others before, and how many a second they make. */
  readonly before: number;
  readonly perSecond: number;
  /** Whether the org tells the count of the moment it answers in, or of that in which the request came. */
  readonly tells: 'at the end' | 'on arrival';
};

/** Sends one call after another, 20 at once, each 1.25 to 3.75 s long, until one is refused; then asks for a minute more. */
function drain({ before, perSecond, tells }: Drain) {
  const budget = createDailyBudget(10);
  const left = (): number => limit - before - Math.floor((perSecond * now) / 1000) - own;
  let underWay: { readonly sentAt: number; readonly endsAt: number; readonly count: number }[] = [];
  let [own, now, refusedAt, least] = [0, 0, Infinity, Infinity];
  let leftWhenRefused = 0;
  while (now < Math.min(600_000, refusedAt + 60_000)) {
    now += stepMs;
    for (const { sentAt, count } of underWay.filter(({ endsAt }) => endsAt <= now)) {
      budget.ended(1);
      budget.header({ used: tells === 'at the end' ? limit - left() : count, limit }, sentAt);
    }
    underWay = underWay.filter(({ endsAt }) => endsAt > now);
    while (underWay.length < atOnce && budget.take(1, now)) {
      own += 1;
      least = Math.min(least, left());
      underWay.push({ sentAt: now, endsAt: now + 1250 + ((own * 37) % 100) * 25, count: limit - left() });
    }
    if (underWay.length === atOnce || refusedAt < now) continue;
    refusedAt = now;
    leftWhenRefused = left();
  }
  return { least, leftWhenRefused, own };
}

describe('a day that others drain', () => {
  it.each([
    ['at the end', 13_300, 0],
    ['at the end', 12_000, 5],
    ['at the end', 13_300, 5],
    ['at the end', 12_000, 20],
    ['at the end', 12_800, 20],
    ['at the end', 13_300, 20],
    ['at the end', 12_800, 100],
    ['on arrival', 13_300, 0],
    ['on arrival', 12_000, 5],
    ['on arrival', 12_800, 20],
  ] as const)(
    '(told %s) from %i calls on by %i a second: no call of ours touches the reserve',
    (tells, before, perSecond) => {
      const { least, leftWhenRefused, own } = drain({ before, perSecond, tells });
      expect(least).toBeGreaterThanOrEqual(reserve);
      // Nor is more left than what is under way and what others may have taken since the last count, at most 3.75 s ago.
      expect(leftWhenRefused).toBeLessThanOrEqual(reserve + atOnce + 1.5 * perSecond * 3.75);
      expect(own).toBeGreaterThanOrEqual(atOnce);
    },
  );

  it.each([
    ['on arrival', 13_300, 20],
    ['on arrival', 12_800, 100],
  ] as const)('(told %s) from %i calls on by %i a second, within ten seconds: likewise', (tells, before, perSecond) => {
    expect(drain({ before, perSecond, tells }).least).toBeGreaterThanOrEqual(reserve);
  });

  it('by nobody else (told on arrival) is used to the last call above the reserve', () => {
    const { least, own } = drain({ before: 13_000, perSecond: 0, tells: 'on arrival' });
    expect([least, own]).toEqual([reserve, 500]);
  });

  it('by nobody else (told at the end) is used to the last call above the reserve', () => {
    const { least, own } = drain({ before: 13_000, perSecond: 0, tells: 'at the end' });
    expect([least, own]).toEqual([reserve, 500]);
  });
});

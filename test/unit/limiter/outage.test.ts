import { describe, expect, it } from 'vitest';
import { createOutage, type Outage } from '../../../src/limiter/outage.js';

/** A request sent and failed at this time. */
const fail = (outage: Outage, now: number, { sentAt = now, retryAfterMs = 0 } = {}): void =>
  outage.failed(now, { sentAt, retryAfterMs });

/** Requests one after another, each failed in the moment it was sent, as fast as they may go. */
function failInARow(times: number, start = 0): { readonly outage: Outage; readonly now: number } {
  const outage = createOutage(start);
  let now = start;
  for (let count = 0; count < times; count += 1) {
    now += outage.waitMs(now);
    outage.sent(now);
    fail(outage, now);
  }
  return { outage, now };
}

describe('outage', () => {
  it('holds nothing while all is well', () => {
    const outage = createOutage(0);
    outage.sent(0);
    expect(outage.waitMs(0)).toBe(0);
    outage.answered(50, 50);
    outage.sent(50);
    expect(outage.waitMs(50)).toBe(0);
  });

  it.each([
    ['1 s after a failure', 0, 1000],
    ['as long as Retry-After says', 17_000, 17_000],
    ['1 s where Retry-After says less', 400, 1000],
    ['120 s where Retry-After says more', 3_600_000, 120_000],
  ])('waits %s', (_, retryAfterMs, waitMs) => {
    const outage = createOutage(0);
    fail(outage, 500, { retryAfterMs });
    expect(outage.waitMs(500)).toBe(waitMs);
    expect(outage.waitMs(500 + waitMs - 1)).toBe(1);
    expect(outage.waitMs(500 + waitMs)).toBe(0);
  });

  it('does not wait less because of a later failure that asked for less', () => {
    const outage = createOutage(0);
    fail(outage, 0, { retryAfterMs: 60_000 });
    fail(outage, 1000, { sentAt: 0 });
    expect(outage.waitMs(1000)).toBe(59_000);
  });

  it('sends one request a second at first, then twice as many with every quiet second', () => {
    const outage = createOutage(0);
    fail(outage, 0);
    const sent: number[] = [];
    for (let now = 0; sent.length < 9;) {
      now += outage.waitMs(now);
      sent.push(now);
      outage.sent(now);
    }
    expect(sent).toEqual([1000, 2000, 2500, 3000, 3250, 3500, 3750, 4000, 4125]);
  });

  it('goes on at the pace after a good answer: one is no proof', () => {
    const outage = createOutage(0);
    fail(outage, 0);
    outage.sent(1000);
    outage.answered(1050, 1050);
    expect(outage.waitMs(1050)).toBe(950);
  });

  it.each([
    [1, 1000],
    [4, 1000],
    [5, 15_000],
    [6, 15_000],
  ])('after %i failures in a row sends nothing for %i ms', (times, waitMs) => {
    const { outage, now } = failInARow(times);
    expect(outage.waitMs(now)).toBe(waitMs);
  });

  it('begins to count anew after a good answer', () => {
    const { outage, now } = failInARow(4);
    outage.answered(now + 500, now + 400);
    fail(outage, now + 1000);
    expect(outage.waitMs(now + 1000)).toBe(1000);
    for (const more of [2000, 3000, 4000]) fail(outage, now + more);
    expect(outage.waitMs(now + 4000)).toBe(1000);
    fail(outage, now + 5000);
    expect(outage.waitMs(now + 5000)).toBe(15_000);
  });

  it('counts requests that failed together once', () => {
    const outage = createOutage(0);
    for (const at of [100, 101, 102, 103, 104, 105, 106]) fail(outage, at, { sentAt: 0 });
    expect(outage.waitMs(106)).toBe(1000);
    // The second to the fourth in a row: each sent when the failure before was known.
    for (const at of [1106, 2106, 3106]) fail(outage, at);
    expect(outage.waitMs(3106)).toBe(1000);
    fail(outage, 3500, { sentAt: 3105 }); // under way when the fourth failed
    expect(outage.waitMs(3500)).toBe(1000);
    fail(outage, 4106, { sentAt: 3106 });
    expect(outage.waitMs(4106)).toBe(15_000);
  });

  it('lets one probe go when the pause is over, and nothing before that is answered', () => {
    const { outage, now } = failInARow(5);
    const probedAt = now + 15_000;
    outage.sent(probedAt);
    expect([0, 1000, 1_000_000].map((after) => outage.waitMs(probedAt + after))).toEqual([
      Infinity,
      Infinity,
      Infinity,
    ]);
  });

  it('after a good probe goes on without a hold', () => {
    const { outage, now } = failInARow(5);
    outage.sent(now + 15_000);
    outage.answered(now + 15_200, now + 15_000);
    outage.sent(now + 15_200);
    expect(outage.waitMs(now + 15_200)).toBe(0); // quiet for more than six seconds: no pace either
  });

  it('after a failed probe waits 15 s more, for one more probe', () => {
    const { outage, now } = failInARow(5);
    outage.sent(now + 15_000);
    fail(outage, now + 15_060, { sentAt: now + 15_000 });
    expect(outage.waitMs(now + 15_060)).toBe(15_000);
    outage.sent(now + 30_060);
    expect(outage.waitMs(now + 30_060)).toBe(Infinity);
  });

  it('gets the turn back from a probe that was not sent', () => {
    const { outage, now } = failInARow(5);
    outage.sent(now + 15_000);
    outage.unsent();
    expect(outage.waitMs(now + 15_000)).toBe(0);
    outage.sent(now + 15_000);
    expect(outage.waitMs(now + 15_000)).toBe(Infinity);
  });

  it('waits for its probe although a request that was sent before it fails late', () => {
    const { outage, now } = failInARow(5);
    outage.sent(now + 15_000);
    fail(outage, now + 15_500, { sentAt: now + 14_999, retryAfterMs: 60_000 });
    expect(outage.waitMs(now + 90_500)).toBe(Infinity);
    outage.answered(now + 90_600, now + 15_000);
    expect(outage.waitMs(now + 90_600)).toBe(0);
  });

  it('is open from the fifth failure in a row to the next good answer', () => {
    expect([4, 5, 6].map((times) => failInARow(times).outage.open)).toEqual([false, true, true]);
    const { outage, now } = failInARow(5);
    outage.sent(now + 15_000);
    expect(outage.open).toBe(true);
    outage.answered(now + 15_100, now + 15_000);
    expect(outage.open).toBe(false);
  });

  describe('whose probe got an answer, though not a good one,', () => {
    const reached = () => {
      const { outage, now } = failInARow(5);
      outage.sent(now + 15_000);
      outage.reached(now + 15_000);
      return { outage, now: now + 15_000 };
    };

    it('goes on, and begins to count anew', () => {
      const { outage, now } = reached();
      expect([outage.open, outage.waitMs(now + 1000)]).toEqual([false, 0]);
      for (const more of [2000, 3000, 4000, 5000]) fail(outage, now + more);
      expect([outage.open, outage.waitMs(now + 5000)]).toEqual([false, 1000]);
    });

    it('waits on as long as Retry-After said', () => {
      const outage = createOutage(0);
      fail(outage, 0, { retryAfterMs: 17_000 });
      outage.reached(0);
      expect(outage.waitMs(5000)).toBe(12_000);
    });

    it('is as far from its last good answer as before', () => {
      const { outage, now } = reached();
      for (const more of [1000, 2000, 3000, 4000, 5000]) fail(outage, now + more);
      expect([outage.hopeless(300_000), outage.hopeless(300_001)]).toEqual([false, true]);
    });
  });

  describe('is hopeless', () => {
    it.each([
      ['when the fifth failure in a row comes more than 5 minutes after the last good answer', 5, 300_001, true],
      ['not after 5 minutes sharp', 5, 300_000, false],
      ['not while fewer have failed in a row', 4, 900_000, false],
    ])('%s', (_, times, silence, hopeless) => {
      const { outage } = failInARow(times, 7000);
      expect(outage.hopeless(7000 + silence)).toBe(hopeless);
    });

    it('never while good answers come', () => {
      const outage = createOutage(0);
      outage.answered(200_000, 200_000);
      for (const at of [300_000, 310_000, 320_000, 330_000, 340_000]) fail(outage, at);
      expect([outage.hopeless(500_000), outage.hopeless(500_001)]).toEqual([false, true]);
    });
  });
});

import { describe, expect, it } from 'vitest';
import { createLongRunning } from '../../../src/limiter/long-running.js';
import type { UnderWay } from '../../../src/limiter/window.js';

const now = 100_000;

/** So many requests under way, each of this age at `now`. */
const aged = (count: number, ms: number): UnderWay[] =>
  Array.from({ length: count }, () => ({ kind: 'count', units: 5, since: now - ms }));

/** How many of ours may be old: the smallest number at which nothing more is sent. */
function shareOf(guard: ReturnType<typeof createLongRunning>, at: number): number {
  const counts = Array.from({ length: 20 }, (_, count) => count);
  return counts.find((count) => guard.waitMs(at, aged(count, 15_000 + now - at)) === Infinity) ?? Infinity;
}

describe('long-running guard', () => {
  it.each([
    ['nothing is under way', 0, 0, 0],
    ['many are young', 50, 14_999, 0],
    ['five are 15 s old', 5, 15_000, 0],
    ['six are 15 s old', 6, 15_000, Infinity],
    ['seven are older', 7, 60_000, Infinity],
  ])('with a share of six, when %s: %i of %i ms, waits %d', (_, count, ms, waitMs) => {
    expect(createLongRunning(6).waitMs(now, [...aged(3, 100), ...aged(count, ms)])).toBe(waitMs);
  });

  it('goes on slowly when one of the old ones has ended: one in 500 ms, twice as many after each 500 ms', () => {
    const guard = createLongRunning(6);
    guard.waitMs(now, aged(6, 15_000));
    const sent: number[] = [];
    for (let at = now + 200; sent.length < 5;) {
      at += guard.waitMs(at, aged(5, 15_000));
      sent.push(at - now);
      guard.sent(at);
    }
    expect(sent).toEqual([200, 700, 1200, 1450, 1700]);
  });

  it('begins that slow pace anew each time the share was found full', () => {
    const guard = createLongRunning(6);
    guard.waitMs(now, aged(6, 15_000));
    guard.waitMs(now + 3000, aged(6, 15_000));
    guard.sent(now + 3100);
    expect(guard.waitMs(now + 3100, [])).toBe(500);
  });

  it.each([
    ['four are old', 4, 15_000, false],
    ['five are old', 5, 15_000, true],
    ['five are nearly old', 5, 14_999, false],
  ])('presses for a smaller window when %s', (_, count, ms, presses) => {
    expect(createLongRunning(6).presses(now, aged(count, ms))).toBe(presses);
  });

  it('presses at its share where that is smaller than five', () => {
    const guard = createLongRunning(3);
    expect([guard.presses(now, aged(2, 15_000)), guard.presses(now, aged(3, 15_000))]).toEqual([false, true]);
  });

  describe('refused by the org', () => {
    // Ours that the org counts as long are 19.5 s old and more: so many it bears of ours, the others belong to others.
    it.each([
      ['two of ours were long', aged(2, 19_500), 2],
      ['one was long and four were old', [...aged(1, 30_000), ...aged(4, 19_499)], 1],
      ['as many were long as the share', aged(6, 20_000), 6],
      ['more were long than the share', aged(9, 20_000), 6],
      ['none was long', aged(5, 19_499), 1],
    ])('while %s: believes in so many slots for 60 s', (_, underWay, share) => {
      const guard = createLongRunning(6);
      guard.refused(now, underWay);
      expect(shareOf(guard, now + 2000)).toBe(share);
      expect(shareOf(guard, now + 59_999)).toBe(share);
      expect(shareOf(guard, now + 60_000)).toBe(6);
    });

    it('presses for a smaller window from so many on', () => {
      const guard = createLongRunning(6);
      guard.refused(now, aged(2, 20_000));
      expect([guard.presses(now, aged(1, 15_000)), guard.presses(now, aged(2, 15_000))]).toEqual([false, true]);
      expect(guard.presses(now + 60_000, aged(2, -45_000))).toBe(false);
    });

    it('again while it believes in less: does not believe in more, and for 60 s from then', () => {
      const guard = createLongRunning(6);
      guard.refused(now, aged(1, 20_000));
      guard.refused(now + 30_000, aged(5, 40_000));
      expect([30_000, 89_999, 90_000].map((after) => shareOf(guard, now + after))).toEqual([1, 1, 6]);
    });

    it('while none of ours was long: sends nothing for 2 s, then for twice as long each time, up to 15 s', () => {
      const guard = createLongRunning(6);
      guard.refused(now, aged(5, 19_499));
      expect([0, 1500, 1999, 2000].map((after) => guard.waitMs(now + after, []))).toEqual([2000, 500, 1, 0]);
      const waits = [1, 2, 3, 4].map((at) => {
        guard.refused(now + at * 20_000, []);
        return guard.waitMs(now + at * 20_000, []);
      });
      expect(waits).toEqual([4000, 8000, 15_000, 15_000]);
    });

    it('begins with 2 s again after a good answer', () => {
      const guard = createLongRunning(6);
      for (const at of [0, 2000, 6000]) guard.refused(now + at, []);
      guard.answered();
      guard.refused(now + 20_000, []);
      expect(guard.waitMs(now + 20_000, [])).toBe(2000);
    });

    it('while none of ours was long: finds all slots full until a good answer', () => {
      const guard = createLongRunning(6);
      expect(guard.full).toBe(false);
      guard.refused(now, aged(1, 19_500));
      expect(guard.full).toBe(false);
      guard.refused(now, []);
      expect(guard.full).toBe(true);
      guard.answered();
      expect(guard.full).toBe(false);
    });

    it('while none of ours was long, for more than 5 minutes without a good answer: is hopeless', () => {
      const guard = createLongRunning(6);
      expect(guard.hopeless(now)).toBe(false);
      guard.refused(now, []);
      guard.refused(now + 200_000, []);
      expect([300_000, 300_001].map((after) => guard.hopeless(now + after))).toEqual([false, true]);
      guard.answered();
      guard.refused(now + 300_003, []);
      expect([600_003, 600_004].map((after) => guard.hopeless(now + after))).toEqual([false, true]);
    });

    it('while one of ours was long: is not hopeless', () => {
      const guard = createLongRunning(6);
      guard.refused(now, aged(1, 19_500));
      expect(guard.hopeless(now + 1e9)).toBe(false);
    });

    it('while one was long: sends on, slowly', () => {
      const guard = createLongRunning(6);
      guard.refused(now, aged(1, 19_500));
      expect(guard.waitMs(now, [])).toBe(0);
      guard.sent(now);
      expect(guard.waitMs(now, [])).toBe(500);
    });
  });

  it.each([
    [3, 3],
    [9, 6],
  ])('narrowed to %i has a share of %i', (to, share) => {
    const guard = createLongRunning(6);
    guard.narrow(to);
    expect(shareOf(guard, now)).toBe(share);
  });

  it('stays narrow when what a refusal has shown is no longer believed', () => {
    const guard = createLongRunning(6);
    guard.refused(now, aged(5, 20_000));
    guard.narrow(3);
    expect([0, 60_000].map((after) => shareOf(guard, now + after))).toEqual([3, 3]);
  });
});

import { describe, expect, it } from 'vitest';
import { adaptiveWindow, type Pressure, type UnderWay, type Window } from '../../../src/limiter/window.js';
import { seeded } from '../random.ts';

let kinds = 0;

/** An answer of a kind of its own, which says nothing about the org's speed, while all that may be is under way. */
function grow(window: Window, { now = 0, inFlight = window.size } = {}): number {
  window.answered({ now, kind: `kind ${(kinds += 1)}`, units: 1, ms: 1000, inFlight }, []);
  return window.size;
}

/** The sizes after each of so many of them. */
const growth = (window: Window, count: number, now = 0): number[] =>
  Array.from({ length: count }, () => grow(window, { now }));

type Told = { readonly now?: number; readonly inFlight?: number; readonly units?: number };

/** Answers of one kind; by themselves they let nothing grow, since nothing is under way. */
function tell(window: Window, count: number, ms: number, told: Told = {}, underWay: readonly UnderWay[] = []): number {
  const answer = { now: 0, kind: 'a', units: 1, ms, inFlight: 0, ...told };
  for (let index = 0; index < count; index += 1) window.answered(answer, underWay);
  return window.size;
}

/** A window that is as large as it may be, of an org that was found steady, its parts taking 1 s. */
function proven(max: number): Window {
  const window = adaptiveWindow({ start: max, max });
  tell(window, 20, 1000);
  return window;
}

describe('window', () => {
  it.each([
    [8, 20, 8],
    [8, 5, 5],
    [8, 1, 1],
  ])('that starts at %i of at most %i lets %i go before the first answer', (start, max, size) => {
    const window = adaptiveWindow({ start, max });
    expect([window.size, window.reason]).toEqual([size, 'quiet']);
  });

  describe('in slow start', () => {
    it('grows by one with each answer, and stops at 12 until answers have shown how fast the org is', () => {
      expect(growth(adaptiveWindow({ start: 8, max: 20 }), 7)).toEqual([9, 10, 11, 12, 12, 12, 12]);
    });

    it('grows on to its maximum when four answers of a kind have taken alike', () => {
      const window = adaptiveWindow({ start: 8, max: 20 });
      growth(window, 10);
      tell(window, 3, 1000);
      expect(grow(window)).toBe(12);
      tell(window, 1, 1000);
      expect(growth(window, 10)).toEqual([13, 14, 15, 16, 17, 18, 19, 20, 20, 20]);
    });

    it('never grows beyond a maximum below 12', () => {
      expect(growth(adaptiveWindow({ start: 8, max: 9 }), 3)).toEqual([9, 9, 9]);
    });

    it.each([
      [3, 8],
      [4, 9],
    ])('with %i of 8 under way becomes %i: unless half of it is in use, more would not matter', (inFlight, size) => {
      expect(grow(adaptiveWindow({ start: 8, max: 20 }), { inFlight })).toBe(size);
    });
  });

  describe('after slow start', () => {
    const ended = (): Window => {
      const window = adaptiveWindow({ start: 8, max: 20 });
      window.failed('overload', 0);
      return window;
    };

    it('grows by two and a half for each window of answers', () => {
      // 4 + 2.5/4 = 4.62, 5.17, 5.65, 6.09, 6.50, 6.89, 7.25, 7.60
      expect(growth(ended(), 8)).toEqual([4, 5, 5, 6, 6, 6, 7, 7]);
    });

    it('keeps the reason of its last whole step', () => {
      const window = ended();
      expect([grow(window), window.reason]).toEqual([4, 'overload']); // 4.6
      growth(window, 2);
      expect([window.size, window.reason]).toEqual([5, 'quiet']);
    });

    it('stops at 12 too until answers have shown how fast the org is', () => {
      const window = ended();
      growth(window, 100);
      expect(window.size).toBe(12);
      tell(window, 4, 1000);
      growth(window, 200);
      expect(window.size).toBe(20);
    });

    it.each([
      [1165, [4, 5, 5]],
      [1175, [4, 4, 4]], // 0.9 x 1.3 = 1.17
    ])('with answers of %i ms instead of 1000 becomes %j: it does not grow while the org is slower', (ms, sizes) => {
      const window = ended();
      tell(window, 20, 1000);
      tell(window, 4, ms);
      expect(growth(window, 3)).toEqual(sizes);
      const before = window.size;
      tell(window, 4, 1000);
      expect(growth(window, 3).at(-1)).toBe(before + 1); // 4.62, 5.17, 5.65, 6.09, 6.50
    });
  });

  describe('whose answers take longer', () => {
    // After 20 equal times; four answers are known to 8.66 %: 1.41 / e^0.0866 = 1.293, 1.42 / e^0.0866 = 1.302.
    it.each([
      [1410, 4, 1000, 1000, 'quiet'],
      [1420, 4, 1000, 998, 'slower'], // 1.3 / 1.302 = 0.998
      // v = 0.0304 by now: ln 1.5 + 0.0002 - 1 / sqrt(4 / v), so 1.375: 1.3 / 1.375 = 0.9454
      [1500, 4, 1000, 945, 'slower'],
      // Slowdown's own test has the 15th answer of a doubling: 1.9122. 1.3 / 1.9122 = 0.6798
      [2000, 15, 1000, 679, 'slower'],
      // c^2 = (20 x 351^2 + 39 x 180^2) / 58 / 410^2 = 0.3823, v = 0.3238, 39 / v = 120.5: e^(2.3026 + 0.1469 - 0.0911).
      [10_000, 39, 1000, 500, 'slower'], // 10.6 times as long at least, but no more than half is taken at once
    ])('(%i ms instead of 1000 in %i of them) shrinks from %i to %i, %s', (ms, count, from, to, reason) => {
      const window = proven(from);
      tell(window, count - 1, ms);
      expect(window.size).toBe(from);
      expect(tell(window, 1, ms)).toBe(to);
      expect(window.reason).toBe(reason);
    });

    it('shrinks for requests that are late, before they are answered', () => {
      // Eight are at three times their time: 1.9786 at least. 1.3 / 1.9786 = 0.657
      const window = proven(1000);
      const late = Array.from({ length: 8 }, () => ({ kind: 'a', units: 1, since: 47_000 }));
      expect(tell(window, 4, 1000, { now: 50_000 }, late)).toBe(657);
    });

    it('does not grow back at the pace of slow start', () => {
      const window = proven(20);
      tell(window, 15, 2000);
      expect(window.size).toBe(13); // 13.6
      expect(growth(window, 4)).toEqual([13, 13, 14, 14]); // 13.74, 13.89, 14.03, 14.17
    });

    it('shrinks again with the next answers that show it', () => {
      // Twice 1.3 / 1.3022: 1000, 998.3, 996.6.
      const window = proven(1000);
      expect([tell(window, 4, 1420), tell(window, 3, 1420), tell(window, 1, 1420)]).toEqual([998, 998, 996]);
    });
  });

  describe('whose steady requests take more than 9 s', () => {
    const start = (size: number): Window => adaptiveWindow({ start: size, max: size });

    it('shrinks so far that they would take 9 s, to 5 at least', () => {
      // 12 x 9 / 10 = 10.8, 9.72, 8.748, 7.87, 7.09, 6.38, 5.74, 5.17, 5
      const window = start(12);
      const sizes = Array.from({ length: 10 }, () => tell(window, 4, 10_000));
      expect(sizes).toEqual([10, 9, 8, 7, 7, 6, 5, 5, 5, 5]);
      expect(window.reason).toBe('slow');
    });

    it.each([
      ['9 s', 12, 9000, 12],
      ['a little more', 12, 9100, 11], // 11.87
      ['far more', 12, 60_000, 5],
      ['far more while 5 at once', 5, 60_000, 5],
      ['far more while 4 at once', 4, 60_000, 4],
    ])('(%s) from %i becomes, of %i ms each, %i', (_, size, ms, expected) => {
      expect(tell(start(size), 4, ms)).toBe(expected);
    });

    it('may grow from 5: only with more than that is less the remedy', () => {
      const window = adaptiveWindow({ start: 5, max: 20 });
      tell(window, 4, 60_000);
      expect(grow(window)).toBe(6);
    });

    it('does not shrink for kinds whose times vary: they say nothing about the window', () => {
      const window = start(12);
      for (let count = 0; count < 100; count += 1) tell(window, 1, count % 2 === 0 ? 4000 : 20_000);
      expect(window.size).toBe(12);
    });

    it('grows no higher for 120 s, and then it does', () => {
      const window = start(12);
      tell(window, 4, 10_000, { now: 5000 });
      expect(growth(window, 20, 124_999)).toEqual(Array.from({ length: 20 }, () => 10));
      expect(growth(window, 3, 125_000)).toEqual([11, 11, 11]); // 10.8 + 2.5/10.8 = 11.03, 11.26, 11.48
    });

    it('is held at that height also on the way back from an outage', () => {
      const window = start(12);
      tell(window, 4, 10_000);
      window.failed('unavailable', 1000); // 7.56, and back to 9.18
      expect(growth(window, 40, 60_000).at(-1)).toBe(10);
    });
  });

  describe('under pressure', () => {
    it.each<[Pressure, number, number, number]>([
      ['overload', 500, 250, 2000], // 500.5, 250.25
      ['unavailable', 700, 490, 2000], // 700.7, 490.49
      ['long-running', 700, 490, 5000],
    ])('by %s is cut from 1001 to %i, and to %i not within %i ms', (pressure, size, next, everyMs) => {
      const window = proven(1001);
      expect([window.failed(pressure, 7000), window.size, window.reason]).toEqual([true, size, pressure]);
      expect([window.failed(pressure, 7000 + everyMs - 1), window.size]).toEqual([false, size]);
      expect([window.failed(pressure, 7000 + everyMs), window.size]).toEqual([true, next]);
    });

    it.each<[Pressure, Pressure, number, boolean]>([
      ['overload', 'unavailable', 1999, false],
      ['overload', 'unavailable', 2000, true],
      ['overload', 'long-running', 4999, false],
      ['overload', 'long-running', 5000, true],
      ['long-running', 'overload', 1999, false],
      ['long-running', 'overload', 2000, true],
    ])('by %s, then %s %i ms later: cut again, %s', (first, second, after, cut) => {
      const window = proven(1000);
      window.failed(first, 0);
      expect(window.failed(second, after)).toBe(cut);
    });

    it('counts the distance from the last cut, not from the last failure', () => {
      const window = proven(1000);
      const cut = [0, 1000, 2000, 3000, 4000].map((now) => window.failed('overload', now));
      expect(cut).toEqual([true, false, true, false, true]);
    });

    it('is never cut below 1, and then tells that it was not', () => {
      const window = proven(8);
      const cuts = [0, 2000, 4000, 6000].map((now) => [window.failed('overload', now), window.size]);
      expect(cuts).toEqual([
        [true, 4],
        [true, 2],
        [true, 1],
        [false, 1],
      ]);
    });
  });

  describe('after an outage', () => {
    it('grows by one with each answer to 85 % of what it was, then slowly', () => {
      const window = proven(20);
      window.failed('unavailable', 0);
      expect(window.size).toBe(14);
      expect(growth(window, 3)).toEqual([15, 16, 17]);
      expect(window.reason).toBe('recovered');
      // 17 + 2.5/17 = 17.15, 17.29, 17.44, 17.58, 17.72, 17.86, 18.00
      expect(growth(window, 7)).toEqual([17, 17, 17, 17, 17, 17, 18]);
      expect(window.reason).toBe('quiet');
    });

    it('that came in several cuts: to 85 % of what it was before the first', () => {
      const window = proven(20);
      for (const now of [0, 2000, 4000]) window.failed('unavailable', now);
      expect(window.size).toBe(6); // 20 x 0.7^3 = 6.86
      expect(growth(window, 12)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 17]);
    });

    it('in slow start: to 85 % of what it was then, not on to the maximum', () => {
      const window = adaptiveWindow({ start: 8, max: 20 });
      window.failed('unavailable', 0);
      expect(growth(window, 5)).toEqual([6, 7, 7, 8, 8]); // 5.6, 6.6, 7.6; 6.8 is reached: 7.93, 8.24, 8.55
    });

    it('after which the window had grown: to 85 % of the larger one', () => {
      const window = proven(20);
      window.failed('unavailable', 0); // 14, and back to 17
      growth(window, 100);
      expect(window.size).toBe(20);
      window.failed('unavailable', 10_000);
      window.failed('unavailable', 12_000); // 9.8
      expect(growth(window, 9)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 17]);
    });

    it.each<[string, (window: Window) => unknown]>([
      ['overload', (window) => window.failed('overload', 2000)],
      ['long-running', (window) => window.failed('long-running', 5000)],
    ])('during which %s is told, grows slowly: that is the org’s capacity', (_, told) => {
      const window = proven(20);
      window.failed('unavailable', 0);
      told(window);
      const before = window.size;
      expect(growth(window, 4).at(-1)).toBe(before + 1); // by 2.5 / 7 or 2.5 / 9.8 each
    });

    it('grows back although the answers are slower', () => {
      const window = proven(20);
      window.failed('unavailable', 0);
      tell(window, 4, 1200);
      expect(growth(window, 2)).toEqual([15, 16]);
    });

    it.each([
      ['a half longer', 1500, 25_999, 14],
      ['a half longer', 1500, 26_000, 13], // 1.3 / 1.375 = 0.9454 of 14
      ['more than 9 s', 18_000, 25_999, 14],
    ])('does not shrink for 26 s, though answers take %s: %i ms, after %i ms %i', (_, ms, now, size) => {
      const window = proven(20);
      window.failed('unavailable', 0);
      expect(tell(window, 4, ms, { now })).toBe(size);
    });

    it('does not shrink for 26 s after the last failure, which need not have cut it', () => {
      const window = proven(20);
      window.failed('unavailable', 0);
      window.failed('unavailable', 1999);
      expect(tell(window, 4, 1500, { now: 27_998 })).toBe(14);
      expect(tell(window, 8, 1500, { now: 27_999 })).toBe(13);
    });

    it('shrinks at once after pressure of another kind', () => {
      const window = proven(20);
      window.failed('overload', 0);
      expect(tell(window, 4, 1500, { now: 1 })).toBe(9); // 9.45
    });
  });

  describe('narrowed to 4', () => {
    const narrowed = (start: number): Window => {
      const window = adaptiveWindow({ start, max: 20 });
      window.narrow?.(4);
      return window;
    };

    it.each([
      [8, 4],
      [3, 3],
    ])('is, from %i, %i at once', (start, size) => {
      expect(narrowed(start).size).toBe(size);
    });

    it('never grows beyond, nor when narrowed to more', () => {
      const window = narrowed(3);
      tell(window, 4, 1000);
      expect(growth(window, 30).at(-1)).toBe(4);
      window.narrow?.(10);
      expect(growth(window, 30).at(-1)).toBe(4);
    });

    it('is cut and recovers within', () => {
      const window = narrowed(8);
      tell(window, 20, 1000);
      window.failed('unavailable', 0); // 2.8, and back to 3.4
      expect(growth(window, 20)).toEqual([3, ...Array.from({ length: 19 }, () => 4)]);
    });

    it('in a recovery to more is 4', () => {
      const window = proven(20);
      window.failed('unavailable', 0);
      window.narrow?.(4);
      expect([window.size, growth(window, 20).at(-1)]).toEqual([4, 4]);
    });
  });
});

describe('a window told nonsense', () => {
  it('grows on answers that took no time', () => {
    const window = adaptiveWindow({ start: 8, max: 20 });
    for (let count = 0; count < 200; count += 1) tell(window, 1, 0, { inFlight: 20 });
    expect(window.size).toBe(20);
  });

  it.each([1, 2, 3])('stays a whole number from 1 to its maximum (seed %i)', (seed) => {
    const random = seeded(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const window = adaptiveWindow({ start: 8, max: 20 });
    const seen = new Set<number>();
    let max = 20;
    for (let now = 0; now < 1e6; now += 2000 * random()) {
      const underWay = [{ kind: 'a', units: 1, since: now - pick([0, 1e12]) }];
      const ms = pick([0, 1e-9, 1, 1000, 1000, 30_000, 1e15]);
      tell(window, pick([1, 1, 1, 5]), ms, { now, units: pick([1, 25]), inFlight: pick([0, 1, 20]) }, underWay);
      if (random() < 0.05) window.failed(pick(['overload', 'unavailable', 'long-running']), now);
      if (now > 7e5 && max > 4) window.narrow?.((max = 4));
      seen.add(window.size);
      expect(Number.isInteger(window.size) && window.size >= 1 && window.size <= max, `${window.size}`).toBe(true);
    }
    expect(seen.size).toBeGreaterThan(4);
  });
});

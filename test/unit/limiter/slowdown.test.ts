import { describe, expect, it } from 'vitest';
import { createSlowdown, type Seen, type Slowdown } from '../../../src/limiter/slowdown.js';
import type { UnderWay } from '../../../src/limiter/window.js';
import { seeded } from '../random.ts';

const now = 1_000_000;

type Of = { readonly kind?: string; readonly units?: number };

/** Answers, each followed by a look at which so much is under way; the last thing that was seen. */
function answers(slowdown: Slowdown, times: readonly number[], of: Of = {}, underWay: readonly UnderWay[] = []) {
  let seen: Seen | undefined;
  for (const ms of times) {
    slowdown.answered({ now, kind: of.kind ?? 'a', units: of.units ?? 1, ms, inFlight: 1 });
    seen = slowdown.look(now, underWay) ?? seen;
  }
  return seen;
}

/** How many answers of this time until something is seen. */
function answersUntilSeen(slowdown: Slowdown, ...ms: number[]): number {
  for (let count = 1; count < 1000; count += 1) {
    if (answers(slowdown, [ms[count % ms.length] ?? 0])) return count;
  }
  return Infinity;
}

const repeat = (count: number, ...ms: number[]): number[] =>
  Array.from({ length: count }, (_, at) => ms[at % ms.length] ?? 0);

const aged = (count: number, ms: number, of: Of = {}): UnderWay[] =>
  Array.from({ length: count }, () => ({ kind: of.kind ?? 'a', units: of.units ?? 1, since: now - ms }));

const near = (seen: Seen) => ({
  ratio: expect.closeTo(seen.ratio, 3),
  atLeast: expect.closeTo(seen.atLeast, 3),
  steadyMs: expect.closeTo(seen.steadyMs, 6),
});

// A steady answer has the least variance, 0.03, and so the weight 33.3: four make 133, a standard error of 0.0866.
const fourError = Math.exp(-0.0866);

describe('slowdown', () => {
  describe('says nothing', () => {
    it('before anything is answered', () => {
      expect(createSlowdown().look(now, aged(5, 60_000))).toBeUndefined();
    });

    it('before four of a kind are answered, nor then before four more are', () => {
      const slowdown = createSlowdown();
      expect(answers(slowdown, repeat(3, 1000))).toBeUndefined();
      expect(answers(slowdown, [1000])).toEqual(near({ ratio: 1, atLeast: fourError, steadyMs: 1000 }));
      expect(answers(slowdown, repeat(3, 1000))).toBeUndefined();
      expect(answers(slowdown, [1000])).toEqual(near({ ratio: 1, atLeast: fourError, steadyMs: 1000 }));
    });

    it('of three answers of each of many kinds', () => {
      const slowdown = createSlowdown();
      for (const kind of ['a', 'b', 'c', 'd']) expect(answers(slowdown, repeat(3, 1000), { kind })).toBeUndefined();
      expect(answers(slowdown, [1000], { kind: 'd' })).toBeDefined();
    });

    it('before more are answered where times vary more', () => {
      // The last hundred alternate by 40 %: c^2 = 0.16 x 100 / 99, and 18 weigh 18 / ln(1 + c^2) = 120.15; a look needs 120.
      const slowdown = createSlowdown();
      answers(slowdown, repeat(160, 600, 1400));
      answersUntilSeen(slowdown, 600, 1400);
      expect(answersUntilSeen(slowdown, 600, 1400)).toBe(18);
    });
  });

  it('takes answers of several kinds together', () => {
    const slowdown = createSlowdown();
    for (const kind of ['a', 'b']) answers(slowdown, repeat(12, 1000), { kind });
    expect(answers(slowdown, repeat(2, 1500), { kind: 'a' })).toBeUndefined();
    const ratio = Math.sqrt(1.5 * 1.1); // (2 ln 1.5 + 2 ln 1.1) / 4
    expect(answers(slowdown, repeat(2, 1100), { kind: 'b' })).toEqual(
      near({ ratio, atLeast: ratio * fourError, steadyMs: 1300 }),
    );
  });

  it.each([
    ['faster by a tenth, which makes the mean of all 24 the best', 900, 0.9 ** (20 / 24)],
    ['the same', 1000, 1],
    ['slower by a fifth', 1200, 1.2],
    ['slower by two fifths', 1400, 1.4],
  ])('after 20 equal times shows four that are %s', (_, ms, ratio) => {
    const slowdown = createSlowdown();
    answers(slowdown, repeat(20, 1000));
    expect(answers(slowdown, repeat(4, ms))).toEqual(near({ ratio, atLeast: ratio * fourError, steadyMs: ms }));
  });

  it('after 20 equal times shows a doubling with the 15th answer: the first make the kind seem to vary', () => {
    const slowdown = createSlowdown();
    answers(slowdown, repeat(20, 1000));
    expect(answers(slowdown, repeat(14, 2000))).toBeUndefined();
    // c^2 = (20 (3/7)^2 + 15 (4/7)^2) / 34 / (10/7)^2 = 0.1235, v = 0.1165: a weight of 15 / v = 128.8, an error of 0.0881;
    // the logarithms lie ln 2 + v/2 - 0.03/2 = 0.7364 above the best.
    expect(answers(slowdown, [2000])).toEqual(near({ ratio: 2.0884, atLeast: 1.9122, steadyMs: 2000 }));
  });

  describe('compares with', () => {
    it('all that is known of a kind, before its first group is full', () => {
      const slowdown = createSlowdown();
      answers(slowdown, repeat(4, 1000));
      expect(answers(slowdown, repeat(4, 1300))?.ratio).toBeCloseTo(Math.sqrt(1.3), 3); // its mean lies half way
    });

    it('the best group, nine where times are steady, however long it is past', () => {
      const slowdown = createSlowdown();
      answers(slowdown, repeat(9, 1000));
      expect(answers(slowdown, repeat(300, 1500))?.ratio).toBeCloseTo(1.5, 3);
    });

    it('a better group as soon as it is full', () => {
      const slowdown = createSlowdown();
      answers(slowdown, repeat(12, 1000)); // nine, and three of the next group
      expect(answers(slowdown, repeat(4, 800))?.ratio).toBeCloseTo(0.8 ** (12 / 16), 3); // the mean of all 16 is better
      expect(answers(slowdown, repeat(4, 800))?.ratio).toBeCloseTo(0.8 ** (3 / 9), 3); // three of 1 s, six of 0.8 s
      expect(answers(slowdown, repeat(4, 800))?.ratio).toBeCloseTo(0.8 ** (3 / 9), 3);
      expect(answers(slowdown, repeat(4, 800))?.ratio).toBeCloseTo(1, 3);
    });

    it('its own kind alone', () => {
      const slowdown = createSlowdown();
      answers(slowdown, repeat(20, 100), { kind: 'list' });
      expect(answers(slowdown, repeat(4, 9000))).toEqual(near({ ratio: 1, atLeast: fourError, steadyMs: 9000 }));
    });

    it('the time of one part', () => {
      const slowdown = createSlowdown();
      answers(slowdown, repeat(20, 25_000), { units: 25 });
      expect(answers(slowdown, repeat(4, 6000), { units: 5 })?.ratio).toBeCloseTo(1.2, 3);
    });
  });

  // Parts vary by c = 0.4: requests of one part by 0.4, of 16 parts by 0.4 / 4. Unequal times have a smaller mean of
  // logarithms, ln(1 - 0.4^2) / 2 = -0.087, of which v / 2 = 0.075 is put back.
  it.each([
    ['16 parts, then of one: 0.987 where uncorrected 0.93', 16, 1],
    ['one part, then of 16: 1.015 where uncorrected 1.09', 1, 16],
  ])('sees no difference between requests of %s', (_, before, after) => {
    const times = (count: number, units: number): number[] => {
      const spread = 400 * Math.sqrt(units);
      return repeat(count, units * 1000 + spread, units * 1000 - spread);
    };
    const slowdown = createSlowdown();
    answers(slowdown, times(80, before), { units: before });
    const seen = answers(slowdown, times(80, after), { units: after });
    expect(Math.abs(Math.log(seen?.ratio ?? 0))).toBeLessThan(0.03);
  });

  it('forgets how much the times of a kind varied after a hundred answers', () => {
    const slowdown = createSlowdown();
    answers(slowdown, repeat(20, 500, 1500));
    answers(slowdown, repeat(104, 1000));
    // With all 124 in mind c^2 = 20 x 0.25 / 123 = 0.041: a weight of 25, five answers.
    expect(answersUntilSeen(slowdown, 1000)).toBeLessThan(5);
    expect(answersUntilSeen(slowdown, 1000)).toBe(4);
  });

  describe('counts requests that are late', () => {
    /** What is seen of four more answers of 1 s while so much is under way. */
    const seenWith = (underWay: readonly UnderWay[]): Seen | undefined => {
      const slowdown = createSlowdown();
      answers(slowdown, repeat(20, 1000));
      answers(slowdown, repeat(40, 600, 1400), { kind: 'varied' });
      answers(slowdown, repeat(16, 1000));
      return answers(slowdown, repeat(4, 1000), {}, underWay);
    };
    const without = near({ ratio: 1, atLeast: fourError, steadyMs: 1000 });

    it('as if they were answered now', () => {
      // Eight at three times the time: 8 ln 3 / 12 = 0.7324, and twelve weigh 400: an error of 0.05.
      expect(seenWith(aged(8, 3000))).toEqual(near({ ratio: 2.0801, atLeast: 1.9786, steadyMs: 1000 }));
    });

    it.each([
      ['of a kind that nobody knows', aged(8, 60_000, { kind: 'new' })],
      ['of a kind whose times vary', aged(8, 60_000, { kind: 'varied' })],
      ['that are not late by a third: ln 1.349 = 0.299', aged(8, 1349)],
      ['of as many parts as they are late', aged(8, 3000, { units: 3 })],
    ])('but none %s', (_, underWay) => {
      expect(seenWith(underWay)).toEqual(without);
    });

    it.each([
      ['that are late by a third: 8 ln 1.35 / 12', aged(8, 1350), 1.35 ** (8 / 12)],
      // Of 25 parts, v = 0.03, where the kind's mean has v = 0.152: 8 (ln 2 + 0.015 - ln(1 - 0.4^2) / 2 - 0.076) / 12.
      ['of many parts, which are steady where one is not', aged(8, 50_000, { kind: 'varied', units: 25 }), 1.615],
    ])('and those %s', (_, underWay, ratio) => {
      expect(seenWith(underWay)?.ratio).toBeCloseTo(ratio, 2);
    });

    it('once enough is answered, not before', () => {
      const slowdown = createSlowdown();
      answers(slowdown, repeat(20, 1000));
      expect(answers(slowdown, repeat(3, 1000), {}, aged(50, 60_000))).toBeUndefined();
    });
  });

  describe('the mean time of steady requests', () => {
    it('is that of all steady kinds', () => {
      const slowdown = createSlowdown();
      answers(slowdown, repeat(8, 1000), { kind: 'a' });
      answers(slowdown, repeat(8, 4000), { kind: 'b' });
      answers(slowdown, repeat(3, 1000), { kind: 'a' });
      expect(answers(slowdown, [4000], { kind: 'b' })?.steadyMs).toBeCloseTo(1750, 6);
    });

    it.each([
      ['0 of kinds that vary', 0, 0],
      ['0 of two answers', 2, 0],
      ['known of three', 3, 1000],
    ])('is %s', (_, count, steadyMs) => {
      const slowdown = createSlowdown();
      answers(slowdown, repeat(8, 1000), { kind: 'steady' });
      for (const ms of repeat(40, 4200, 9800)) slowdown.answered({ now, kind: 'varied', units: 1, ms, inFlight: 1 });
      slowdown.look(now, []);
      expect(answers(slowdown, repeat(count, 1000), { kind: 'steady' })).toBeUndefined();
      expect(answers(slowdown, repeat(19, 4200, 9800), { kind: 'varied' })?.steadyMs).toBeCloseTo(steadyMs, 6);
    });
  });

  // Alternating by d: v = ln(1 + d^2 x 100 / 99), and steady is below 0.12.
  it.each([
    ['by 34.7 % (v = 0.1148) for steady', 347, 1000],
    ['by 36.3 % (v = 0.1250) for not', 363, 0],
  ])('takes times that vary %s', (_, spread, steadyMs) => {
    const slowdown = createSlowdown();
    const times = (count: number) => repeat(count, 1000 - spread, 1000 + spread);
    answers(slowdown, times(200));
    for (const ms of times(20)) slowdown.answered({ now, kind: 'a', units: 1, ms, inFlight: 1 });
    const { steadyMs: seen = Infinity } = slowdown.look(now, []) ?? {};
    expect(Math.abs(seen - steadyMs)).toBeLessThan(60);
  });

  it.each([1, 2, 3])('stays a number whatever the times are (seed %i)', (seed) => {
    const random = seeded(seed);
    const pick = (from: readonly number[]): number => from[Math.floor(random() * from.length)] ?? 0;
    const slowdown = createSlowdown();
    let looks = 0;
    for (let count = 0; count < 1000; count += 1) {
      const ms = pick([0, 1e-9, 1, 1000, 1000, 1e15]) * pick([1, random()]);
      const seen = answers(slowdown, [ms], { units: pick([1, 25]) }, aged(3, pick([0, 1e15])));
      if (!seen) continue;
      looks += 1;
      expect(
        Object.values(seen).every((value) => Number.isFinite(value) && value >= 0),
        JSON.stringify(seen),
      ).toBe(true);
    }
    expect(looks).toBeGreaterThan(0);
  });
});

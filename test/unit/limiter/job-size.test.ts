import { describe, expect, it } from 'vitest';
import { createJobSizes, type SizeBounds } from '../../../src/limiter/job-size.js';
import type { UnderWay } from '../../../src/limiter/window.js';
import { seeded } from '../random.ts';

type Times = readonly (readonly [units: number, ms: number])[];

const times = (count: number, units: number, ...ms: number[]): Times =>
  Array.from({ length: count }, (_, at) => [units, ms[at % ms.length] ?? 0] as const);

const now = 1_000_000;
const aged = (kind: string, units: number, ms: number): UnderWay => ({ kind, units, since: now - ms });

/** The size for `count` after these answers. */
function sizeAfter(answers: Times, bounds: Partial<SizeBounds> = {}, underWay: readonly UnderWay[] = []): number {
  const sizes = createJobSizes();
  for (const [units, ms] of answers) sizes.answered({ kind: 'count', units, ms });
  return sizes.of('count', { most: 25, slots: 8, ...bounds }, { now, underWay });
}

describe('size of a request', () => {
  describe('before ten answers of its kind', () => {
    it.each([
      ['the first size', times(9, 1, 60_000), { first: 2 }, 2],
      ['as large as may be where no first size is given', times(9, 1, 60_000), {}, 25],
      ['never more than the most', times(9, 1, 1), { first: 30 }, 25],
      ['of no answer at all', [], { first: 2, remaining: 1 }, 2],
    ])('%s', (_, answers, bounds, size) => {
      expect(sizeAfter(answers, bounds)).toBe(size);
    });

    it('knows nothing from other kinds', () => {
      const sizes = createJobSizes();
      for (let count = 0; count < 50; count += 1) sizes.answered({ kind: 'describe', units: 1, ms: 60_000 });
      expect(sizes.of('count', { most: 25, first: 5, slots: 8 }, { now, underWay: [] })).toBe(5);
    });
  });

  // The largest n with n m + 1.2 s sqrt(n) <= 19,000.
  it.each([
    ['equal times: 19 x 1000', times(10, 1, 1000), 19],
    ['equal times: 1 x 19,000', times(10, 1, 19_000), 1],
    ['equal times: 19 x 1001 = 19,019', times(10, 1, 1001), 18],
    ['m 1000, s 500: 16,000 + 675 x 4 = 18,700, then 17,000 + 675 x 4.12', times(10, 1, 500, 1500), 16],
    ['the same from requests of four parts, whose variance is four times that of one', times(10, 4, 3000, 5000), 16],
    ['m 1000, s 900: 14,000 + 1215 x 3.74 = 18,546, then 15,000 + 1215 x 3.87', times(10, 1, 100, 1900), 14],
    ['m 1000, s 540: 16,000 + 729 x 4 = 18,916', times(10, 1, 460, 1540), 16],
    ['m 700, s 100: 25 x 700 + 135 x 5 = 18,175', times(10, 1, 600, 800), 25],
    ['m 735, s 105: 25 x 735 + 142 x 5 = 19,084', times(10, 1, 630, 840), 24],
    // m = 20,000 / 20; s = sqrt((10 x 900^2 + 9000^2 / 10) / 11) = 1213.6: 13,000 + 5907, then 14,000 + 6130.
    ['a large request weighs as much as its parts', [...times(10, 1, 100), ...times(1, 10, 19_000)], 13],
    ['too slow for even one', times(10, 1, 60_000), 1],
    ['no time at all', times(10, 5, 0), 25],
  ])('%s', (_, answers, size) => {
    expect(sizeAfter(answers)).toBe(size);
  });

  it('is never more than the most', () => {
    expect(sizeAfter(times(10, 1, 1), { most: 5 })).toBe(5);
  });

  it('does not heed the first size once ten are answered', () => {
    expect(sizeAfter(times(10, 1, 1000), { first: 2 })).toBe(19);
  });

  it.each([
    ['are forgotten after 200 more', 200, 19],
    // m = (199,000 + 10,000) / 200 = 1045, s = 635: 15 x 1045 + 857 x 3.87 = 18,994, then 16 x 1045 + 857 x 4.
    ['are remembered after 199 more', 199, 15],
  ])('answers %s', (_, more, size) => {
    expect(sizeAfter([...times(50, 1, 10_000), ...times(more, 1, 1000)])).toBe(size);
  });

  describe('counts requests that are late before they are answered', () => {
    // Ten have taken 1000 ms a part.
    it.each([
      ['one as old as its parts take is not late', [aged('count', 5, 5000)], 19],
      ['one of five parts, 1 ms older: m = 15,001 / 15', [aged('count', 5, 5001)], 18],
      // m = 15,000 / 11, s = sqrt((10 x 363.6^2 + 3636.4^2) / 11) = 1150: 13,636 + 4909, then 15,000 + 5149.
      ['one of one part and 5 s', [aged('count', 1, 5000)], 10],
      // m = 20,000 / 12, s = sqrt((10 x 666.7^2 + 2 x 3333.3^2) / 12) = 1491: 11,667 + 5326, then 13,333 + 5693.
      ['two of them', [aged('count', 1, 5000), aged('count', 1, 5000)], 7],
      ['one of another kind says nothing', [aged('describe', 1, 60_000)], 19],
    ])('%s', (_, underWay, size) => {
      expect(sizeAfter(times(10, 1, 1000), {}, underWay)).toBe(size);
    });

    it('not towards the first ten', () => {
      expect(sizeAfter(times(9, 1, 1000), {}, [aged('count', 1, 60_000)])).toBe(25);
    });

    it('and not any more when they have ended', () => {
      const sizes = createJobSizes();
      const bounds = { most: 25, slots: 8 };
      for (const [units, ms] of times(10, 1, 1000)) sizes.answered({ kind: 'count', units, ms });
      expect(sizes.of('count', bounds, { now, underWay: [aged('count', 1, 5000)] })).toBe(10);
      expect(sizes.of('count', bounds, { now, underWay: [] })).toBe(19);
    });
  });

  describe('at the end spreads what remains over the slots', () => {
    it.each([
      ['80 over 8', 1000, { remaining: 80, slots: 8 }, 10],
      ['81 over 8: eleven, so that none is left over', 1000, { remaining: 81, slots: 8 }, 11],
      ['7 over 1', 1000, { remaining: 7, slots: 1 }, 7],
      ['400 over 8: no more than fit into 19 s', 1000, { remaining: 400, slots: 8 }, 19],
      ['16 over 8: no less than 4 s of work', 1000, { remaining: 16, slots: 8 }, 4],
      ['8 over 8, where 4 s are 13.3 parts', 300, { remaining: 8, slots: 8 }, 14],
      ['8 over 8, where 4 s are more than the most', 100, { remaining: 8, slots: 8 }, 25],
      ['8 over 8, where one takes 8 s', 8000, { remaining: 8, slots: 8 }, 1],
      ['8 over 8, where one takes a minute', 60_000, { remaining: 8, slots: 8 }, 1],
      ['none over 8, where one takes a minute', 60_000, { remaining: 0, slots: 8 }, 1],
      ['100 over 8, where parts take no time', 0, { remaining: 100, slots: 8 }, 25],
    ])('%s', (_, ms, bounds, size) => {
      expect(sizeAfter(times(10, 1, ms), bounds)).toBe(size);
    });
  });

  it.each([1, 2, 3])('is a whole number from 1 to the most, whatever was answered (seed %i)', (seed) => {
    const random = seeded(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const sizes = createJobSizes();
    for (let count = 0; count < 500; count += 1) {
      sizes.answered({ kind: 'count', units: pick([1, 5, 25]), ms: pick([0, 0.1, 1, 1000, 120_000, 1e15]) * random() });
      const bounds = { most: pick([1, 5, 25]), slots: pick([1, 8]), ...pick([{}, { remaining: pick([0, 1, 1e6]) }]) };
      const size = sizes.of('count', bounds, { now, underWay: [aged('count', 1, pick([0, 1e15]))] });
      expect(Number.isInteger(size) && size >= 1 && size <= bounds.most, `${size} of ${bounds.most}`).toBe(true);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { createSlowdown, type Slowdown } from '../../../src/limiter/slowdown.js';
import { seeded } from '../random.ts';

/** A kind of request: its parts' times are log-normal with this coefficient of variation, and some take six times as long. */
type Kind = { readonly units: number; readonly variation: number; readonly sixfold?: number };

const kinds = {
  'describes, 25 at once': { units: 25, variation: 0.8, sixfold: 0.02 },
  'describes, 5 at once': { units: 5, variation: 0.8, sixfold: 0.02 },
  'field lists, 5 at once': { units: 5, variation: 0.5 },
  'counts, 5 at once': { units: 5, variation: 1.6 },
} as const satisfies Record<string, Kind>;

function requestMs({ units, variation, sixfold = 0 }: Kind, random: () => number): number {
  const sigma = Math.sqrt(Math.log(1 + variation ** 2));
  const partMs = (): number => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return 1000 * Math.exp(sigma * normal - sigma ** 2 / 2) * (random() < sixfold ? 6 : 1);
  };
  return Array.from({ length: units }, partMs).reduce((sum, ms) => sum + ms, 0);
}

/** Answers, `slower` times as slow as usual, and what was seen after each of them. */
function play(slowdown: Slowdown, kind: Kind, of: { random: () => number; count: number; slower?: number }) {
  return Array.from({ length: of.count }, () => {
    const ms = (of.slower ?? 1) * requestMs(kind, of.random);
    slowdown.answered({ now: 0, kind: 'a', units: kind.units, ms, inFlight: 1 });
    return slowdown.look(0, []);
  });
}

const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);
/** What the window takes for more than chance. */
const tolerated = 1.3;

describe('slowdown, by chance,', () => {
  // Without the correction the means would differ by (ln(1 + c^2 / before) - ln(1 + c^2 / after)) / 2.
  it.each([
    [0.8, 25, 1, 0.235],
    [0.8, 1, 25, 0.235],
    [1.6, 25, 1, 0.586],
    [1.6, 1, 25, 0.586],
    [1.6, 25, 5, 0.158],
    [1.6, 5, 25, 0.158],
  ])(
    'sees parts that vary by %d as equally fast, %i at once and then %i (not %d apart)',
    (variation, before, after) => {
      const ratios = seeds.flatMap((seed) => {
        const random = seeded(seed);
        const slowdown = createSlowdown();
        play(slowdown, { units: before, variation }, { random, count: 100 });
        const seen = play(slowdown, { units: after, variation }, { random, count: 60 });
        return seen.flatMap((one) => (one ? [Math.log(one.ratio)] : []));
      });
      const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
      expect(Math.abs(mean)).toBeLessThan(0.1);
    },
  );

  // The standard error of a look is 9 %, and 1.3 lies, less the error, 0.35 above the usual: a look in a hundred at most.
  it.each(Object.entries(kinds))('takes less than one look in a hundred at %s for a slower org', (_, kind) => {
    const looks = seeds.flatMap((seed) => play(createSlowdown(), kind, { random: seeded(seed), count: 400 }));
    const seen = looks.flatMap((one) => one ?? []);
    const alarms = seen.filter(({ atLeast }) => atLeast > tolerated);
    expect(seen.length).toBeGreaterThan(300);
    expect(alarms.length / seen.length).toBeLessThan(0.01);
  });

  // A look takes a weight of 120, of 1 / ln(1 + c^2 / units) each, and the second one is all of slower answers.
  it.each([
    ['describes, 25 at once', 40],
    ['describes, 5 at once', 80],
    ['field lists, 5 at once', 40],
    ['counts, 5 at once', 120],
  ] as const)('sees that %s take twice as long within %i answers', (name, count) => {
    for (const seed of seeds) {
      const random = seeded(seed);
      const slowdown = createSlowdown();
      play(slowdown, kinds[name], { random, count: 200 });
      const seen = play(slowdown, kinds[name], { random, count, slower: 2 });
      expect(
        seen.some((one) => one && one.atLeast > tolerated),
        `seed ${seed}`,
      ).toBe(true);
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { Window } from '../../../src/limiter/window.js';
import { answer, fail } from './answer.ts';
import { gradient2 } from './gradient2.ts';

describe('Gradient2', () => {
  /** Warmed up: the long time is 1,000 ms, the limit 20. */
  const warm = (): Window => {
    const window = gradient2({ min: 1 });
    answer(window, 1000, 1, 10);
    return window;
  };

  // Limit = 0.8 x 20 + 0.2 x (20 x gradient + 4) = 16.8 + 4 x gradient: 20 takes a gradient of 0.8.
  it.each([
    ['20.8', 1000, [20], 20],
    ['20.8, 21.6', 1000, [20, 20], 21],
    ['within the tolerance', 1500, [20, 20], 21],
    ['less than half in use', 1000, [9, 9], 20],
    ['half in use: 20.8, then less', 1000, [10, 10], 20],
    ['half in use: 20.8, 21.6', 1000, [10, 11], 21],
    ['gradient 1.5 x 1003.3 / 2000 = 0.75: 19.81', 2000, [20], 19],
    ['gradient 0.15, taken for 0.5: 18.8', 10_000, [20], 18],
  ])('%s', (_, ms, inFlights, size) => {
    const window = warm();
    for (const inFlight of inFlights) answer(window, ms, inFlight);
    expect(window.size).toBe(size);
  });

  // An answer weighs 2 / 601 in the long time L, the last one too: 1.5 x (599 L + 2 ms) / 601 = 0.8 ms.
  it.each([
    [5132, 20], // 5132.49
    [5133, 19],
  ])('its long time is 3000 - 2000 / e^2 after 600 answers of 3 s, as one of %d ms shows', (ms, size) => {
    const window = warm();
    answer(window, 3000, 1, 600);
    answer(window, ms, 20);
    expect(window.size).toBe(size);
  });

  it.each([
    ['comes down when answers are twice as fast', 400, 1800, 19], // 948.1, so 950.9: gradient 0.792, 19.97
    ['comes down by a twentieth only', 400, 1700, 20], // 950.6: gradient 0.839, 20.16
    ['does not when they are less than that', 600, 1800, 20], // 998.7, so 1001.3: gradient 0.834, 20.14
  ])('its long time %s', (_, fast, ms, size) => {
    const window = warm();
    answer(window, fast, 1);
    answer(window, ms, 20);
    expect(window.size).toBe(size);
  });

  it.each([
    ['is a plain mean', [1000, 3000], 3000, 20], // 2333: gradient 1, 20.8
    ['takes ten answers', [...Array.from({ length: 9 }, () => 1000), 2000], 2000, 20], // 1100, so 1103: gradient 0.827
    ['forgets that it came down', [1000, 100], 1800, 20], // 966.7: gradient 0.806, 20.02
  ])('its long time, while warming up, %s', (_, first, last, size) => {
    const window = gradient2({ min: 1 });
    for (const ms of first) answer(window, ms, 1);
    answer(window, last, 20);
    expect(window.size).toBe(size);
  });

  it('by default never goes below 20 or above 200, and not above the cap', () => {
    const [own, capped] = [gradient2(), gradient2({ max: 25 })];
    for (const window of [own, capped]) answer(window, 1000, 200, 226); // 0.8 each
    expect([own.size, capped.size]).toEqual([200, 25]);
    answer(own, 1_000_000, 200);
    expect(own.size).toBe(180); // halved at most: 0.8 x 200 + 0.2 x (100 + 4)
    const least = gradient2();
    answer(least, 1000, 1, 10);
    answer(least, 10_000, 20);
    expect(least.size).toBe(20);
  });

  it('does not know failures', () => {
    const window = warm();
    answer(window, 1000, 20);
    expect([fail(window), window.failed('unavailable', 0), window.size]).toEqual([false, false, 20]);
    answer(window, 1000, 20);
    expect(window.size).toBe(21);
  });
});

import { describe, expect, it } from 'vitest';
import { answer, fail } from './answer.ts';
import { netflixAimd } from './netflix-aimd.ts';

describe('Netflix AIMD', () => {
  it.each([
    ['grows by 1 at half use', 100, 10, 21],
    ['stays below half use', 100, 9, 20],
    ['grows on an answer of just 5 s', 5000, 10, 21],
    ['is cut to 0.9 by a slower one', 5001, 10, 18], // 20 x 0.9
  ])('%s', (_, ms, inFlight, size) => {
    const window = netflixAimd({ min: 1 });
    answer(window, ms, inFlight);
    expect(window.size).toBe(size);
  });

  it('is cut to 0.9, rounded down, by each failure, until nothing is left to cut', () => {
    const window = netflixAimd({ min: 14 });
    // 18, 16.2, 14.4, 12.6
    expect([1, 2, 3, 4].map(() => [fail(window), window.size])).toEqual([
      [true, 18],
      [true, 16],
      [true, 14],
      [false, 14],
    ]);
  });

  it('by default never goes below 20 or above 200, and not above the cap', () => {
    const [own, capped] = [netflixAimd(), netflixAimd({ max: 25 })];
    expect([fail(own), own.size]).toEqual([false, 20]);
    for (const window of [own, capped]) answer(window, 100, 200, 181);
    expect([own.size, capped.size]).toEqual([200, 25]);
    expect([fail(capped), capped.size]).toEqual([true, 22]); // 22.5
  });
});

import { describe, expect, it } from 'vitest';
import { answer, fail } from './answer.ts';
import { vegas } from './vegas.ts';

describe('Vegas', () => {
  const half = (): number => 0.5;

  // The first answer, of 100 ms, becomes the time without load. Queue = 20 x (1 - 100 / ms), rounded up.
  it.each([
    ['no queue: grows by beta', 100, 20, 26],
    ['a queue of 1', 105, 20, 26], // 0.95
    ['a queue of 2, below alpha: grows by 1', 110, 20, 21], // 1.8
    ['a queue of 3, alpha: stays', 117, 20, 20], // 2.9
    ['a queue of 6, beta: stays', 142, 20, 20], // 5.9
    ['a queue of 7: shrinks by 1', 150, 20, 19], // 6.7
    ['less than half in use: stays', 100, 9, 20],
    ['half in use', 100, 10, 26],
    ['a shorter time: only measures', 90, 20, 20],
  ])('%s', (_, ms, inFlight, size) => {
    const window = vegas({ random: half });
    answer(window, 100, 20);
    expect(window.size).toBe(20);
    answer(window, ms, inFlight);
    expect(window.size).toBe(size);
  });

  it('steps by log10: twice as far from 100 on', () => {
    const window = vegas({ random: half });
    answer(window, 100, 1000, 1 + 14); // 20 + 14 x 6
    expect(window.size).toBe(104);
    answer(window, 100, 1000);
    expect(window.size).toBe(116);
    expect([fail(window), window.size]).toEqual([true, 114]);
  });

  // After 30 x 20 answers, times the jitter: 0.5 + random / 2.
  it.each([
    [0, 300],
    [0.5, 450],
  ])('at random %d takes answer %d for one without load', (random, probe) => {
    const [before, at] = [vegas({ random: () => random }), vegas({ random: () => random })];
    answer(before, 100, 1, probe - 2);
    answer(before, 200, 20);
    expect(before.size).toBe(19); // a queue of 10
    answer(at, 100, 1, probe - 1);
    answer(at, 200, 20);
    expect(at.size).toBe(20);
    answer(at, 200, 20);
    expect(at.size).toBe(26);
  });

  it('counts a failure among the answers after which it measures', () => {
    const window = vegas({ random: () => 0 });
    fail(window);
    answer(window, 100, 1, 283);
    answer(window, 200, 20); // number 285 = 15 x 19
    expect(window.size).toBe(19);
  });

  it('shrinks by each failure, down to 1, and does not exceed its cap', () => {
    const window = vegas({ random: half, max: 25 });
    answer(window, 100, 25, 2);
    expect(window.size).toBe(25);
    const cuts = Array.from({ length: 25 }, () => fail(window));
    expect([cuts.filter(Boolean).length, cuts.at(-1), window.size]).toEqual([24, false, 1]);
  });
});

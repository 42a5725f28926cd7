import { describe, expect, it } from 'vitest';
import { createPace } from '../../../src/limiter/pace.js';

/** When requests go that are sent as fast as the pace lets them, from `first` on until there is no pace. */
function starts(pace: ReturnType<typeof createPace>, first: number): number[] {
  const sent: number[] = [];
  for (let now = first; sent.length < 100; now += pace.waitMs(now)) {
    sent.push(now);
    pace.sent(now);
    if (pace.waitMs(now) === 0) break;
  }
  return sent;
}

describe('pace', () => {
  it('does not hold what never had to stop', () => {
    const pace = createPace();
    expect(pace.waitMs(0)).toBe(0);
    pace.sent(0);
    pace.sent(0);
    expect(pace.waitMs(0)).toBe(0);
  });

  // 1,000 ms for the seconds 0 and 1 after the stop, then 500, 250, 125, 62.5, then none.
  it.each([
    [0, 1000],
    [1999, 1000],
    [2000, 500],
    [2999, 500],
    [3000, 250],
    [4000, 125],
    [5000, 62.5],
    [5999, 62.5],
    [6000, 0],
  ])('a request sent %i ms after the stop holds the next for %d ms', (after, waitMs) => {
    const pace = createPace();
    pace.stopped(10_000);
    pace.sent(10_000 + after);
    expect(pace.waitMs(10_000 + after)).toBe(waitMs);
    expect(pace.waitMs(10_000 + after + waitMs / 4)).toBe((waitMs * 3) / 4);
    expect(pace.waitMs(10_000 + after + waitMs)).toBe(0);
    expect(pace.waitMs(10_000 + after + waitMs + 1)).toBe(0);
  });

  it('lets one go at once, twice as many with each quiet second, and all of them after six', () => {
    const pace = createPace();
    pace.stopped(0);
    const sent = starts(pace, 0);
    const inSecond = (second: number) => sent.filter((at) => Math.floor(at / 1000) === second).length;
    expect([0, 1, 2, 3, 4, 5, 6].map(inSecond)).toEqual([1, 1, 2, 4, 8, 16, 1]);
  });

  it('begins anew when it stops again', () => {
    const pace = createPace();
    pace.stopped(0);
    pace.stopped(4000);
    pace.sent(4500);
    expect(pace.waitMs(4500)).toBe(1000);
  });

  it('takes another step than a second: 500 ms, and faster after each 500 ms', () => {
    const pace = createPace(500);
    pace.stopped(0);
    const sent = starts(pace, 0);
    expect(sent.slice(0, 5)).toEqual([0, 500, 1000, 1250, 1500]);
    expect(sent.at(-1)).toBe(3000);
  });
});

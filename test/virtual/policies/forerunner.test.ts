import { describe, expect, it } from 'vitest';
import { forerunnerPace, forerunnerPolicy } from './forerunner.ts';

describe("the forerunner's pace", () => {
  const ends = (pace: ReturnType<typeof forerunnerPace>, good: number, bad: number, now: number): void => {
    for (let count = 0; count < good + bad; count += 1) pace.ended(count < good, now);
  };
  /** Ms between two requests. */
  const gap = (pace: ReturnType<typeof forerunnerPace>, now: number): number =>
    -pace.nextStart(now) + pace.nextStart(now);

  it('lets 200 requests go in the first minute, spread evenly, 20 at once', () => {
    const pace = forerunnerPace({ start: 1000 });
    const starts = Array.from({ length: 201 }, () => pace.nextStart(1000));
    expect([starts[0], starts[1], starts[199], starts[200]]).toEqual([1000, 1300, 60_700, 61_000]);
    expect(pace.nextStart(70_000)).toBe(70_000);
    expect(pace.atOnce).toBe(20);
  });

  it('goes faster after a good minute and slower after a bad one', () => {
    const pace = forerunnerPace({ start: 0 });
    ends(pace, 10, 0, 59_999);
    expect(gap(pace, 59_999)).toBe(300);
    ends(pace, 7, 3, 60_000); // of the second minute
    expect(gap(pace, 61_000)).toBe(250); // 200 x 1.2 = 240 a minute
    expect(gap(pace, 120_000)).toBeCloseTo(357.143, 3); // 240 x 0.7 = 168
    expect(gap(pace, 600_000)).toBeCloseTo(357.143, 3); // nothing ended since
  });

  it.each([
    [20, 1, 240],
    [19, 1, 200],
    [8, 2, 200],
    [79, 21, 140],
  ])('after %d good and %d bad: %d a minute', (good, bad, perMinute) => {
    const pace = forerunnerPace({ start: 0 });
    ends(pace, good, bad, 1);
    expect(60_000 / gap(pace, 60_000)).toBeCloseTo(perMinute, 6);
  });

  it.each([
    ['300', 1, [240, 288, 300, 300]], // 345.6
    ['50', 0, [140, 98, 68.6, 50, 50]], // 48.02
  ])('stops at %s a minute', (_, good, rates) => {
    const pace = forerunnerPace({ start: 0 });
    for (const [minute, rate] of rates.entries()) {
      ends(pace, good, 1 - good, minute * 60_000);
      expect(60_000 / gap(pace, (minute + 1) * 60_000)).toBeCloseTo(rate, 6);
    }
  });
});

describe("the forerunner's policy", () => {
  it('lets one go at a time, and the next when its moment has come', () => {
    const { outage, sizes, window } = forerunnerPolicy({ start: 0 });
    expect([outage.waitMs(0), outage.waitMs(0)]).toEqual([0, 0]);
    outage.sent(0);
    expect([outage.waitMs(0), outage.waitMs(100)]).toEqual([300, 200]);
    expect([window.size, sizes.of('describe', { most: 25, slots: 20 }, { now: 0, underWay: [] })]).toEqual([20, 1]);
  });

  it.each([
    ['answers', 'faster', 250],
    ['refusals', 'slower', 60_000 / 140],
  ])('goes by %s: %s', (what, _, ms) => {
    const { outage, longRunning } = forerunnerPolicy({ start: 0 });
    if (what === 'answers') outage.answered(1, 0);
    else longRunning.refused(1, []);
    outage.waitMs(60_000);
    outage.sent(60_000);
    expect(outage.waitMs(60_000)).toBeCloseTo(ms, 6);
  });
});

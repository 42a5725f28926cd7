import { describe, expect, it } from 'vitest';
import { createDailyBudget, type DailyBudget } from '../../../src/limiter/daily-budget.js';

const now = 50_000;

/** A budget that keeps 10 % of 15,000 and was told of 1,000 calls at `now`. */
function told(): DailyBudget {
  const budget = createDailyBudget(10);
  budget.header({ used: 1000, limit: 15_000 }, now);
  return budget;
}

describe('daily budget', () => {
  describe('before the org has told anything', () => {
    it('knows nothing, and says so', () => {
      const budget = createDailyBudget(10);
      expect(budget.spendable(now)).toBeNull();
      expect(budget.state).toEqual({
        sent: 0,
        used: null,
        limit: null,
        reserve: null,
        others: 0,
        othersPerSecond: 0,
      });
    });

    it('lets calls go and counts them', () => {
      const budget = createDailyBudget(10);
      expect([budget.take(1, now), budget.take(25, now)]).toEqual([true, true]);
      expect([budget.state.sent, budget.state.used, budget.spendable(now)]).toEqual([26, null, null]);
    });

    it('does not count those calls again when the org tells of them', () => {
      const budget = createDailyBudget(10);
      budget.take(3, now);
      budget.ended(3);
      budget.header({ used: 1003, limit: 15_000 }, now);
      expect([budget.state.used, budget.state.others]).toEqual([1003, 0]);
    });
  });

  it('begins with what /limits told', () => {
    const budget = createDailyBudget(10);
    budget.limits({ max: 15_000, remaining: 14_000 });
    expect(budget.spendable(now)).toBe(12_500); // 15,000 - 1,500 - 1,000
    expect(budget.state).toMatchObject({ used: 1000, limit: 15_000, reserve: 1500 });
  });

  it.each([
    [10, 15_000, 1500],
    [10, 15_001, 1501], // a part of a call is one
    [0, 15_000, 0],
    [100, 15_000, 15_000],
    [2.5, 1000, 25],
  ])('keeps %d %% of %i: %i', (percent, limit, reserve) => {
    const budget = createDailyBudget(percent);
    budget.header({ used: 0, limit }, now);
    expect([budget.state.reserve, budget.spendable(now)]).toEqual([reserve, limit - reserve]);
  });

  it('counts its own calls since the org has told', () => {
    const budget = told();
    budget.take(1, now);
    budget.take(25, now);
    expect([budget.state.used, budget.spendable(now)]).toEqual([1026, 12_474]);
    budget.ended(26);
    expect(budget.state).toMatchObject({ used: 1026, sent: 26 });
    budget.header({ used: 1026, limit: 15_000 }, now);
    expect([budget.state.used, budget.spendable(now)]).toEqual([1026, 12_474]);
  });

  it('counts calls that were sent beside those booked', () => {
    const budget = told();
    budget.take(1, now);
    budget.alsoSent(2);
    budget.alsoSent(0);
    expect(budget.state).toMatchObject({ sent: 3, used: 1003 });
    expect(budget.spendable(now)).toBe(12_497);
  });

  it('is told of a new limit', () => {
    const budget = told();
    budget.header({ used: 1000, limit: 20_000 }, now);
    expect(budget.spendable(now)).toBe(17_000);
    budget.limits({ max: 10_000, remaining: 9000 });
    expect(budget.spendable(now)).toBe(8000);
  });

  describe('at the reserve', () => {
    const at = (used: number): DailyBudget => {
      const budget = createDailyBudget(10);
      budget.header({ used, limit: 15_000 }, now);
      return budget;
    };

    it('lets go what still fits, to the last call', () => {
      const budget = at(13_497);
      expect([budget.take(2, now), budget.take(1, now), budget.take(1, now)]).toEqual([true, true, false]);
      expect(budget.spendable(now)).toBe(0);
    });

    it('refuses what does not fit and books nothing', () => {
      const budget = at(13_497);
      expect(budget.take(4, now)).toBe(false);
      expect([budget.state.sent, budget.spendable(now)]).toEqual([0, 3]);
      expect(budget.take(3, now)).toBe(true);
    });

    it('tells by how much it is passed already', () => {
      const budget = at(13_600);
      expect([budget.take(1, now), budget.spendable(now)]).toEqual([false, -100]);
    });
  });

  describe('calls under way, of which nobody knows whether the org has counted them,', () => {
    it('are counted beside what it tells', () => {
      const budget = told();
      budget.take(5, now);
      budget.ended(1);
      budget.header({ used: 1001, limit: 15_000 }, now); // the one that ended
      expect(budget.state.used).toBe(1005);
      budget.ended(2);
      budget.header({ used: 1003, limit: 15_000 }, now);
      expect(budget.state.used).toBe(1005);
    });

    it('are counted also where it had counted them, until they end and it tells of more', () => {
      const budget = told();
      budget.take(5, now);
      budget.ended(1);
      budget.header({ used: 1005, limit: 15_000 }, now);
      expect(budget.state.used).toBe(1009);
      budget.ended(4);
      budget.take(1, now);
      budget.ended(1);
      budget.header({ used: 1006, limit: 15_000 }, now);
      expect(budget.state.used).toBe(1006);
    });

    it('are not counted twice when all have ended, and the org told the same with each', () => {
      const budget = told();
      budget.take(5, now);
      for (let call = 0; call < 5; call += 1) {
        budget.ended(1);
        budget.header({ used: 1005, limit: 15_000 }, now);
      }
      expect(budget.state.used).toBe(1005);
    });
  });

  describe('answers that overtake each other', () => {
    it('do not lower the count: it is an older one', () => {
      const budget = told();
      budget.take(3, now);
      budget.ended(3);
      for (const used of [1003, 1001, 1002]) budget.header({ used, limit: 15_000 }, now);
      expect(budget.state.used).toBe(1003);
    });

    it('do not make it forget its calls since', () => {
      const budget = told();
      budget.take(5, now);
      budget.ended(5);
      budget.header({ used: 999, limit: 15_000 }, now);
      expect(budget.state.used).toBe(1005);
    });

    it('or /limits are not believed where they lag behind, but where they tell of more', () => {
      const budget = told();
      budget.limits({ max: 15_000, remaining: 14_300 });
      expect(budget.state.used).toBe(1000);
      budget.limits({ max: 15_000, remaining: 13_000 });
      expect(budget.state.used).toBe(2000);
    });

    it('tell of others’ work by a higher count than our own', () => {
      const budget = told();
      budget.take(1, now);
      budget.ended(1);
      budget.header({ used: 1041, limit: 15_000 }, now + 1000);
      expect(budget.state).toMatchObject({ used: 1041, others: 40 });
      budget.header({ used: 1030, limit: 15_000 }, now + 2000);
      expect(budget.state).toMatchObject({ used: 1041, others: 40 });
    });

    it.each([
      ['has counted them', 1008],
      ['has not', 1001],
    ])('do not make others’ calls of our own, under way at the first answer, whether the org %s', (_, used) => {
      const budget = createDailyBudget(10);
      budget.take(8, now);
      budget.ended(1);
      budget.header({ used, limit: 15_000 }, now);
      budget.ended(7);
      budget.header({ used: 1008, limit: 15_000 }, now + 1000);
      expect(budget.state).toMatchObject({ used: 1008, others: 0, othersPerSecond: 0 });
    });

    it('do not make others’ calls of our own that are under way', () => {
      const budget = createDailyBudget(10);
      budget.take(1, now);
      budget.ended(1);
      budget.header({ used: 1001, limit: 15_000 }, now);
      budget.take(6, now); // not yet counted by the org
      budget.ended(1);
      budget.header({ used: 1002, limit: 15_000 }, now + 1000);
      budget.ended(5);
      budget.header({ used: 1007, limit: 15_000 }, now + 2000);
      expect(budget.state).toMatchObject({ used: 1007, others: 0, othersPerSecond: 0 });
    });
  });

  describe('the pace of others', () => {
    // 20 calls in 10 s: 2 calls/s, and half as much again for caution.
    it.each([
      [0, 0],
      [0.1, 1], // a part of a call is one
      [5, 15],
      [60, 180],
    ])('is held back: %d s after the last answer, %i calls', (seconds, calls) => {
      const budget = told();
      budget.header({ used: 1020, limit: 15_000 }, now + 10_000);
      expect(budget.state.othersPerSecond).toBeCloseTo(2, 9);
      expect(budget.spendable(now + 10_000 + seconds * 1000)).toBe(12_480 - calls);
    });

    it('is weighed by time, not by answers: the same after 10 s, whether told once or each 2.5 s', () => {
      const [once, often] = [told(), told()];
      for (const [at, used] of [
        [2500, 1005],
        [5000, 1010],
        [7500, 1015],
        [10_000, 1020],
      ] as const) {
        often.header({ used, limit: 15_000 }, now + at);
      }
      once.header({ used: 1020, limit: 15_000 }, now + 10_000);
      expect(often.state.othersPerSecond).toBeCloseTo(once.state.othersPerSecond, 9);
    });

    // 0.787 = 2 (1 - e^-0.5) fades to 1/e of it, and is divided by 1 - e^-1.5, as far as it is known after 30 s.
    it('fades when others stop', () => {
      const budget = told();
      for (const second of [10, 30]) budget.header({ used: 1020, limit: 15_000 }, now + second * 1000);
      expect(budget.state.othersPerSecond).toBeCloseTo((2 * (1 - Math.exp(-0.5))) / Math.E / (1 - Math.exp(-1.5)), 9);
    });

    it('is not taken from answers to requests that were sent before others which were answered first', () => {
      const budget = told();
      budget.header({ used: 1020, limit: 15_000 }, now + 10_000);
      budget.header({ used: 1030, limit: 15_000 }, now + 5000);
      expect(budget.state.othersPerSecond).toBeCloseTo(2, 9);
      expect(budget.state.others).toBe(30);
      expect([now, now + 10_000].map((at) => budget.spendable(at))).toEqual([12_470, 12_470]);
    });
  });
});

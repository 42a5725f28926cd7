import { describe, expect, it } from 'vitest';
import { createRetryBudget } from '../../../src/limiter/retry-budget.js';

/** Retries that may go after so many calls. */
function retriesAfter(calls: number): number {
  const budget = createRetryBudget();
  for (let call = 0; call < calls; call += 1) budget.sent();
  let retries = 0;
  while (retries < 1000 && budget.take()) retries += 1;
  return retries;
}

describe('retry budget', () => {
  it.each([
    [0, 20],
    [10, 21],
    [19, 21], // a part of one is none
    [20, 22],
    [100, 30],
    [1000, 120],
  ])('after %i calls has %i retries: 20 and a tenth of the calls', (calls, retries) => {
    expect(retriesAfter(calls)).toBe(retries);
  });

  it('a refused retry is not counted: ten calls later one more may go', () => {
    const budget = createRetryBudget();
    while (budget.take());
    expect([budget.take(), budget.take()]).toEqual([false, false]);
    for (let call = 0; call < 10; call += 1) budget.sent();
    expect([budget.take(), budget.take()]).toEqual([true, false]);
  });
});

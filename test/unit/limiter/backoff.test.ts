import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../../src/limiter/backoff.js';

describe('backoff', () => {
  it.each([
    ['the first', 0, 1, 0, 1000],
    ['the second', 1, 1, 0, 2000],
    ['the fourth', 3, 1, 0, 8000],
    ['the fifth', 4, 1, 0, 16_000],
    ['the sixth, of at most 30 s', 5, 1, 0, 30_000],
    ['a very late one', 2000, 1, 0, 30_000],
    ['half by chance', 3, 0.5, 0, 4000],
    ['not at all by chance', 3, 0, 0, 0],
    ['longer where the server asked for it', 0, 0.1, 7000, 7000],
    ['not shorter because the server asked for less', 3, 1, 7000, 8000],
    ['no longer than 120 s, whatever the server asked for', 0, 0, 120_001, 120_000],
    ['as long as chance says when the server asked for nonsense', 0, 0.5, -5, 500],
  ])('waits %s: attempt %i, chance %d, Retry-After %i ms, %i ms', (_, attempt, random, retryAfter, expected) => {
    expect(backoffMs(attempt, () => random, retryAfter)).toBe(expected);
  });
});

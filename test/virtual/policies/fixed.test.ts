import { describe, expect, it } from 'vitest';
import { answer, fail } from './answer.ts';
import { fixedWindow } from './fixed.ts';

describe('a fixed window', () => {
  it('never changes', () => {
    const window = fixedWindow(5);
    answer(window, 60_000, 5);
    expect([fail(window), window.size]).toEqual([false, 5]);
  });
});

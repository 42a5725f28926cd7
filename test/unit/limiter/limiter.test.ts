import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../../src/limiter/backoff.js';
import { createLimiter, type Verdict } from '../../../src/limiter/limiter.js';
import { manualClock } from '../../support/manual-clock.ts';

function setUp(maxConcurrent: number, judge: (error: unknown) => Verdict = () => ({ attempts: 1 })) {
  const clock = manualClock();
  return { clock, limiter: createLimiter({ maxConcurrent, clock, random: () => 0.5, judge }) };
}

/** A task that ends when told to. */
function held() {
  let release: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (release = resolve));
  return { done, release: () => release() };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('limiter', () => {
  it('never has more under way than asked', async () => {
    const { limiter } = setUp(3);
    let running = 0;
    let most = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await settle();
      running -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => limiter.run(task)));
    expect(most).toBe(3);
    expect(limiter.peak).toBe(3);
  });

  it('retries as often as the verdict says, and rejects with the last error', async () => {
    const { limiter, clock } = setUp(1, () => ({ attempts: 3 }));
    let calls = 0;
    const failing = limiter.run(async () => {
      calls += 1;
      throw new Error(`failure ${calls}`);
    });
    await expect(failing).rejects.toThrow('failure 3');
    expect(calls).toBe(3);
    expect(clock.slept).toEqual([500, 1000]);
  });

  it('holds no slot while it waits for a retry', async () => {
    const waiting = held();
    const clock = { now: () => 0, sleep: () => waiting.done };
    const limiter = createLimiter({ maxConcurrent: 1, clock, random: () => 0.5, judge: () => ({ attempts: 2 }) });
    let failed = false;
    const retried = limiter.run(async () => {
      if (failed) return 'second';
      failed = true;
      throw new Error('first');
    });
    await settle();
    await expect(limiter.run(async () => 'other')).resolves.toBe('other');
    waiting.release();
    await expect(retried).resolves.toBe('second');
  });

  it('lets urgent work go first, but one slot is always open to the rest', async () => {
    const { limiter } = setUp(2);
    const order: string[] = [];
    const gate = held();
    const blockers = [limiter.run(() => gate.done), limiter.run(() => gate.done)];
    await settle();
    const task = (name: string) => async () => {
      order.push(name);
      await settle();
    };
    const later = ['l1', 'l2', 'l3'].map((name) => limiter.run(task(name), 'later'));
    const first = ['f1', 'f2', 'f3', 'f4'].map((name) => limiter.run(task(name), 'first'));
    gate.release();
    await Promise.all([...blockers, ...later, ...first]);
    expect(order.slice(0, 2).sort()).toEqual(['f1', 'l1']);
    expect(order.filter((name) => name.startsWith('f'))).toEqual(['f1', 'f2', 'f3', 'f4']);
    expect(order).toHaveLength(7);
  });

  it('gives every slot to the rest when nothing urgent is left', async () => {
    const { limiter } = setUp(3);
    await Promise.all(Array.from({ length: 9 }, () => limiter.run(settle, 'later')));
    expect(limiter.peak).toBe(3);
  });

  it('after a failure that is everybody’s, starts nothing more', async () => {
    const { limiter } = setUp(1, () => ({ attempts: 6, halt: true }));
    const started: string[] = [];
    const first = limiter.run(async () => {
      started.push('first');
      throw new Error('session gone');
    });
    const second = limiter.run(async () => void started.push('second'));
    expect(await Promise.allSettled([first, second])).toMatchObject([
      { status: 'rejected', reason: { message: 'session gone' } },
      { status: 'rejected', reason: { message: 'session gone' } },
    ]);
    expect(started).toEqual(['first']);
  });

  it('is halted from outside: what waits is rejected with the reason', async () => {
    const { limiter } = setUp(1);
    const running = held();
    const first = limiter.run(() => running.done);
    const second = limiter.run(async () => 'never');
    await settle();
    limiter.halt(new Error('interrupted'));
    running.release();
    expect(await Promise.allSettled([first, second])).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { message: 'interrupted' } },
    ]);
  });
});

describe('backoff', () => {
  it.each([
    { attempt: 0, random: 1, retryAfter: 0, expected: 1000 },
    { attempt: 3, random: 1, retryAfter: 0, expected: 8000 },
    { attempt: 9, random: 1, retryAfter: 0, expected: 30_000 },
    { attempt: 3, random: 0, retryAfter: 0, expected: 0 },
    { attempt: 0, random: 0.1, retryAfter: 7000, expected: 7000 },
    { attempt: 0, random: 0, retryAfter: 3_600_000, expected: 120_000 },
  ])('attempt $attempt, Retry-After $retryAfter ms: $expected ms', ({ attempt, random, retryAfter, expected }) => {
    expect(backoffMs(attempt, () => random, retryAfter)).toBe(expected);
  });
});

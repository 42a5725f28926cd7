import { describe, expect, it } from 'vitest';
import { createOutage } from '../../../src/limiter/outage.js';
import { adaptivePolicy } from '../../../src/limiter/policy.js';
import type { SizeBounds } from '../../../src/limiter/job-size.js';
import type { Window } from '../../../src/limiter/window.js';
import { fixedWindow } from '../../virtual/policies/fixed.ts';
import { plainPolicy } from '../../virtual/policies/plain.ts';
import { endings, Failure, limited, times } from './limited.ts';

describe('what is decided is told:', () => {
  it('each retry and its wait, and that it is given up', async () => {
    const { clock, request, decisions } = limited();
    const failures = times(3, () => new Failure('x', { attempts: 3, code: 'HTTP_500' }));
    await clock.play(endings([request('a', { kind: 'count', failures })]));
    const told = { kind: 'count', code: 'HTTP_500' };
    expect(decisions).toEqual([
      { at: 100, what: 'retry', ...told, attempt: 1, waitMs: 500 },
      { at: 700, what: 'retry', ...told, attempt: 2, waitMs: 1000 },
      { at: 1800, what: 'give-up', ...told, attempt: 3 },
    ]);
  });

  it('no giving up where nothing was tried again', async () => {
    const { clock, request, decisions } = limited();
    await clock.play(endings([request('a', { failures: [new Failure('refused')] })]));
    expect(decisions).toEqual([]);
  });

  it('a failure without a code as unknown', async () => {
    const { clock, request, decisions } = limited();
    await clock.play(request('a', { failures: [new Failure('x', { attempts: 2, retryAfterMs: 700.4 })] }));
    expect(decisions).toEqual([{ at: 100, what: 'retry', kind: 'describe', code: 'UNKNOWN', attempt: 1, waitMs: 700 }]);
  });

  describe('the window, when it lets more or less go at once', () => {
    /** A window that takes these sizes, one with each answer and each failure. */
    const playing = (...sizes: number[]): Window => {
      const next = (): void => void (sizes.length > 1 && sizes.shift());
      return {
        get size() {
          return sizes[0] ?? 1;
        },
        reason: 'slower',
        answered: next,
        failed: () => (next(), true),
      };
    };

    it('after an answer', async () => {
      const { clock, request, decisions } = limited({ window: playing(4, 4, 5, 3) });
      for (const name of ['a', 'b', 'c', 'd']) await clock.play(request(name));
      expect(decisions).toEqual([
        { at: 200, what: 'window', from: 4, to: 5, why: 'slower' },
        { at: 300, what: 'window', from: 5, to: 3, why: 'slower' },
      ]);
    });

    it('after a failure that tells of the org, and after no other', async () => {
      const { clock, request, decisions } = limited({ window: playing(4, 2, 1) });
      await clock.play(endings([request('a', { failures: [new Failure('refused')] })]));
      await clock.play(endings([request('b', { failures: [new Failure('full', { pressure: 'overload' })] })]));
      expect(decisions).toEqual([{ at: 200, what: 'window', from: 4, to: 2, why: 'slower' }]);
    });

    it('but not beyond what the user allows', async () => {
      const { clock, request, decisions } = limited({ maxConcurrent: 6, window: playing(5, 8, 7, 6, 4) });
      for (const name of ['a', 'b', 'c', 'd']) await clock.play(request(name));
      expect(decisions).toEqual([
        { at: 100, what: 'window', from: 5, to: 6, why: 'slower' },
        { at: 400, what: 'window', from: 6, to: 4, why: 'slower' },
      ]);
    });
  });

  it('that an org has but five slots, where that leaves fewer', async () => {
    const { limiter, decisions } = limited({ maxConcurrent: 20, policy: adaptivePolicy({ max: 20, now: 0 }) });
    limiter.narrowToFive();
    limiter.narrowToFive();
    expect(decisions).toEqual([{ at: 0, what: 'window', from: 8, to: 4, why: 'few-slots' }]);
    const small = limited({ maxConcurrent: 3, policy: adaptivePolicy({ max: 3, now: 0 }) });
    small.limiter.narrowToFive();
    expect(small.decisions).toEqual([]);
  });

  describe('that nothing is sent for a while', () => {
    const down = (retryAfterMs = 0) => new Failure('down', { pressure: 'unavailable', retryAfterMs });

    it('and that it goes on', async () => {
      const { clock, request, decisions } = limited({ policy: { outage: createOutage(0) } });
      await clock.play(endings([request('a', { failures: [down(2500)] })]));
      await clock.play(clock.sleep(300));
      await clock.play(Promise.all([request('b'), request('c'), request('d')]));
      expect(decisions.slice(0, 2)).toEqual([
        { at: 400, what: 'wait', why: 'unavailable', ms: 2200 },
        { at: 2600, what: 'go', why: 'unavailable', waitedMs: 2200 },
      ]);
      // The pace after it, of half a second and less, is not worth a word.
      expect(decisions).toHaveLength(2);
    });

    it('and is told once, however many wait', async () => {
      const { clock, limiter, request, decisions } = limited({ policy: { outage: createOutage(0) } });
      await clock.play(endings([request('a', { failures: [down(60_000)] })]));
      const waiting = times(5, (at) => request(`${at}`));
      for (const second of [10, 20, 30]) clock.at(second * 1000, () => limiter.narrowToFive()); // wakes them
      await clock.play(Promise.all(waiting));
      expect(decisions.filter(({ what }) => what === 'wait')).toHaveLength(1);
    });

    it('for one reason, then for another', async () => {
      const { outage, longRunning } = plainPolicy(fixedWindow(1));
      const { clock, request, decisions } = limited({
        policy: {
          outage: { ...outage, waitMs: (now) => Math.max(0, 2000 - now) },
          longRunning: { ...longRunning, waitMs: (now) => (now < 2000 ? 0 : Math.max(0, 5000 - now)) },
        },
      });
      await clock.play(request('a'));
      expect(decisions).toEqual([
        { at: 0, what: 'wait', why: 'unavailable', ms: 2000 },
        { at: 2000, what: 'go', why: 'unavailable', waitedMs: 2000 },
        { at: 2000, what: 'wait', why: 'long-running', ms: 3000 },
        { at: 5000, what: 'go', why: 'long-running', waitedMs: 3000 },
      ]);
    });

    it('but not where the wait is shorter than a second', async () => {
      const { clock, request, decisions } = limited({ policy: { outage: createOutage(0) } });
      await clock.play(endings([request('a', { failures: [down()] })]));
      await clock.play(clock.sleep(1));
      await clock.play(request('b'));
      expect([decisions, clock.now()]).toEqual([[], 1200]);
    });
  });

  describe('the size of requests', () => {
    const sized = (...sizes: number[]) => {
      const asked: unknown[] = [];
      const of = (kind: string, bounds: SizeBounds, at: { now: number; underWay: Iterable<unknown> }): number => {
        asked.push({ kind, bounds, now: at.now, underWay: [...at.underWay].length });
        return sizes.shift() ?? 1;
      };
      return { asked, ...limited({ maxConcurrent: 6, policy: { sizes: { answered: () => undefined, of } } }) };
    };

    it('when it is another than before, which at first is the most', () => {
      const { limiter, decisions } = sized(25, 20, 20, 5, 25, 20);
      const bounds = { most: 25 };
      expect(times(4, () => limiter.size('describe', bounds))).toEqual([25, 20, 20, 5]);
      expect(times(2, () => limiter.size('count', bounds))).toEqual([25, 20]);
      expect(decisions).toEqual([
        { at: 0, what: 'size', kind: 'describe', from: 25, to: 20 },
        { at: 0, what: 'size', kind: 'describe', from: 20, to: 5 },
        { at: 0, what: 'size', kind: 'count', from: 25, to: 20 },
      ]);
    });

    it('which depends on what is under way and on what may be', async () => {
      const { clock, limiter, request, asked } = sized();
      const running = Promise.all([request('a', { ms: 500 }), request('b', { ms: 500 })]);
      clock.at(200, () => limiter.size('count', { most: 5, first: 2, remaining: 9 }));
      await clock.play(running);
      const bounds = { most: 5, first: 2, remaining: 9, slots: 6 };
      expect(asked).toEqual([{ kind: 'count', bounds, now: 200, underWay: 2 }]);
    });
  });
});

describe('a limiter that nobody watches', () => {
  it('decides all the same', async () => {
    const { clock, request } = limited({ observed: false });
    const failures = [new Failure('x', { attempts: 2, pressure: 'unavailable' })];
    expect(await clock.play(request('a', { failures }))).toBe('a');
  });
});

describe('a job whose start throws', () => {
  it('is rejected, and takes no slot from others', async () => {
    const { clock, limiter, request, sent } = limited({ maxConcurrent: 1 });
    const start = () => {
      throw new Error('no request');
    };
    const all = [limiter.run({ kind: 'describe', start }), request('next')];
    expect(await clock.play(endings(all))).toEqual(['Error: no request', 'next']);
    expect(sent).toEqual(['next@0']);
  });
});

import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/limiter/clock.js';
import { createOutage } from '../../../src/limiter/outage.js';
import { fixedWindow } from '../../virtual/policies/fixed.ts';
import { plainPolicy } from '../../virtual/policies/plain.ts';
import { endings, Failure, limited, times } from './limited.ts';

const interrupted = new Error('interrupted');

describe('a limiter that is halted', () => {
  it('lets what is under way finish, and rejects all that wait and all that come', async () => {
    const { clock, limiter, request, sent } = limited({ maxConcurrent: 2 });
    const all = times(5, (at) => request(`${at}`));
    clock.at(50, () => limiter.halt(interrupted));
    expect(await clock.play(endings(all))).toEqual(['1', '2', ...times(3, () => 'Error: interrupted')]);
    expect(await clock.play(endings([request('late')]))).toEqual(['Error: interrupted']);
    expect([sent, clock.now()]).toEqual([['1@0', '2@0'], 100]);
  });

  it('before anything was sent, sends nothing', async () => {
    const { clock, limiter, request, sent } = limited();
    limiter.halt(interrupted);
    expect(await clock.play(endings(times(3, () => request('a'))))).toEqual(times(3, () => 'Error: interrupted'));
    expect(sent).toEqual([]);
  });

  it('stays halted for the first reason', async () => {
    const { clock, limiter, request, decisions } = limited();
    limiter.halt(interrupted);
    limiter.halt(new Error('something else'));
    expect(await clock.play(endings([request('a')]))).toEqual(['Error: interrupted']);
    expect(decisions.filter(({ what }) => what === 'stop')).toEqual([{ at: 0, what: 'stop', code: 'INTERRUPTED' }]);
  });

  it('rejects with its last error what failed on the way out and would be tried again', async () => {
    const { clock, limiter, request, sent } = limited();
    const failing = request('a', { failures: [new Failure('x', { attempts: 6 })] });
    clock.at(50, () => limiter.halt(interrupted));
    expect(await clock.play(endings([failing]))).toEqual(['Error: x']);
    expect([sent, clock.now()]).toEqual([['a@0'], 100]);
  });

  describe('wakes at once', () => {
    it('what waits for a retry, which is rejected', async () => {
      const { clock, limiter, request, sent } = limited();
      const retried = request('a', { failures: [new Failure('x', { attempts: 2, retryAfterMs: 60_000 })] });
      clock.at(5000, () => limiter.halt(interrupted));
      expect(await clock.play(endings([retried]))).toEqual(['Error: interrupted']);
      expect([sent, clock.now()]).toEqual([['a@0'], 5000]);
    });

    it('what waits for a retry, of which no second try is told', async () => {
      const { clock, limiter, request, decisions } = limited();
      const retried = request('a', { failures: [new Failure('x', { attempts: 2, retryAfterMs: 60_000 })] });
      clock.at(5000, () => limiter.halt(interrupted));
      await clock.play(endings([retried]));
      expect(decisions.map(({ what }) => what)).toEqual(['retry', 'stop']);
    });

    it('what pauses, which goes on', async () => {
      const { clock, limiter } = limited();
      clock.at(1000, () => limiter.halt(interrupted));
      await clock.play(limiter.pause(9));
      expect(clock.now()).toBe(1000);
      await clock.play(limiter.pause(9));
      expect(clock.now()).toBe(1000);
    });

    it('what waits for an org that is down, which is rejected', async () => {
      const { clock, limiter, request } = limited({ policy: { outage: createOutage(0) } });
      const down = new Failure('down', { pressure: 'unavailable', retryAfterMs: 60_000 });
      await clock.play(endings([request('a', { failures: [down] })]));
      const waiting = times(3, (at) => request(`${at}`));
      clock.at(5000, () => limiter.halt(interrupted));
      expect(await clock.play(endings(waiting))).toEqual(times(3, () => 'Error: interrupted'));
      expect(clock.now()).toBe(5000);
    });

    it('what waits for an answer of others, which is rejected', async () => {
      const { clock, limiter, request } = limited({
        policy: {
          longRunning: {
            ...plainPolicy(fixedWindow(8)).longRunning,
            waitMs: (_, underWay) => ([...underWay].length > 0 ? Infinity : 0),
          },
        },
      });
      const running = request('running', { ms: 9000 });
      await clock.play(Promise.race([running, clock.sleep(10)]));
      const waiting = request('waiting');
      clock.at(5000, () => limiter.halt(interrupted));
      expect(await clock.play(endings([waiting]))).toEqual(['Error: interrupted']);
      expect(clock.now()).toBe(5000);
      expect(await clock.play(running)).toBe('running');
    });
  });
});

describe('a failure that is everybody’s', () => {
  const gone = new Failure('session gone', { attempts: 6, halt: true, code: 'INVALID_SESSION_ID' });

  it('is noticed before the next goes out, and is tried no more', async () => {
    const { clock, request, sent, decisions } = limited({ maxConcurrent: 1 });
    const all = [request('a', { failures: [gone] }), request('b'), request('c', { urgency: 'later' })];
    expect(await clock.play(endings(all))).toEqual(times(3, () => 'Error: session gone'));
    expect([sent, clock.now()]).toEqual([['a@0'], 100]);
    expect(decisions).toEqual([{ at: 100, what: 'stop', code: 'INVALID_SESSION_ID' }]);
  });

  it('lets others that are under way finish', async () => {
    const { clock, request } = limited({ maxConcurrent: 2 });
    const all = [request('a', { failures: [gone] }), request('b', { ms: 900 }), request('c')];
    expect(await clock.play(endings(all))).toEqual(['Error: session gone', 'b', 'Error: session gone']);
    expect(clock.now()).toBe(900);
  });
});

describe('the clock of real time', () => {
  it('sleeps no longer than its signal lets it, and does not reject', async () => {
    const abort = new AbortController();
    const sleeping = systemClock.sleep(1e8, abort.signal);
    abort.abort();
    await expect(sleeping).resolves.toBeUndefined();
    await expect(systemClock.sleep(1e8, abort.signal)).resolves.toBeUndefined();
    await expect(systemClock.sleep(0)).resolves.toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { createRetryBudget } from '../../../src/limiter/retry-budget.js';
import { adaptivePolicy } from '../../../src/limiter/policy.js';
import { fixedWindow } from '../../virtual/policies/fixed.ts';
import { plainPolicy } from '../../virtual/policies/plain.ts';
import { endings, Failure, limited, times } from './limited.ts';

/** A window that is as large as the test says. */
const settable = (size: number) => ({ size, answered: () => undefined, failed: () => false });

const passing = (message: string, attempts = 6) => new Failure(message, { attempts });

describe('limiter', () => {
  describe('lets no more go at once', () => {
    it.each([
      ['than the user allows', 3, 100, 3],
      ['than the window', 100, 3, 3],
      ['than one where one is allowed', 1, 100, 1],
    ])('%s: of %i and %i, %i', async (_, maxConcurrent, size, most) => {
      const { clock, limiter, request, sent } = limited({ maxConcurrent, window: settable(size) });
      expect(limiter.peak).toBe(0);
      await clock.play(Promise.all(times(7, (at) => request(`${at}`))));
      expect(limiter.peak).toBe(most);
      expect(sent).toEqual(times(7, (at) => `${at}@${Math.floor((at - 1) / most) * 100}`));
    });

    it('when the window has become smaller, before those under way fit in it', async () => {
      const window = settable(4);
      const { clock, limiter, request, sent } = limited({ window });
      const running = [100, 1000, 2000, 3000].map((ms) => request(`for ${ms}`, { ms }));
      clock.at(50, () => (window.size = 2));
      await clock.play(Promise.all([...running, request('next'), request('last', { ms: 5000 })]));
      // Three are left at 100 ms, two at 1000, one at 2000, and then at 2100.
      expect(sent.slice(4)).toEqual(['next@2000', 'last@2100']);
      expect(limiter.peak).toBe(4);
    });
  });

  it('lets more go as soon as an answer has made the window larger', async () => {
    const window = settable(1);
    const { clock, request, sent } = limited({
      window: {
        ...window,
        get size() {
          return window.size;
        },
        answered: () => (window.size = 4),
      },
    });
    await clock.play(Promise.all(times(6, (at) => request(`${at}`))));
    expect(sent).toEqual(['1@0', '2@100', '3@100', '4@100', '5@100', '6@200']);
  });

  it('narrowed to an org with five slots, lets four go at once, also of those that wait already', async () => {
    const { clock, limiter, request, sent } = limited({
      maxConcurrent: 20,
      policy: adaptivePolicy({ max: 20, now: 0 }),
    });
    const all = times(16, (at) => request(`${at}`));
    clock.at(50, () => limiter.narrowToFive());
    await clock.play(Promise.all(all));
    expect(sent.map((one) => one.split('@')[1])).toEqual([
      ...times(8, () => '0'),
      ...times(4, () => '100'),
      ...times(4, () => '200'),
    ]);
  });

  describe('retries', () => {
    it('as often as the verdict says, after a longer wait each time, and rejects with the last error', async () => {
      const { clock, request, sent } = limited();
      const failures = times(9, (at) => passing(`failure ${at}`, 4));
      expect(await clock.play(endings([request('a', { failures })]))).toEqual(['Error: failure 4']);
      // Half of 1, 2 and 4 s after failures at 100, 700 and 1800.
      expect(sent).toEqual(['a@0', 'a@600', 'a@1700', 'a@3800']);
    });

    it('goes by the verdict of the last failure', async () => {
      const { clock, request } = limited();
      const failures = [passing('may pass'), new Failure('refused')];
      expect(await clock.play(endings([request('a', { failures })]))).toEqual(['Error: refused']);
    });

    it('as often as each kind of failure allows by itself', async () => {
      const { clock, request, sent } = limited();
      const [a, b] = [new Failure('a', { kind: 'a', attempts: 2 }), new Failure('b', { kind: 'b', attempts: 3 })];
      expect(await clock.play(endings([request('x', { failures: [b, a, b, a] })]))).toEqual(['Error: a']);
      expect(await clock.play(endings([request('y', { failures: [b, a, b, b] })]))).toEqual(['Error: b']);
      expect(await clock.play(endings([request('z', { failures: [b, a, b] })]))).toEqual(['z']);
      expect(sent).toHaveLength(12);
    });

    it('no more than eight times in all', async () => {
      const { clock, request, sent } = limited();
      const failures = times(9, (at) => new Failure(`failure ${at}`, { kind: `${at}`, attempts: 6 }));
      expect(await clock.play(endings([request('a', { failures })]))).toEqual(['Error: failure 8']);
      expect(sent).toHaveLength(8);
    });

    it('no sooner than Retry-After says', async () => {
      const { clock, request, sent } = limited();
      await clock.play(request('a', { failures: [new Failure('x', { attempts: 2, retryAfterMs: 7000 })] }));
      expect(sent).toEqual(['a@0', 'a@7100']);
    });

    it('hold no slot while they wait', async () => {
      const { clock, request, sent } = limited({ maxConcurrent: 1 });
      await clock.play(Promise.all([request('a', { failures: [passing('x')] }), request('b')]));
      expect(sent).toEqual(['a@0', 'b@100', 'a@600']);
    });

    it('go before work that has not been tried, even where that is urgent', async () => {
      const { clock, request, sent } = limited({ maxConcurrent: 1 });
      const retried = request('retried', { ms: 90, failures: [passing('x')], urgency: 'later' });
      await clock.play(Promise.race([retried, clock.sleep(50)]));
      const others = times(8, (at) => request(`${at}`, { ms: 90, urgency: 'first' }));
      await clock.play(Promise.all([retried, ...others]));
      // Failed at 90, due at 590, when the sixth of the others is under way.
      expect(sent.slice(5)).toEqual(['5@450', '6@540', 'retried@630', '7@720', '8@810']);
    });

    it('rejects when the run has no retries left: 20 and a tenth of its calls', async () => {
      const { clock, request, sent } = limited({ maxConcurrent: 30, policy: { retries: createRetryBudget() } });
      const failures = [passing('first', 2), passing('second', 2)];
      const ended = await clock.play(endings(times(30, (at) => request(`${at}`, { failures }))));
      // 23 of the 30 may go again.
      expect(ended.filter((one) => one === 'Error: first')).toHaveLength(7);
      expect(ended.filter((one) => one === 'Error: second')).toHaveLength(23);
      expect(sent).toHaveLength(53);
    });

    it('do not cost the run’s retries where the verdict allows none', async () => {
      const { clock, request } = limited({ policy: { retries: createRetryBudget() } });
      const refused = times(50, (at) => request(`${at}`, { failures: [new Failure('refused')] }));
      await clock.play(endings(refused));
      expect(await clock.play(request('a', { failures: [passing('x')] }))).toBe('a');
    });

    it('pause as long as a retry would', async () => {
      const { clock, limiter } = limited();
      await clock.play(limiter.pause(3));
      expect(clock.now()).toBe(4000); // half of 8 s
    });
  });

  describe('of work that waits', () => {
    const names = (sent: readonly string[]): string[] => sent.map((one) => one.split('@')[0] ?? '');
    const work = ['l1', 'l2', 'l3', 'f1', 'f2', 'f3', 'f4'];
    const urgency = (name: string) => (name.startsWith('f') ? ('first' as const) : ('later' as const));

    it.each([
      ['with one slot takes the urgent first', 1, ['f1', 'f2', 'f3', 'f4', 'l1', 'l2', 'l3']],
      ['with two slots keeps one for the rest', 2, ['l1', 'f1', 'l2', 'f2', 'l3', 'f3', 'f4']],
      ['with three slots keeps one for the rest', 3, ['l1', 'f1', 'f2', 'l2', 'f3', 'f4', 'l3']],
    ])('%s', async (_, maxConcurrent, order) => {
      const { clock, request, sent } = limited({ maxConcurrent });
      await clock.play(Promise.all(work.map((name) => request(name, { urgency: urgency(name) }))));
      expect(names(sent)).toEqual(order);
    });

    it('takes for urgent what does not say', async () => {
      const { clock, request, sent } = limited({ maxConcurrent: 1 });
      await clock.play(Promise.all([request('later', { urgency: 'later' }), request('a'), request('b')]));
      expect(names(sent)).toEqual(['a', 'b', 'later']);
    });

    it('takes kinds that are not urgent in turn', async () => {
      const { clock, request, sent } = limited({ maxConcurrent: 1 });
      const kinds = ['a1', 'a2', 'a3', 'b1', 'c1', 'c2'];
      await clock.play(Promise.all(kinds.map((name) => request(name, { urgency: 'later', kind: name.charAt(0) }))));
      expect(names(sent)).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
    });
  });

  describe('a job with nothing left to do when its turn has come', () => {
    it('ends with undefined, and the next goes in its place at once', async () => {
      const { clock, limiter, request, sent } = limited({ maxConcurrent: 1 });
      const nothing = times(3, () => limiter.run({ kind: 'describe', start: () => undefined }));
      const running = request('a');
      const more = limiter.run({ kind: 'describe', start: () => undefined });
      expect(await clock.play(Promise.all([...nothing, running, more, request('b')]))).toEqual([
        ...[undefined, undefined, undefined],
        'a',
        undefined,
        'b',
      ]);
      expect(sent).toEqual(['a@0', 'b@100']);
    });

    it('costs nothing: it is not counted, told of or waited for', async () => {
      const told: string[] = [];
      const tell = (what: string) => () => void told.push(what);
      const { outage } = plainPolicy(fixedWindow(1));
      const { clock, limiter, request, decisions } = limited({
        window: { size: 2, answered: tell('window'), failed: () => (told.push('failed'), false) },
        policy: {
          retries: { sent: tell('call'), take: () => false },
          sizes: { answered: tell('size'), of: () => 1 },
          outage: { ...outage, unsent: tell('turn back'), answered: tell('good'), failed: tell('bad') },
        },
      });
      await clock.play(limiter.run({ kind: 'describe', start: () => undefined }));
      expect([told, limiter.peak, clock.now(), decisions]).toEqual([['turn back'], 0, 0, []]);
      await clock.play(request('a'));
      expect(told.slice(1)).toEqual(['call', 'window', 'size', 'good']);
    });

    it('is asked again for each retry, and may have nothing to do then', async () => {
      const { clock, limiter } = limited();
      let starts = 0;
      const start = () => {
        starts += 1;
        return starts === 1 ? { units: 1, done: Promise.reject(passing('x')) } : undefined;
      };
      expect(await clock.play(limiter.run({ kind: 'describe', start }))).toBeUndefined();
      expect([starts, clock.now()]).toEqual([2, 500]);
    });
  });

  it('tells the window of each answer: its kind, parts and time, and what was under way', async () => {
    const answers: unknown[] = [];
    const { clock, limiter, request } = limited({
      window: {
        size: 3,
        answered: (answer, underWay) => answers.push({ ...answer, left: [...underWay].length }),
        failed: () => false,
      },
    });
    const job = { kind: 'count', start: () => ({ units: 5, done: clock.sleep(700) }) };
    await clock.play(Promise.all([limiter.run(job), request('a', { ms: 300 }), request('b', { ms: 900 })]));
    expect(answers).toEqual([
      { now: 300, kind: 'describe', units: 1, ms: 300, inFlight: 3, left: 2 },
      { now: 700, kind: 'count', units: 5, ms: 700, inFlight: 2, left: 1 },
      { now: 900, kind: 'describe', units: 1, ms: 900, inFlight: 1, left: 0 },
    ]);
  });
});

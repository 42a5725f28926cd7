import { afterEach, describe, expect, it } from 'vitest';
import { Capacity } from './capacity.ts';
import type { Clock } from './clock.ts';
import { createHandClock } from './hand-clock.ts';
import { spread } from './random.ts';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call, compositeOf } from './test-client.ts';
import { tinyWorld } from './tiny-world.ts';

let simulator: Simulator | undefined;
afterEach(() => simulator?.close());

describe('weather', () => {
  it('strikes in order, then clears', async () => {
    simulator = await startSimulator({
      world: tinyWorld(),
      weather: [
        { times: 2, answer: { status: 503, html: '<html>down</html>', headers: { 'Retry-After': '7' } } },
        { answer: { status: 420, body: [{ errorCode: 'X', message: 'x' }] } },
      ],
    });
    const replies = [];
    for (let turn = 0; turn < 4; turn += 1) replies.push(await call(simulator, { path: '/sobjects' }));
    expect(replies.map(({ status }) => status)).toEqual([503, 503, 420, 200]);
    expect(replies[0]?.headers.get('retry-after')).toBe('7');
    expect(replies[0]?.headers.get('content-type')).toContain('text/html');
  });

  it('strikes whom it is meant for, in a composite too', async () => {
    simulator = await startSimulator({ world: tinyWorld() });
    simulator.trouble({
      when: ({ path }) => path.endsWith('/Contact/describe'),
      times: 9,
      answer: { status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'bad object' }] },
    });
    const paths = ['/sobjects/Account/describe', '/sobjects/Contact/describe'];
    const whole = await call(simulator, { path: '/composite', body: compositeOf(paths) });
    expect(whole.body).toMatchObject({
      compositeResponse: [{ httpStatusCode: 200 }, { httpStatusCode: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION' }] }],
    });
    expect((await call(simulator, { path: paths[1] as string })).status).toBe(500);
    simulator.reset();
    expect((await call(simulator, { path: paths[1] as string })).status).toBe(200);
  });

  it('destroys sockets, cuts answers, expires sessions, never answers', async () => {
    simulator = await startSimulator({ world: tinyWorld() });
    simulator.trouble({ answer: 'reset' }, { answer: 'truncate' }, { answer: 'expire' });
    await expect(call(simulator, { path: '/sobjects' })).rejects.toThrow('fetch failed');
    const cut = await call(simulator, { path: '/sobjects' });
    expect([cut.status, cut.body, cut.text.startsWith('{"encoding"')]).toEqual([200, null, true]);
    expect((await call(simulator, { path: '/sobjects' })).status).toBe(401);
    expect((await call(simulator, { path: '/sobjects' })).status).toBe(401);
    simulator.reset();
    simulator.trouble({ answer: 'hang' });
    const hanging = call(simulator, { path: '/sobjects' });
    const failed = expect(hanging).rejects.toThrow('fetch failed');
    await expect.poll(() => simulator?.log.length).toBe(1);
    await simulator.close();
    await failed;
    expect(simulator.log.map(({ status }) => status)).toEqual([null]);
  });
});

describe('capacity', () => {
  it('works on as many as there are workers, in order', async () => {
    const clock = createHandClock();
    const capacity = new Capacity(clock, { scale: 1, workers: 2 });
    const ends: string[] = [];
    const run = (name: string, seconds: number): void =>
      void capacity.run(() => ({ seconds })).then(() => ends.push(`${name} at ${clock.now() / 1000}`));
    run('a', 3);
    run('b', 1);
    run('c', 1);
    run('d', 4);
    await clock.advance(10_000);
    expect(ends).toEqual(['b at 1', 'c at 2', 'a at 3', 'd at 6']);
    expect(capacity.serviceTime).toBe(9_000);
  });

  it('knows what is older than 20 seconds, the wait in the queue included', async () => {
    const clock = createHandClock();
    const capacity = new Capacity(clock, { scale: 1, workers: 1 });
    for (let turn = 0; turn < 3; turn += 1) void capacity.run(() => ({ seconds: 15 }));
    await clock.advance(19_000);
    expect(capacity.longRunning()).toBe(0);
    await clock.advance(2_000);
    expect(capacity.longRunning()).toBe(2);
    await clock.advance(30_000);
    expect(capacity.longRunning()).toBe(0);
  });

  it('refuses while too many long requests run: 25, or 5 in a Developer Edition', async () => {
    for (const [edition, slots] of [
      ['Enterprise Edition', 25],
      ['Developer Edition', 5],
    ] as const) {
      let foreign = slots - 1;
      const org = await startSimulator({ world: tinyWorld({ edition }), foreignLongRunning: () => foreign });
      expect((await call(org, { path: '/sobjects' })).status).toBe(200);
      foreign += 1;
      const refused = await call(org, { path: '/sobjects' });
      expect([refused.status, refused.body]).toEqual([
        403,
        [
          {
            errorCode: 'REQUEST_LIMIT_EXCEEDED',
            message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
          },
        ],
      ]);
      await org.close();
    }
  });

  it('takes the time of the modelled work, scaled, and sums it unscaled', async () => {
    const slept: number[] = [];
    const clock: Clock = { now: () => 0, sleep: (time) => Promise.resolve(void slept.push(time)) };
    simulator = await startSimulator({ world: tinyWorld(), clock, latency: { scale: 0.5, seed: 7 } });
    await call(simulator, { path: '/sobjects/Account/describe' });
    await call(simulator, { path: '/sobjects/Account/describe' });
    await call(simulator, {
      path: '/composite',
      body: compositeOf(['/sobjects/Account/describe', '/sobjects/Account/describe']),
    });
    expect(slept[1]).toBe(slept[0]);
    expect(slept[2]).toBeCloseTo(2 * (slept[0] as number) + 40);
    expect(simulator.serviceTime).toBeCloseTo(2 * slept.reduce((sum, time) => sum + time, 0));
  });

  it('spreads describe times around their mean, the same for the same seed', () => {
    const factors = Array.from({ length: 4_000 }, (_, index) => spread(1, `Object${index}`, 0.8));
    expect(factors.reduce((sum, factor) => sum + factor, 0) / factors.length).toBeCloseTo(1, 1);
    expect(spread(1, 'Account', 0.8)).toBe(spread(1, 'Account', 0.8));
    expect(spread(2, 'Account', 0.8)).not.toBe(spread(1, 'Account', 0.8));
  });
});

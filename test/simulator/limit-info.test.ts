import { afterEach, describe, expect, it } from 'vitest';
import { createHandClock } from './hand-clock.ts';
import type { SimulatorOptions } from './org.ts';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call, compositeOf } from './test-client.ts';
import { tinyWorld } from './tiny-world.ts';

// Section C of the facts on Salesforce's APIs: the daily total, /limits and the header Sforce-Limit-Info.

let simulator: Simulator;
afterEach(() => simulator.close());

const start = async (options: Partial<SimulatorOptions> = {}): Promise<void> => {
  simulator = await startSimulator({ world: tinyWorld(), ...options });
};
const header = async (path = '/sobjects'): Promise<string | null> =>
  (await call(simulator, { path })).headers.get('sforce-limit-info');
const daily = async (): Promise<unknown> =>
  ((await call(simulator, { path: '/limits' })).body as { DailyApiRequests: unknown }).DailyApiRequests;

describe('/limits', () => {
  it('C: is a call like others, needs View Setup and does not come in a composite', async () => {
    await start({ dailyMax: 10 });
    expect(await daily()).toEqual({ Max: 10, Remaining: 9 });
    expect(await daily()).toEqual({ Max: 10, Remaining: 8 });
    expect((await call(simulator, { path: '/limits', user: 'restricted' })).status).toBe(403);
    const whole = await call(simulator, { path: '/composite', body: compositeOf(['/limits']) });
    expect(whole.body).toMatchObject({ compositeResponse: [{ httpStatusCode: 400 }] });
    expect(simulator.calls).toBe(4);
  });

  it('C "accurate within five minutes": is behind by as many calls as it is told, and the header is not', async () => {
    await start({ dailyMax: 100, usedAtStart: 90, limitsLag: 4 });
    expect(await daily()).toEqual({ Max: 100, Remaining: 13 });
    simulator.useForeign(7);
    expect(await daily()).toEqual({ Max: 100, Remaining: 5 });
    expect(await header()).toBe('api-usage=100/100');
    expect((await call(simulator, { path: '/limits' })).status).toBe(403);
    await simulator.close();
    await start({ dailyMax: 100, limitsLag: 4 });
    expect(await daily()).toEqual({ Max: 100, Remaining: 100 });
  });
});

describe('other integrations', () => {
  it('C: use up the daily total as time goes by, in the header, in /limits and at the gate', async () => {
    const clock = createHandClock(1_000);
    await start({ clock, dailyMax: 1_000, usedAtStart: 100, foreignCalls: (seconds) => 20.5 * seconds });
    expect(await header()).toBe('api-usage=101/1000');
    await clock.advance(1_000);
    expect(await header()).toBe('api-usage=122/1000');
    expect(await daily()).toEqual({ Max: 1_000, Remaining: 877 });
    simulator.reset();
    expect(await header()).toBe('api-usage=101/1000');
    await clock.advance(43_000); // 881 calls of others
    expect(await header()).toBe('api-usage=983/1000');
    await clock.advance(1_000);
    const over = await call(simulator, { path: '/sobjects' });
    expect(over.body).toMatchObject([
      { errorCode: 'REQUEST_LIMIT_EXCEEDED', message: expect.stringContaining('TotalRequests') },
    ]);
    expect(simulator.calls).toBe(2);
  });
});

describe('Sforce-Limit-Info', () => {
  it('C: is on refusals or not, which nobody has verified, and always on what is answered', async () => {
    const later = { 'if-modified-since': 'Fri, 01 Jan 2027 00:00:00 GMT' };
    for (const limitInfoOnErrors of [undefined, true, false]) {
      await start(limitInfoOnErrors === undefined ? {} : { limitInfoOnErrors });
      simulator.trouble({ when: ({ path }) => path.endsWith('/recordCount'), answer: { status: 503, body: [] } });
      const replies = [
        await call(simulator, { path: '/limits', user: 'nobody' }),
        await call(simulator, { path: '/limits', user: 'restricted' }),
        await call(simulator, { path: '/nothing' }),
        await call(simulator, { path: '/limits/recordCount' }),
        await call(simulator, { path: '/sobjects' }),
        await call(simulator, { path: '/sobjects', headers: later }),
      ];
      expect(replies.map(({ status }) => status)).toEqual([401, 403, 404, 503, 200, 304]);
      const on = limitInfoOnErrors !== false;
      expect(replies.map(({ headers }) => headers.has('sforce-limit-info'))).toEqual([on, on, on, on, true, true]);
      expect(simulator.calls).toBe(6);
      await simulator.close();
    }
  });
});

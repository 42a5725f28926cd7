import { afterEach, describe, expect, it } from 'vitest';
import type { Org } from '../../src/salesforce/org.js';
import type { SimulatorOptions } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { manualClock, type ManualClock } from '../support/manual-clock.ts';
import { openSimulatedOrg } from '../support/open-simulated-org.ts';

let simulator: Simulator;
let clock: ManualClock;
afterEach(() => simulator.close());

const acme = worlds.acme({});

async function open(options: Partial<SimulatorOptions> = {}): Promise<Org> {
  simulator = await startSimulator({ world: acme, ...options });
  clock = manualClock();
  return openSimulatedOrg(simulator, { clock });
}

const sobjects = (request: { path: string; within: unknown }) =>
  request.within === null && request.path.endsWith('/sobjects');

const sent = (): number => simulator.log.filter(({ path }) => path.endsWith('/sobjects')).length;

describe('a request that fails', () => {
  it.each([
    ['503', { status: 503, html: '<html>Service unavailable</html>' }],
    ['a lost connection', 'reset' as const],
    ['a body that is cut off', 'truncate' as const],
    [
      'too many long requests',
      {
        status: 403,
        body: [
          {
            errorCode: 'REQUEST_LIMIT_EXCEEDED',
            message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
          },
        ],
      },
    ],
  ])('by %s is sent again', async (_, answer) => {
    const org = await open();
    simulator.trouble({ when: sobjects, answer });
    expect(await org.describeGlobal()).toHaveProperty('value');
    expect(sent()).toBe(2);
    expect(clock.now()).toBeGreaterThan(0);
  });

  it('waits as long as Retry-After asks', async () => {
    const org = await open();
    simulator.trouble({ when: sobjects, answer: { status: 503, body: [], headers: { 'retry-after': '17' } } });
    expect(await org.describeGlobal()).toHaveProperty('value');
    expect(clock.now()).toBe(17_000);
  });

  it('by 503 for five minutes is given up: until then one request probes for all', async () => {
    const org = await open();
    simulator.trouble({ when: sobjects, times: 99, answer: { status: 503, body: [] } });
    expect(await org.describeGlobal()).toMatchObject({ refusal: { code: 'HTTP_503', final: false } });
    expect(clock.now()).toBeGreaterThan(300_000);
    expect(sent()).toBeLessThan(5 + 300 / 15 + 2);
  });

  it('because the daily requests are used up is not sent again, and nothing after it', async () => {
    const org = await open();
    const answer = {
      status: 403,
      body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
    };
    simulator.trouble({ when: sobjects, answer });
    await expect(org.describeGlobal()).rejects.toMatchObject({ kind: 'budget' });
    const before = simulator.log.length;
    expect(await org.recordCounts()).toMatchObject({ refusal: { code: 'REQUEST_LIMIT_EXCEEDED', leftOut: true } });
    expect(simulator.log).toHaveLength(before);
  });

  it('because the session is gone and cannot be renewed ends the run', async () => {
    const org = await open();
    simulator.expireTokens();
    await expect(org.describeGlobal()).rejects.toMatchObject({ kind: 'auth', code: 'INVALID_SESSION_ID' });
  });
});

describe('a network that is lost', () => {
  it('for a moment is waited for', async () => {
    const org = await open();
    await org.identify();
    simulator.trouble({ when: sobjects, times: 3, answer: 'reset' });
    expect(await org.describeGlobal()).toHaveProperty('value');
    expect(sent()).toBe(4);
  });

  it('is not waited for when it was never there', async () => {
    const org = await open();
    await simulator.close();
    await expect(org.describeGlobal()).rejects.toMatchObject({ kind: 'offline', code: 'ECONNREFUSED' });
    expect(clock.slept).toEqual([]);
  });

  it('for good ends the run', async () => {
    const org = await open();
    await org.identify();
    await simulator.close();
    await expect(org.describeGlobal()).rejects.toMatchObject({ kind: 'unreachable', code: 'ECONNREFUSED' });
    // Five failures in a row open the circuit: the last attempt is a probe, 15 s later.
    expect(clock.now()).toBeGreaterThan(15_000);
  });
});

describe('what a run costs', () => {
  it('is counted as the org counts it', async () => {
    const org = await open({ usedAtStart: 100, dailyMax: 5000 });
    await org.describeGlobal();
    await org.recordCounts();
    expect(org.usage).toEqual({
      calls: simulator.calls,
      used: 100 + simulator.calls,
      limit: 5000,
      reserve: 500,
      others: 0,
    });
  });
});

describe('who the org is', () => {
  it('is read with the language of the user', async () => {
    const org = await open();
    expect(await org.identify()).toEqual({
      identity: {
        id: acme.org.id,
        name: 'Acme Manufacturing',
        type: 'Enterprise Edition',
        sandbox: acme.org.isSandbox,
      },
      language: acme.users.admin.languageLocaleKey,
      userId: acme.users.admin.id,
    });
  });
});

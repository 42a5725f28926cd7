import { afterEach, describe, expect, it } from 'vitest';
import type { Org } from '../../src/salesforce/org.js';
import type { ApiRequest, SimulatorOptions } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { fieldOf, objectOf, tinyWorld } from '../simulator/tiny-world.ts';
import { logInToStay } from '../support/log-in.ts';
import { manualClock } from '../support/manual-clock.ts';
import { openLastingConnection, openSimulatedOrg } from '../support/open-simulated-org.ts';
import { isOurs, watch } from '../support/watch.ts';

const objects = Array.from({ length: 447 }, (_, at) => objectOf(`Thing${at}__c`, [fieldOf('Id', { type: 'id' })]));
const world = tinyWorld({ objects });
const names = world.objects.map(({ name }) => name);

let simulator: Simulator;
let org: Org;
let ours: ApiRequest[];
afterEach(() => simulator.close());

async function open(options: Partial<SimulatorOptions> = {}): Promise<void> {
  simulator = await startSimulator({ world, ...options });
  const connection = await openLastingConnection(await logInToStay(simulator));
  org = await openSimulatedOrg(simulator, { connection, clock: manualClock() });
  ours = [];
  simulator.trouble(watch((request) => void (isOurs(request) && ours.push(request))));
}

async function describeAll(): Promise<readonly string[]> {
  const read = [];
  for await (const { name, answer } of org.describe(names)) if ('value' in answer) read.push(name);
  return read.sort();
}

/** Requests that change a refresh token into a session, the one of the login left out. */
const renewals = (): number => simulator.log.filter(({ path }) => path === '/services/oauth2/token').length - 1;
const refused = (): number => ours.filter(({ record }) => record.status === 401).length;
/** How often each request was sent. */
const times = (): readonly number[] => {
  const counts = new Map<string, number>();
  for (const { path, body } of ours.filter((request) => request.path !== resources)) {
    const content = `${path} ${body.replace(/<urn:sessionId>[^<]*/, '')}`;
    counts.set(content, (counts.get(content) ?? 0) + 1);
  }
  return [...counts.values()];
};
/** What a REST request asks for that is sent only for its session. */
const resources = '/services/data/v67.0';
const isToken = ({ path }: ApiRequest): boolean => path === '/services/oauth2/token';
const isSoap = ({ path }: ApiRequest): boolean => path.startsWith('/services/Soap/');
const isComposite = ({ path, within }: ApiRequest): boolean => within === null && path.endsWith('/composite');
const isList = ({ path, within }: ApiRequest): boolean => within === null && path.endsWith('/sobjects');

describe('a session that expires', () => {
  it('with many requests under way is renewed once for all of them, and each is sent again once', async () => {
    await open();
    simulator.expireTokens();
    expect(await describeAll()).toEqual([...names].sort());
    expect(renewals()).toBe(1);
    expect(refused()).toBeGreaterThan(4);
    expect(ours).toHaveLength(names.length / 25 + refused());
    expect(Math.max(...times())).toBe(2);
    expect(org.usage.calls).toBe(ours.length);
  });

  it.each([3, 9])('at the answer number %i is renewed once', async (nth) => {
    await open();
    let at = 0;
    simulator.trouble({ when: (request) => isComposite(request) && (at += 1) === nth, answer: 'expire' });
    expect(await describeAll()).toEqual([...names].sort());
    expect(renewals()).toBe(1);
    expect(refused()).toBeGreaterThan(0);
    expect(Math.max(...times())).toBe(2);
    expect(org.usage.calls).toBe(ours.length);
  });

  it('and again after it was renewed is renewed again, for other requests', async () => {
    await open();
    simulator.expireTokens();
    expect(await org.describeGlobal()).toHaveProperty('value');
    simulator.expireTokens();
    expect(await describeAll()).toEqual([...names].sort());
    expect(renewals()).toBe(2);
  });

  it('twice for the same request ends the run: the renewed session is refused too', async () => {
    await open();
    simulator.trouble({ when: isList, times: 2, answer: 'expire' });
    await expect(org.describeGlobal()).rejects.toMatchObject({ kind: 'auth', code: 'INVALID_SESSION_ID' });
    expect(ours).toHaveLength(2);
    await expect(describeAll()).rejects.toMatchObject({ kind: 'auth' });
    expect(ours).toHaveLength(2);
  });

  it('counts the request that was sent again in vain', async () => {
    await open();
    simulator.trouble({ when: isList, answer: 'expire' }, { when: isList, answer: 'reset' });
    expect(await org.describeGlobal()).toHaveProperty('value');
    expect(org.usage.calls).toBe(ours.length);
  });
});

describe('a session that cannot be renewed', () => {
  const refusal = { status: 400, body: { error: 'invalid_grant', error_description: 'expired access/refresh token' } };

  it('ends the run at once: nothing is sent after the refusal', async () => {
    await open();
    simulator.expireTokens();
    simulator.trouble({ when: isToken, times: 99, answer: refusal });
    await expect(describeAll()).rejects.toMatchObject({ kind: 'auth' });
    expect(renewals()).toBe(1);
    expect(Math.max(...times())).toBe(1);
    expect(ours).toHaveLength(refused());
    const before = ours.length;
    await expect(org.describeGlobal()).rejects.toMatchObject({ kind: 'auth' });
    expect(ours).toHaveLength(before);
  });

  it.each([
    ['a 503', { status: 503, html: '<html>Service unavailable</html>' }],
    ['a lost connection', 'reset' as const],
  ])('only because the login server is down for a moment (%s) does not end it', async (_, answer) => {
    await open();
    simulator.expireTokens();
    simulator.trouble({ when: isToken, answer });
    expect(await describeAll()).toEqual([...names].sort());
    expect(renewals()).toBe(2);
  });

  it('is told from a login server that says nothing', async () => {
    await open();
    simulator.expireTokens();
    simulator.trouble({ when: isToken, answer: { status: 503, body: {} } });
    expect(await org.describeGlobal()).toHaveProperty('value');
  });
});

describe('a session that expires under SOAP, whose faults jsforce does not see', () => {
  const refuses = { compositeDescribe: true, batchDescribe: true };

  it('is renewed once by a REST request, and every object is read', async () => {
    await open({ refuses });
    simulator.trouble({ when: isSoap, answer: 'expire' });
    expect(await describeAll()).toEqual([...names].sort());
    expect(renewals()).toBe(1);
    expect(ours.filter(({ path }) => path === resources).length).toBeGreaterThan(0);
    expect(Math.max(...times())).toBe(2);
    expect(org.usage.calls).toBe(ours.reduce((sum, { record }) => sum + record.calls, 0));
  });

  it('twice in a row ends the run', async () => {
    await open({ refuses });
    simulator.trouble({ when: isSoap, times: 99, answer: 'expire' });
    await expect(describeAll()).rejects.toMatchObject({ kind: 'auth', code: 'INVALID_SESSION_ID' });
    const before = ours.length;
    await expect(org.describeGlobal()).rejects.toMatchObject({ kind: 'auth' });
    expect(ours).toHaveLength(before);
  });
});

import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call, compositeOf } from './test-client.ts';
import { objectOf, tinyWorld } from './tiny-world.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ world: tinyWorld({ objects: [objectOf('a/b c', [])] }) });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset());

const asked = async (path: string, user = 'admin', headers = {}): Promise<Record<string, unknown>> =>
  (await call(simulator, { path, user, headers })).body;

describe('counting', () => {
  it('counts a composite once, a batch by its parts, and no versions, logins and blocked calls', async () => {
    await call(simulator, { path: '/services/data', user: 'nobody' });
    await call(simulator, { path: '/services/oauth2/userinfo' });
    expect(simulator.calls).toBe(0);
    await call(simulator, { path: '/composite', body: compositeOf(Array.from({ length: 25 }, () => '/sobjects')) });
    expect(simulator.calls).toBe(1);
    const batchRequests = [1, 2, 3].map(() => ({ method: 'GET', url: 'v66.0/limits' }));
    const batch = await call(simulator, { path: '/composite/batch', body: { batchRequests } });
    expect(simulator.calls).toBe(4);
    expect(batch.headers.get('sforce-limit-info')).toBe('api-usage=4/100000');
    expect(simulator.log.map(({ calls }) => calls)).toEqual([0, 0, 1, 3]);
  });

  it('counts refused sessions, refused requests and 304, and says so on each', async () => {
    const later = { 'if-modified-since': 'Fri, 01 Jan 2027 00:00:00 GMT' };
    const replies = [
      await call(simulator, { path: '/limits', user: 'nobody' }),
      await call(simulator, { path: '/nothing' }),
      await call(simulator, { path: '/sobjects', headers: later }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([401, 404, 304]);
    expect(replies.map(({ headers }) => headers.get('sforce-limit-info'))).toEqual(
      [1, 2, 3].map((used) => `api-usage=${used}/100000`),
    );
    expect(replies.every(({ headers }) => headers.has('date'))).toBe(true);
  });

  it('stops at the daily total, other integrations included', async () => {
    const small = await startSimulator({ world: tinyWorld(), dailyMax: 5, usedAtStart: 2 });
    small.useForeign(1);
    expect((await call(small, { path: '/limits' })).body).toMatchObject({ DailyApiRequests: { Max: 5, Remaining: 1 } });
    await call(small, { path: '/sobjects' });
    const over = await call(small, { path: '/sobjects' });
    expect([over.status, over.body]).toEqual([
      403,
      [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
    ]);
    expect(small.calls).toBe(2);
    await small.close();
  });
});

describe('users', () => {
  it('show and hide what the world says, and a describe answers for the user', async () => {
    const names = ({ sobjects }: Record<string, unknown>): string[] =>
      (sobjects as { name: string }[]).map(({ name }) => name);
    expect(names(await asked('/sobjects'))).toEqual(['Account', 'Contact', 'Gadget__c', 'a/b c']);
    expect(names(await asked('/sobjects', 'restricted'))).toEqual(['Account']);
    const fields = async (user: string): Promise<{ name: string; createable: boolean }[]> =>
      (await asked('/sobjects/Account/describe', user))['fields'] as { name: string; createable: boolean }[];
    expect((await fields('admin')).filter(({ createable }) => createable)).toHaveLength(5);
    expect((await fields('restricted')).filter(({ createable }) => createable)).toHaveLength(0);
    expect((await fields('restricted')).map(({ name }) => name)).not.toContain('Secret__c');
  });

  it('change a refresh token into an access token, and lose it', async () => {
    const form = (token: string): string => `grant_type=refresh_token&refresh_token=${token}&client_id=PlatformCLI`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const login = (token: string) =>
      call(simulator, { path: '/services/oauth2/token', user: 'nobody', headers, body: form(token) });
    const granted = (await login('refresh.admin')).body as { access_token: string; id: string; instance_url: string };
    expect(granted.instance_url).toBe(simulator.url);
    expect(granted.id).toMatch(/\/00D000000000001EAA\/005000000000001AAA$/);
    expect(granted.access_token).toMatch(/^(00D\w{12,15})![.\w]*$/);
    expect((await call(simulator, { path: '/sobjects', user: granted.access_token })).status).toBe(200);
    expect((await login('stolen')).body).toMatchObject({ error: 'invalid_grant' });
    simulator.expireTokens();
    expect((await call(simulator, { path: '/sobjects', user: granted.access_token })).status).toBe(401);
    expect((await call(simulator, { path: '/sobjects' })).status).toBe(401);
  });

  it('log in with an access token as the CLI does', async () => {
    const who = await asked('/services/oauth2/userinfo');
    expect(who).toMatchObject({ organization_id: simulator.orgId });
    expect(await asked(`/services/data/v51.0/sobjects/User/${String(who['user_id'])}`)).toMatchObject({
      Username: 'admin@example.test',
    });
    const versions = await call(simulator, { path: '//services/data', user: 'nobody' });
    expect((versions.body as object[]).at(-1)).toEqual({
      label: "Summer '26",
      url: '/services/data/v67.0',
      version: '67.0',
    });
    const identity = (await asked('/services/data/v66.0'))['identity'] as string;
    expect(await asked(new URL(identity).pathname)).toMatchObject({ username: 'admin@example.test' });
  });
});

describe('describe', () => {
  it('answers 304 until the object changes, and the list until any of them does', async () => {
    const status = async (path: string, since: string): Promise<number> =>
      (await call(simulator, { path, headers: { 'if-modified-since': since } })).status;
    const [before, between, after] = ['28 Feb 2026 00', '01 Apr 2026 00', '02 May 2026 00'].map(
      (date, index) => `${['Sat', 'Wed', 'Sat'][index]}, ${date}:00:00 GMT`,
    ) as [string, string, string];
    expect(await status('/sobjects/Account/describe', before)).toBe(200);
    expect(await status('/sobjects/Account/describe', 'Sun, 01 Mar 2026 10:00:00 GMT')).toBe(304);
    expect(await status('/sobjects', between)).toBe(200);
    expect(await status('/sobjects', after)).toBe(304);
  });

  it('finds a name that has to be encoded', async () => {
    expect(await asked('/sobjects/a%2Fb%20c/describe')).toMatchObject({ name: 'a/b c' });
  });

  it('lists every reference to an object, with the name null where it has none', async () => {
    const { childRelationships } = await asked('/sobjects/Account/describe');
    expect(childRelationships).toMatchObject([
      { childSObject: 'Account', field: 'ParentId', relationshipName: 'ChildAccounts' },
      { childSObject: 'Contact', field: 'AccountId', relationshipName: null },
    ]);
  });

  it('packs the values of a controlling field into bits', async () => {
    const fields = (await asked('/sobjects/Account/describe'))['fields'] as {
      name: string;
      picklistValues: object[];
    }[];
    const values = fields.find(({ name }) => name === 'Level__c')?.picklistValues;
    expect(values).toMatchObject([{ validFor: 'gEA=' }, { validFor: null }]); // bits 0 and 9: 0x80 0x40
  });
});

describe('compression', () => {
  const raw = (headers: Record<string, string>): Promise<{ encoding: string | undefined; bytes: Buffer }> =>
    new Promise((resolve, reject) => {
      const authorization = `Bearer ${simulator.tokens['admin']}`;
      get(`${simulator.url}/services/data/v66.0/sobjects`, { headers: { authorization, ...headers } }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({ encoding: incoming.headers['content-encoding'], bytes: Buffer.concat(chunks) }),
        );
      }).on('error', reject);
    });

  it('comes only when it is asked for', async () => {
    const packed = await raw({ 'accept-encoding': 'br, gzip' });
    const plain = await raw({});
    expect([packed.encoding, plain.encoding]).toEqual(['gzip', undefined]);
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length);
    expect(gunzipSync(packed.bytes)).toEqual(plain.bytes);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from './clock.ts';
import { createHandClock } from './hand-clock.ts';
import { roughWeather } from './rough-weather.ts';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call, compositeOf } from './test-client.ts';
import type { Reply } from './test-client.ts';
import { tinyWorld } from './tiny-world.ts';

let simulator: Simulator;
afterEach(() => simulator.close());

/** What a client meets: each outcome in words. */
function kindOf(reply: Reply, slow: boolean): string {
  if (reply.status === 503) return `503${reply.headers.get('retry-after') === '1' ? ' with Retry-After' : ''}`;
  if (reply.status !== 200) return String(reply.status);
  if (reply.headers.get('content-type')?.startsWith('text/html')) return 'html';
  if (reply.body === null) return 'truncated';
  return slow ? 'slow' : 'right';
}

/** Sends requests one after the other, with a new token whenever the old one is dead. */
async function play(weather: { readonly seed: number; readonly share: number }, count: number): Promise<string[]> {
  simulator = await startSimulator({ world: tinyWorld(), weather: [roughWeather(weather)] });
  const kinds = [];
  let user = 'admin';
  for (let turn = 0; turn < count; turn += 1) {
    const before = simulator.serviceTime;
    const reply = await call(simulator, { path: '/limits', user }).catch(() => null);
    const kind = reply === null ? 'reset' : kindOf(reply, simulator.serviceTime - before >= 2000);
    if (kind === '401') user = await refresh();
    kinds.push(kind);
  }
  await simulator.close();
  return kinds;
}

const refresh = async (): Promise<string> => {
  const reply = await call(simulator, {
    path: '/services/oauth2/token',
    user: 'nobody',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=refresh_token&refresh_token=refresh.admin&client_id=PlatformCLI',
  });
  return (reply.body as { access_token: string }).access_token;
};

const count = (kinds: readonly string[], kind: string): number => kinds.filter((each) => each === kind).length;

describe('rough weather', () => {
  it('C: hits its share of all requests with each of six troubles in its turn', async () => {
    const kinds = await play({ seed: 11, share: 0.3 }, 400);
    const hit = kinds.filter((kind) => kind !== 'right').length;
    // 120 of 400, give or take three standard deviations.
    expect(hit).toBeGreaterThan(92);
    expect(hit).toBeLessThan(148);
    const rounds = Math.floor(hit / 6);
    for (const kind of ['reset', 'truncated', 'html', '401', 'slow']) {
      expect([rounds, rounds + 1]).toContain(count(kinds, kind));
    }
    const unavailable = kinds.filter((kind) => kind.startsWith('503'));
    expect([rounds, rounds + 1]).toContain(unavailable.length);
    unavailable.forEach((kind, index) => expect(kind).toBe(index % 3 === 2 ? '503 with Retry-After' : '503'));
  });

  it('is the same for the same seed, and another for another', async () => {
    const kinds = await play({ seed: 1, share: 0.5 }, 60);
    expect(await play({ seed: 1, share: 0.5 }, 60)).toEqual(kinds);
    expect(await play({ seed: 2, share: 0.5 }, 60)).not.toEqual(kinds);
    const firsts = new Set<unknown>();
    for (const seed of [3, 4, 5, 6]) firsts.add((await play({ seed, share: 1 }, 1))[0]);
    expect(firsts.size).toBeGreaterThan(1);
  });

  it('starts again with a reset', async () => {
    simulator = await startSimulator({ world: tinyWorld(), weather: [roughWeather({ seed: 1, share: 1 })] });
    const outcome = async (): Promise<unknown> =>
      call(simulator, { path: '/limits' }).then(({ status, text }) => [status, text.length], String);
    const outcomes = async (): Promise<unknown[]> => [await outcome(), await outcome(), await outcome()];
    const first = await outcomes();
    simulator.reset();
    expect(await outcomes()).toEqual(first);
    expect(await outcomes()).not.toEqual(first);
  });

  it('C: leaves alone what does not count, and the parts of a composite', async () => {
    simulator = await startSimulator({ world: tinyWorld(), weather: [roughWeather({ seed: 1, share: 1 })] });
    for (let turn = 0; turn < 12; turn += 1) {
      expect((await call(simulator, { path: '/services/data', user: 'nobody' })).status).toBe(200);
      expect(await refresh()).toMatch(/^00D/);
    }
    for (let turn = 0; turn < 12; turn += 1) {
      const user = await refresh();
      await call(simulator, { path: '/composite', user, body: compositeOf(['/sobjects', '/limits']) }).catch(String);
    }
    // A composite that was worked on had its parts answered as they are: the list, and the refusal of /limits.
    const answered = simulator.log.filter(({ subrequests }) => subrequests.length > 0);
    expect(answered.length).toBeGreaterThan(1);
    for (const { subrequests } of answered) expect(subrequests.map(({ status }) => status)).toEqual([200, 400]);
  });
});

describe('a slow answer', () => {
  it('is right, and takes ten times as long, 2 seconds at least', async () => {
    const slept: number[] = [];
    const clock: Clock = { now: () => 0, sleep: (time) => Promise.resolve(void slept.push(time)) };
    simulator = await startSimulator({ world: tinyWorld(), clock, latency: { scale: 0.5 } });
    const body = compositeOf(Array.from({ length: 25 }, () => '/sobjects/Account/describe'));
    const plain = await call(simulator, { path: '/composite', body });
    simulator.trouble({ times: 2, answer: 'slow' });
    const slow = await call(simulator, { path: '/composite', body });
    await call(simulator, { path: '/limits' }); // 0.05 s
    expect(slow.body).toEqual(plain.body);
    expect(slept[1]).toBeCloseTo(10 * (slept[0] as number));
    expect(slept[2]).toBe(1000);
  });
});

const soap = (): Promise<Reply> =>
  call(simulator, {
    path: '/services/Soap/u/66.0',
    user: 'nobody',
    headers: { 'content-type': 'text/xml', soapaction: '""' },
    body:
      '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"><e:Header>' +
      `<SessionHeader><sessionId>${simulator.tokens['admin'] ?? ''}</sessionId></SessionHeader></e:Header><e:Body>` +
      '<describeSObjects><sObjectType>Account</sObjectType></describeSObjects></e:Body></e:Envelope>',
  });

describe('an access token that expires', () => {
  it('C 401: is dead for what comes later, and what is worked on already is finished', async () => {
    const clock = createHandClock();
    simulator = await startSimulator({ world: tinyWorld(), clock, latency: { scale: 1, workers: 1 } });
    const early = [call(simulator, { path: '/limits' }), call(simulator, { path: '/limits' }), soap()];
    await expect.poll(() => simulator.calls).toBe(3);
    expect(clock.sleeping).toBe(1); // the other two wait for the worker
    simulator.trouble({ answer: 'expire' });
    const dead = [await call(simulator, { path: '/limits' }), await call(simulator, { path: '/limits' })];
    expect(dead.map(({ status }) => status)).toEqual([401, 401]);
    await clock.advance(1_000);
    expect((await Promise.all(early)).map(({ status }) => status)).toEqual([200, 200, 200]);
    const fresh = refresh();
    await expect.poll(() => clock.sleeping).toBe(1);
    await clock.advance(1_000);
    const renewed = call(simulator, { path: '/limits', user: await fresh });
    await expect.poll(() => clock.sleeping).toBe(1);
    await clock.advance(1_000);
    expect((await renewed).status).toBe(200);
    expect((await call(simulator, { path: '/limits' })).status).toBe(401);
  });

  it('C 401: is dead in the envelope of a SOAP call too', async () => {
    simulator = await startSimulator({ world: tinyWorld() });
    expect((await soap()).status).toBe(200);
    simulator.trouble({ answer: 'expire' });
    expect((await soap()).text).toContain('INVALID_SESSION_ID');
    expect((await soap()).text).toContain('INVALID_SESSION_ID');
    expect((await call(simulator, { path: '/limits' })).status).toBe(401);
  });
});

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiRequest, SimulatorOptions } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { fastClock } from '../support/fast-clock.ts';
import { logIn } from '../support/log-in.ts';
import { buildResult, newFolder, runBuild, type Run } from '../support/run-build.ts';
import { runLogIn, type LogEntry } from '../support/run-log.ts';
import { isOurs, watch } from '../support/watch.ts';

const acme = worlds.acme({});
let simulator: Simulator;
let folder: string;
const start = async (options: Partial<SimulatorOptions> = {}) => {
  simulator = await startSimulator({ world: acme, ...options });
};
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => simulator.close());

const build = async (...argv: string[]): Promise<Run> =>
  runBuild(['-d', folder, '--json', '--emit', 'jsonl', ...argv], {
    simulator,
    targetOrg: await logIn(simulator),
    clock: fastClock(200),
  });
const statePath = (name: string): string => join(folder, '.state', name);
const text = (name = 'run.jsonl'): string => readFileSync(statePath(name), 'utf8');

const describes = ({ path, body, within }: ApiRequest): boolean =>
  within === null && path.endsWith('/composite') && body.includes('/describe');
const counts = ({ path }: ApiRequest): boolean => path.endsWith('/recordCount');
const unavailable = { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'x' }] };
const broken = { status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'x' }] };
/** Two failures together and four after them: five in a row, after which nothing is sent for 15 s. */
const storm = { when: (request: ApiRequest) => describes(request) || counts(request), times: 6, answer: unavailable };

const all = (log: readonly LogEntry[], what: string): readonly LogEntry[] => log.filter((entry) => entry.what === what);

describe('.state/run.jsonl', () => {
  it('holds an object a line with its time, from the first run to the last', async () => {
    await start();
    await build();
    const first = text();
    await build();
    expect(text().startsWith(first)).toBe(true);
    const log = runLogIn(folder);
    for (const { at, what } of log) {
      expect(new Date(at).toISOString()).toBe(at);
      expect(what).toMatch(/^[a-z-]+$/);
    }
    expect(log.map(({ at }) => at)).toEqual(log.map(({ at }) => at).sort());
    expect(all(log, 'run')).toHaveLength(2);
    expect(all(log, 'plan')).toHaveLength(2);
    expect(all(log, 'end').at(-1)).toMatchObject({ limit: 100_000, reserve: 10_000 });
  });

  it('tells of a storm: what was waited for and why, what was sent again, how much at once', async () => {
    await start();
    simulator.trouble(storm);
    const run = await build('--max-concurrent', '2');
    expect(run.status).toBe(0);
    const log = runLogIn(folder);
    expect(all(log, 'retry')).toHaveLength(6);
    for (const retry of all(log, 'retry')) {
      expect(retry).toMatchObject({
        code: 'SERVER_UNAVAILABLE',
        kind: expect.any(String),
        attempt: expect.any(Number),
      });
      expect(retry.waitMs).toBeLessThanOrEqual(30_000);
    }
    expect(all(log, 'window')).toContainEqual(expect.objectContaining({ from: 2, to: 1, why: 'unavailable' }));
    const longest = all(log, 'wait').find(({ ms }) => Number(ms) > 10_000);
    expect(longest).toMatchObject({ why: 'unavailable' });
    const goes = log.slice(log.indexOf(longest as LogEntry)).find(({ what }) => what === 'go');
    expect(goes).toMatchObject({ why: 'unavailable' });
    expect(Number(goes?.waitedMs)).toBeGreaterThan(10_000);
  });

  it('has the numbers of `requests` in --json', async () => {
    await start();
    simulator.trouble(storm, {
      when: ({ path }) => path.endsWith('/sobjects/Lead/describe'),
      times: 99,
      answer: broken,
    });
    const run = await build('--max-concurrent', '2');
    const { requests } = buildResult(run);
    const log = runLogIn(folder);
    const windows = all(log, 'window').flatMap(({ from, to }) => [Number(from), Number(to)]);
    const waited = (why: string): number =>
      all(log, 'go').reduce((sum, go) => sum + (go.why === why ? Number(go.waitedMs) : 0), 0);
    expect(run.status).toBe(68);
    expect(requests).toEqual({
      window: { smallest: Math.min(...windows), largest: Math.max(...windows), last: windows.at(-1) },
      retries: all(log, 'retry').length,
      givenUp: all(log, 'give-up').length,
      splits: all(log, 'split').length,
      waited: {
        unavailable: Math.round(waited('unavailable') / 1000),
        'long-running': Math.round(waited('long-running') / 1000),
      },
      leftOut: [],
      stopped: null,
    });
    expect(requests.retries).toBeGreaterThanOrEqual(6);
    expect(requests.waited.unavailable).toBeGreaterThan(10);
  });

  it('begins anew beyond 1 MB, and keeps the one before once', async () => {
    await start();
    await build();
    const old = `${JSON.stringify({ at: new Date(0).toISOString(), what: 'x'.repeat(2 ** 20) })}\n`;
    writeFileSync(statePath('run.jsonl'), old);
    writeFileSync(statePath('run.1.jsonl'), 'the one before\n');
    await build();
    expect(text('run.1.jsonl')).toBe(old);
    const log = text();
    expect(all(runLogIn(folder), 'run')).toHaveLength(1);
    await build();
    expect(text().startsWith(log)).toBe(true);
    expect(text('run.1.jsonl')).toBe(old);
  });

  it('holds nothing secret and no text of the org, whatever the org says', async () => {
    const secret = simulatorSecrets();
    const message = secret.join(' ');
    await start({ refuses: { compositeDescribe: true, batchDescribe: true, entityParticle: true } });
    const answers = [
      { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message }] },
      { status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message }] },
      { status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: `ConcurrentRequests ${message}` }] },
      { status: 502, html: `<html>${message}</html>` },
      { status: 200, html: `<html>${message}</html>` },
    ];
    let at = 0;
    simulator.trouble({
      when: (request) => request.within === null && isOurs(request) && (at += 1) % 2 === 0,
      times: answers.length,
      answer: (hit) => answers[hit] ?? unavailable,
    });
    const run = await build();
    const log = text();
    expect(all(runLogIn(folder), 'retry').length).toBeGreaterThan(3);
    expect(run.error).toBeUndefined();
    for (const one of [...secret, simulator.url, folder]) expect(log.includes(one), one).toBe(false);
  });

  it('holds nothing secret either that something on the way puts in the place of an error code', async () => {
    await start();
    const errorCode = `no session ${simulator.tokens.admin ?? ''}`;
    simulator.trouble({ when: describes, answer: { status: 503, body: [{ errorCode, message: 'x' }] } });
    expect((await build()).status).toBe(0);
    expect(text()).not.toContain('admin.sim');
  });
});

/** Tokens, who the user is, and the names and labels of the org. */
function simulatorSecrets(): readonly string[] {
  const labels = acme.objects.flatMap(({ name, label }) => (name.endsWith('__c') ? [name, label] : []));
  return ['admin.sim', 'refresh.admin', acme.users.admin.username, acme.org.id, acme.org.name, ...labels];
}

describe('a run log that cannot be written', () => {
  it('stops no build', async () => {
    await start();
    await build();
    rmSync(statePath('run.jsonl'));
    mkdirSync(statePath('run.jsonl'));
    expect((await build()).status).toBe(0);
  });

  it.each([1, 2])('because .state goes away while the build is at work (%i) stops no build', async (nth) => {
    await start();
    let seen = 0;
    simulator.trouble(
      watch((request) => {
        if (describes(request) && (seen += 1) === nth) rmSync(join(folder, '.state'), { recursive: true });
      }),
    );
    expect((await build()).status).toBe(0);
    expect(existsSync(statePath('sf-schema'))).toBe(true);
    expect(seen).toBeGreaterThanOrEqual(nth);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SObject } from '../../src/model/schema.js';
import { differences, libraryIn } from '../long/build-process.ts';
import type { ApiRequest } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import type { Trouble, TroubleAnswer } from '../simulator/weather.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { fastClock } from '../support/fast-clock.ts';
import { logIn } from '../support/log-in.ts';
import { buildResult, newFolder, runBuild, type Run } from '../support/run-build.ts';
import { runLogIn } from '../support/run-log.ts';
import { isOurs, watch } from '../support/watch.ts';

const acme = worlds.acme({});
let simulator: Simulator;
let targetOrg: string;
let folder: string;
beforeEach(async () => {
  simulator = await startSimulator({ world: acme });
  targetOrg = await logIn(simulator);
  folder = newFolder();
});
afterEach(() => simulator.close());

const describes = ({ path, body, within }: ApiRequest): boolean =>
  within === null && path.endsWith('/composite') && body.includes('/describe');
const counts = ({ path }: ApiRequest): boolean => path.endsWith('/recordCount');
const unavailable = (retryAfter?: string): TroubleAnswer => ({
  status: 503,
  body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'x' }],
  ...(retryAfter && { headers: { 'Retry-After': retryAfter } }),
});

/** Down for good from the first request on that is like this. */
function downFrom(first: (request: ApiRequest) => boolean, answer: TroubleAnswer): Trouble {
  let down = false;
  const when = (request: ApiRequest): boolean =>
    request.within === null && isOurs(request) && (down ||= first(request));
  return { when, times: Infinity, answer };
}

/** A build by a clock that is fast, and for how many minutes by it requests came in. */
async function buildFast(...troubles: readonly Trouble[]): Promise<{ readonly run: Run; readonly minutes: number }> {
  const clock = fastClock(300);
  const arrivals: number[] = [];
  simulator.trouble(
    watch((request) => void (isOurs(request) && arrivals.push(clock.now()))),
    ...troubles,
  );
  const run = await runBuild(['-d', folder, '--json', '--emit', 'jsonl'], { simulator, targetOrg, clock });
  return { run, minutes: (Math.max(...arrivals) - Math.min(...arrivals)) / 60_000 };
}

const objectsIn = (): readonly SObject[] =>
  readdirSync(join(folder, 'objects')).map(
    (path) => JSON.parse(readFileSync(join(folder, 'objects', path), 'utf8')) as SObject,
  );
const withoutGaps = (objects: readonly SObject[]): readonly object[] =>
  objects.map((object) => ({ ...object, gaps: undefined }));

describe('an org that goes down for good', () => {
  it.each([
    ['503', unavailable()],
    ['broken connections', 'reset' as const],
  ])(
    'by %s while objects are read is given up after some five minutes, and what was known stays',
    async (_, answer) => {
      await buildFast();
      const before = { library: libraryIn(folder), objects: objectsIn() };
      const trouble = downFrom((request) => describes(request) || counts(request), answer);
      const { run, minutes } = await buildFast(trouble);
      expect(run.status).toBe(68);
      expect(minutes).toBeGreaterThan(0.5);
      expect(minutes).toBeLessThan(7);
      expect(buildResult(run).unfinished).toHaveLength(acme.objects.length + 1); // and the record counts
      expect(run.warnings.join()).toContain('Run the command again');
      // A few at first, then one each 15 s.
      expect(buildResult(run).calls).toBeLessThanOrEqual(50);
      const after = objectsIn();
      expect(withoutGaps(after)).toEqual(withoutGaps(before.objects));
      expect(after.every(({ gaps }) => gaps.some(({ kind }) => kind === 'stale'))).toBe(true);
      simulator.reset();
      expect((await buildFast()).run.status).toBe(0);
      expect(differences(before.library, libraryIn(folder))).toEqual([]);
    },
  );

  it('while objects are listed ends the build with exit 1, and leaves the library as it was', async () => {
    await buildFast();
    const before = libraryIn(folder);
    const { run, minutes } = await buildFast(downFrom(({ path }) => path.endsWith('/sobjects'), unavailable()));
    expect(run).toMatchObject({ status: 1, error: { name: 'OrgFailedError' } });
    expect(run.error?.actions.join()).toContain('status.salesforce.com');
    expect(minutes).toBeGreaterThan(0.5);
    expect(minutes).toBeLessThan(7);
    expect(differences(before, libraryIn(folder))).toEqual([]);
  });

  it('and cannot even be reached ends the build with exit 1, and leaves the library as it was', async () => {
    await buildFast();
    const before = libraryIn(folder);
    const close = watch((request) => void (describes(request) && simulator.close()));
    const { run, minutes } = await buildFast(close);
    expect(run).toMatchObject({ status: 1, error: { name: 'OrgUnreachableError' } });
    expect(minutes).toBeLessThan(7);
    expect(differences(before, libraryIn(folder))).toEqual([]);
  });
});

describe('Ctrl-C', () => {
  const log = (what: string): boolean => {
    try {
      return runLogIn(folder).some((entry) => entry.what === what);
    } catch {
      return false; // there is none yet
    }
  };
  /** Gives the signal once the run log tells of something, and the seconds until the build has ended. */
  async function interruptAt(what: string): Promise<{ readonly run: Run; readonly seconds: number }> {
    const building = runBuild(['-d', folder, '--json', '--max-concurrent', '2'], { simulator, targetOrg });
    while (!log(what)) await new Promise((resolve) => setImmediate(resolve));
    const since = performance.now();
    process.emit('SIGINT');
    const run = await building;
    return { run, seconds: (performance.now() - since) / 1000 };
  }

  it.each([
    ['while nothing is sent for a minute', 'wait', unavailable('60')],
    [
      'while a retry sleeps for half a minute',
      'retry',
      {
        status: 403,
        body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'ConcurrentRequests Limit exceeded.' }],
        headers: { 'Retry-After': '30' },
      },
    ],
  ])('%s ends the build at once', async (_, what, answer) => {
    simulator.trouble({ when: describes, answer });
    const { run, seconds } = await interruptAt(what);
    expect(run).toMatchObject({ status: 130, error: { name: 'InterruptedError' } });
    expect(seconds).toBeLessThan(2);
    expect(runLogIn(folder)).toContainEqual(expect.objectContaining({ what: 'stop', code: 'INTERRUPTED' }));
    await expect.poll(() => readdirSync(join(folder, '.state')).sort()).toEqual(['run.jsonl', 'sf-schema']);
    const sent = simulator.log.length;
    await new Promise((resolve) => setImmediate(resolve));
    expect(simulator.log).toHaveLength(sent);
  });
});

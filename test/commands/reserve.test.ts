import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthInfo } from '@salesforce/core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Gap } from '../../src/model/schema.js';
import { differences, libraryIn } from '../long/build-process.ts';
import type { SimulatorOptions } from '../simulator/org.ts';
import { startSimulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { logIn } from '../support/log-in.ts';
import { buildResult, newFolder, runBuild, type Run } from '../support/run-build.ts';
import { reserve, startScarceOrg, type ScarceOrg, buildScarcely } from '../support/scarce-org.ts';
import { watch } from '../support/watch.ts';

const world = worlds.grown({ size: 150, seed: 4 });
/** Calls that a build makes one after the other: who the user is, limits, three for the list of objects, record counts. */
const toList = 5;
const counts = 1;
const describes = 6;

let org: ScarceOrg;
afterEach(() => org.simulator.close());

const start = async (left: number, options: Partial<SimulatorOptions> = {}) => {
  org = await startScarceOrg(left, { world, ...options });
};
const build = (folder: string, ...argv: string[]): Promise<Run> => buildScarcely(org, folder, argv);

type Json = { readonly label: string; readonly fields: readonly unknown[]; readonly gaps?: readonly Gap[] };
const objectsIn = (folder: string): readonly Json[] =>
  readdirSync(join(folder, 'objects')).map(
    (path) => JSON.parse(readFileSync(join(folder, 'objects', path), 'utf8')) as Json,
  );
const reserved = ({ gaps = [] }: Json): readonly string[] =>
  gaps.filter(({ reason }) => reason.startsWith('API_RESERVE')).map(({ kind }) => kind);

let calm: { readonly library: ReadonlyMap<string, string>; readonly calls: number };
beforeAll(async () => {
  const simulator = await startSimulator({ world });
  const folder = newFolder();
  const targetOrg = await logIn(simulator);
  const run = await runBuild(['-d', folder, '--json', '--emit', 'jsonl'], { simulator, targetOrg });
  calm = { library: libraryIn(folder), calls: buildResult(run).calls };
  await simulator.close();
});

describe('a build whose calls do not all fit above the reserve', () => {
  it('spends them to the last one and none of the reserve, and holds what it has read', async () => {
    await start(toList + counts + 3);
    const folder = newFolder();
    const run = await build(folder, '--max-concurrent', '1');
    expect(org.spent()).toBe(toList + counts + 3);
    expect(run.status).toBe(68);
    expect(buildResult(run)).toMatchObject({ calls: org.spent(), remaining: reserve });
    expect(buildResult(run).requests).toMatchObject({ stopped: 'API_RESERVE', leftOut: ['fields'] });
    expect(run.warnings.join()).toContain('--api-reserve');
    const objects = objectsIn(folder);
    expect(objects).toHaveLength(world.objects.length);
    expect(objects.filter((one) => !reserved(one).includes('describe') && one.fields.length > 0)).toHaveLength(75);
  });

  it.each([6, 7, 8, 9, 10, 11, 12])('sends no more than the %i that are left, many at once', async (left) => {
    await start(left);
    const run = await build(newFolder());
    expect(org.spent()).toBeLessThanOrEqual(left);
    expect([1, 68]).toContain(run.status);
  });

  it('keeps the earlier file of each object that it has not read to the end, with the gap stale', async () => {
    const folder = newFolder();
    await start(500);
    await build(folder);
    await org.simulator.close();
    const renamed = { ...world, objects: world.objects.map((one) => ({ ...one, label: `${one.label} II` })) };
    // A neighbour takes what the last query of the field tables would need.
    let [tables, foreign] = [0, 0];
    const [left, last] = [200, 2];
    await start(left, { world: renamed, foreignCalls: () => foreign });
    org.simulator.trouble(
      watch(({ path }) => {
        if (path.endsWith('/tooling/composite')) tables += 1;
        if (tables === last) foreign = left;
      }),
    );
    const run = await build(folder, '--max-concurrent', '1');
    const { requests, unfinished } = buildResult(run);
    expect(run.status).toBe(68);
    expect(requests).toMatchObject({ stopped: 'API_RESERVE', leftOut: [] });
    const isStale = ({ gaps = [] }: Json): boolean => gaps.some(({ kind }) => kind === 'stale');
    const objects = objectsIn(folder);
    expect(unfinished.length).toBeGreaterThan(0);
    expect(unfinished.length).toBeLessThan(world.objects.length);
    expect(objects.filter(isStale)).toHaveLength(unfinished.length);
    expect(objects.filter(({ label }) => !label.endsWith(' II'))).toEqual(objects.filter(isStale));
  });
});

describe('field tables that would not fit', () => {
  it('are left out, and read by the next run that has the calls', async () => {
    await start(toList + counts + describes + 2);
    const folder = newFolder();
    const run = await build(folder, '--max-concurrent', '1');
    expect(run.status).toBe(68);
    expect(buildResult(run).requests).toMatchObject({ leftOut: ['fields'], stopped: null });
    expect(run.warnings.join()).toContain('--api-reserve');
    const objects = objectsIn(folder);
    expect(objects.map(reserved)).toEqual(objects.map(() => ['field-definition']));
    await org.simulator.close();
    await start(500);
    const next = await build(folder);
    expect(next.status).toBe(0);
    expect(differences(calm.library, libraryIn(folder))).toEqual([]);
  });
});

describe('an org whose reserve is touched already', () => {
  it.each([0, -50])('(%i calls above it) is not read: exit 1, nothing written, and what to do', async (left) => {
    await start(left);
    const folder = newFolder();
    const run = await build(folder);
    expect(run).toMatchObject({ status: 1, error: { name: 'OrgReserveError' } });
    expect(run.error?.actions.join()).toContain('--api-reserve');
    expect(existsSync(folder)).toBe(false);
    expect(org.spent()).toBeLessThanOrEqual(toList);
    expect(calm.calls).toBeGreaterThan(toList);
  });

  it('is not read either where the list of objects was asked for at once with what is left', async () => {
    // A login that knows its user's id asks for everything of the list at once, and all of it is answered.
    await start(0);
    const authInfo = await AuthInfo.create({ username: org.targetOrg });
    await authInfo.save({ userId: world.users['admin']?.id ?? '' });
    const folder = newFolder();
    const run = await build(folder);
    expect(run).toMatchObject({ status: 1, error: { name: 'OrgReserveError' } });
    expect(existsSync(folder)).toBe(false);
  });
});

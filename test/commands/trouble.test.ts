import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SimulatorOptions } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { logIn } from '../support/log-in.ts';
import { buildResult, newFolder, runBuild } from '../support/run-build.ts';

const acme = worlds.acme({});
let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ world: acme });
});
afterEach(() => simulator.close());

const text = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const restart = async (options: Partial<SimulatorOptions>) => {
  await simulator.close();
  simulator = await startSimulator({ world: acme, ...options });
};
type Request = { readonly path: string; readonly within: unknown; readonly parameters: URLSearchParams };
const part =
  (table: string) =>
  ({ within, parameters }: Request) =>
    within !== null && (parameters.get('q') ?? '').includes(`FROM ${table}`);
const unavailable = { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'x' }] };
const broken = { status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'x' }] };

describe('a source of the inventory that fails', () => {
  it.each([
    ['describe global', ({ path, within }: Request) => within === null && path.endsWith('/sobjects'), broken],
    ['EntityDefinition', part('EntityDefinition'), broken],
  ])('%s: the build fails, and the library is as it was', async (_, when, answer) => {
    const folder = newFolder();
    await runBuild(['-d', folder], { simulator });
    const before = text(folder, 'objects/Account.json');
    const manifest = text(folder, 'library.json');
    simulator.trouble({ when, times: 99, answer });
    const run = await runBuild(['-d', folder], { simulator });
    expect(run).toMatchObject({ status: 1, error: { name: 'OrgFailedError' } });
    expect(text(folder, 'objects/Account.json')).toBe(before);
    expect(text(folder, 'library.json')).toBe(manifest);
  });

  it('for a moment is asked again', async () => {
    const folder = newFolder();
    simulator.trouble({ when: part('EntityDefinition'), answer: unavailable });
    expect((await runBuild(['-d', folder], { simulator })).status).toBe(0);
    expect(text(folder, 'objects/Account.json')).toContain('"customizable": true');
  });
});

describe('record counts that fail to the last attempt', () => {
  it('leave the build unfinished with the counts of the earlier one', async () => {
    const folder = newFolder();
    await runBuild(['-d', folder], { simulator });
    const before = text(folder, 'stats.json');
    simulator.trouble({ when: ({ path }) => path.endsWith('/recordCount'), times: 99, answer: broken });
    const run = await runBuild(['-d', folder], { simulator });
    expect(run).toMatchObject({ status: 68, result: { unfinished: ['record-count'] } });
    expect(text(folder, 'stats.json')).toBe(before);
  });
});

describe('a library.json that cannot be trusted', () => {
  it.each(['{"formatVersion": 1, "org"', '{"formatVersion": 2, "org": {"id": "00D"}}'])(
    '%s is refused without --replace',
    async (content) => {
      const folder = newFolder();
      await runBuild(['-d', folder], { simulator });
      writeFileSync(join(folder, 'library.json'), content);
      const run = await runBuild(['-d', folder, '-s', 'Account'], { simulator });
      expect(run).toMatchObject({ status: 1, error: { name: 'FolderDamagedError' } });
      expect(readdirSync(join(folder, 'objects'))).toHaveLength(acme.objects.length);
      expect((await runBuild(['-d', folder, '--replace'], { simulator })).status).toBe(0);
    },
  );

  it('cannot make the build remove what it did not write, not through a link either', async () => {
    const [folder, elsewhere] = [newFolder(), newFolder()];
    await runBuild(['-d', folder], { simulator });
    mkdirSync(elsewhere);
    for (const path of [join(elsewhere, 'v.txt'), join(folder, 'keep.txt')]) writeFileSync(path, 'precious');
    symlinkSync(elsewhere, join(folder, 'assets'));
    const library = JSON.parse(text(folder, 'library.json')) as { files: Record<string, string> };
    Object.assign(library.files, { 'assets/v.txt': 'x', 'keep.txt': 'x', 'docs/../keep.txt': 'x' });
    writeFileSync(join(folder, 'library.json'), JSON.stringify(library));
    await runBuild(['-d', folder], { simulator });
    expect(existsSync(join(elsewhere, 'v.txt'))).toBe(true);
    expect(existsSync(join(folder, 'keep.txt'))).toBe(true);
  });
});

describe('a flag that is blank, as from a variable that is not set', () => {
  it.each([[['-d', '']], [['-d', ' ']], [['-s', '']], [['--exclude', '']]])('%j is a usage error', async (argv) => {
    const folder = newFolder();
    const run = await runBuild(argv.includes('-d') ? argv : ['-d', folder, ...argv], { simulator });
    expect(run).toMatchObject({ status: 2, error: { name: 'FlagBlankError' } });
  });
});

describe('two builds into one folder', () => {
  it('are one too many, and the first goes on undisturbed', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, '.state'), { recursive: true });
    writeFileSync(join(folder, '.state', 'sf-schema'), '');
    writeFileSync(join(folder, '.state', 'lock'), `${process.ppid} ${hostname()}`);
    const run = await runBuild(['-d', folder], { simulator });
    expect(run).toMatchObject({ status: 1, error: { name: 'FolderBusyError' } });
  });

  it.each([
    ['was killed', `4194305 ${hostname()}`], // above the largest process id
    ['ran on a machine that is no more', `${process.ppid} elsewhere`],
    ['left half a lock', ''],
  ])('are no trouble when the first %s', async (_, lock) => {
    const folder = newFolder();
    mkdirSync(join(folder, '.state'), { recursive: true });
    writeFileSync(join(folder, '.state', 'sf-schema'), '');
    writeFileSync(join(folder, '.state', 'lock'), lock);
    expect((await runBuild(['-d', folder], { simulator })).status).toBe(0);
    expect(readdirSync(join(folder, '.state'))).toEqual(['capabilities.json', 'run.jsonl', 'sf-schema']);
  });
});

describe('what is kept from an earlier build', () => {
  it('is nothing beyond the selection, and nothing at all with --replace', async () => {
    const folder = newFolder();
    await runBuild(['-d', folder], { simulator });
    await restart({ refuses: { entityDefinition: true, fieldDefinition: true, entityParticle: true } });
    const run = await runBuild(['-d', folder, '-s', 'Account', '--replace', '--json'], { simulator });
    expect(buildResult(run).counts.objects).toBe(1);
    expect(run.warnings.join()).toContain('View Setup and Configuration');
  });

  it('is an object that an inventory with a closed source does not list, marked as stale', async () => {
    const folder = newFolder();
    await runBuild(['-d', folder], { simulator });
    await restart({
      world: { ...acme, objects: acme.objects.filter(({ name }) => name !== 'Plant__c') },
      refuses: { entityDefinition: true, fieldDefinition: true, entityParticle: true },
    });
    await runBuild(['-d', folder], { simulator });
    expect(text(folder, 'objects/Plant__c.json')).toContain('"kind": "stale"');
    const { objects } = JSON.parse(text(folder, 'stats.json')) as { objects: Record<string, unknown> };
    expect(objects.Plant__c).toEqual({ recordCount: { source: 'recordCount', value: expect.any(Number) } });
  });
});

describe('the plan of --dry-run', () => {
  it.each([[[]], [['-s', 'A*', '-s', 'C*']], [['-s', 'Account']]])(
    'for %j names the calls that the build makes',
    async (argv) => {
      const planned = await runBuild(['-d', newFolder(), '--dry-run', '--json', ...argv], { simulator });
      const built = await runBuild(['-d', newFolder(), '--json', ...argv], { simulator });
      expect(planned.result).toMatchObject({ calls: buildResult(built).calls });
    },
  );
});

describe('an org that refuses describe in composites', () => {
  it('is charged for every part of a batch, and the build says so', async () => {
    await restart({ refuses: { compositeDescribe: true } });
    const before = simulator.calls;
    const { calls, remaining } = buildResult(await runBuild(['-d', newFolder(), '--json'], { simulator }));
    const ownByTheCli = 1; // it asks who the org is when an access token stands for it
    expect(calls).toBe(simulator.calls - before - ownByTheCli);
    expect(remaining).toBe(100_000 - simulator.calls);
  });
});

describe('a composite that answers without its parts', () => {
  it('is asked again', async () => {
    const when = ({ path, within }: Request) => within === null && path.endsWith('/v67.0/composite');
    simulator.trouble({ when, times: 2, answer: { status: 200, body: { compositeResponse: [] } } });
    expect((await runBuild(['-d', newFolder()], { simulator })).status).toBe(0);
  });
});

describe('an API version that is too old', () => {
  it('on an org that cannot be reached is told as that, not as an old version', async () => {
    const gone = await startSimulator({ world: acme });
    const targetOrg = await logIn(gone);
    await gone.close();
    const run = await runBuild(['-d', newFolder(), '--api-version', '50.0'], { simulator: gone, targetOrg });
    expect(run.error?.name).toBe('OrgUnreachableError');
  });
});

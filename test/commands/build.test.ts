import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { buildResult, newFolder, runBuild } from '../support/run-build.ts';

const acme = worlds.acme({});
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ world: acme });
});
afterAll(() => simulator.close());

const json = (folder: string, path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
/** The run log tells times, of each run anew. */
const libraryBelow = (folder: string) => filesBelow(folder).filter((path) => !/^.state.(run|capabilities)/.test(path));
const snapshot = (folder: string) =>
  Object.fromEntries(libraryBelow(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));

const timesOf = (folder: string) =>
  libraryBelow(folder)
    .filter((path) => path !== 'library.json')
    .map((path) => [path, statSync(join(folder, path), { bigint: true }).mtimeNs]);

describe('sf schema build', () => {
  it('writes the library and says what it did', async () => {
    const folder = newFolder();
    const run = await runBuild(['-d', folder, '--json'], { simulator });
    const result = buildResult(run);
    expect(run.status).toBe(0);
    expect(result.counts).toMatchObject({ objects: acme.objects.length, facts: 0 });
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 0, result: { org: { id: acme.org.id } } });
    expect(filesBelow(folder)).toEqual(
      expect.arrayContaining([
        'library.json',
        'objects/Account.json',
        'stats.json',
        'org.json',
        'docs/README.md',
        'corpus.jsonl',
      ]),
    );
  });

  it('lists every file with the hash of its bytes', async () => {
    const folder = newFolder();
    await runBuild(['-d', folder], { simulator });
    const { files } = json(folder, 'library.json') as { files: Record<string, string> };
    const own = filesBelow(folder).filter((path) => !/^(library\.json|\.gitignore|\.state\/)/.test(path));
    expect(Object.keys(files)).toEqual(own);
    for (const path of own) {
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
      ).toBe(files[path]);
    }
  });

  it('leaves every file untouched when nothing changed, but library.json', async () => {
    const folder = newFolder();
    await runBuild(['-d', folder], { simulator });
    const before = timesOf(folder);
    const result = buildResult(await runBuild(['-d', folder], { simulator }));
    const after = timesOf(folder);
    expect(result.files).toMatchObject({ written: 0, removed: 0 });
    expect(after).toEqual(before);
  });

  it('gives the same bytes twice', async () => {
    const [one, other] = [newFolder(), newFolder()];
    await runBuild(['-d', one], { simulator });
    await runBuild(['-d', other, '--max-concurrent', '1'], { simulator });
    const [a, b] = [snapshot(one), snapshot(other)].map((files) => ({
      ...files,
      'library.json': (files['library.json'] ?? '').replace(/"builtAt".*/, ''),
    }));
    expect(b).toEqual(a);
  });

  it('reads the selected objects alone, whatever their case', async () => {
    const folder = newFolder();
    const run = await runBuild(['-d', folder, '-s', 'account', '-s', 'Quotation__*', '--exclude', '*__history'], {
      simulator,
    });
    expect(run.status).toBe(0);
    const names = readdirSync(join(folder, 'objects')).sort();
    expect(names).toContain('Account.json');
    expect(names).toContain('Quotation__c.json');
    expect(names).not.toContain('Quotation__History.json');
    expect(names).not.toContain('Contact.json');
    expect(json(folder, 'library.json').selection).toEqual({
      exclude: ['*__history'],
      objects: ['Quotation__*', 'account'],
      with: [],
    });
    expect(json(folder, 'objects/Account.json').accessModel).toBe('object-permissions');
  });

  it('removes an object that is gone, and nothing that is not its own', async () => {
    const folder = newFolder();
    await runBuild(['-d', folder], { simulator });
    writeFileSync(join(folder, 'docs', 'our-notes.md'), 'ours');
    const smaller = await startSimulator({
      world: { ...acme, objects: acme.objects.filter(({ name }) => name !== 'Plant__c') },
    });
    const result = buildResult(await runBuild(['-d', folder], { simulator: smaller }));
    await smaller.close();
    expect(result.files.removed).toBe(2);
    expect(filesBelow(folder)).not.toContain('objects/Plant__c.json');
    expect(filesBelow(folder)).toContain('docs/our-notes.md');
  });

  it('writes only the formats that were asked for, and takes away the others', async () => {
    const folder = newFolder();
    await runBuild(['-d', folder], { simulator });
    await runBuild(['-d', folder, '--emit', 'jsonl'], { simulator });
    expect(filesBelow(folder).filter((path) => path.startsWith('docs/'))).toEqual([]);
    expect(filesBelow(folder)).toContain('corpus.jsonl');
  });

  it('--dry-run shows what it would cost, and writes nothing', async () => {
    const folder = newFolder();
    const before = simulator.calls;
    const run = await runBuild(['-d', folder, '--dry-run'], { simulator });
    const calls = simulator.calls - before;
    expect(run.error).toBeUndefined();
    expect(run.result).toMatchObject({ objects: acme.objects.length });
    expect(run.stdout).toContain('Describe the objects');
    expect(calls).toBeLessThan(8);
    expect(() => readdirSync(folder)).toThrow();
  });

  it('warns of a glob that excludes nothing', async () => {
    const run = await runBuild(['-d', newFolder(), '--exclude', 'Zzz*', '--json'], { simulator });
    expect(run.warnings.join()).toContain('Zzz*');
  });
});

describe('a folder that is not for this library', () => {
  const refused = async (folder: string, argv: readonly string[] = []) => {
    const before = snapshot(folder);
    const run = await runBuild(['-d', folder, ...argv], { simulator });
    expect(run.status).toBe(1);
    expect(run.error?.actions.length).toBeGreaterThan(0);
    expect(snapshot(folder)).toEqual(before);
    return run.error;
  };

  it('because it holds something else is refused before any call', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.txt'), 'precious');
    const before = simulator.calls;
    expect((await refused(folder))?.message).toContain("doesn't hold a schema library");
    expect(simulator.calls - before).toBeLessThanOrEqual(2); // what the CLI itself asks for this login
  });

  it('because its library.json is of another program is refused', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'library.json'), '{"formatVersion": 1, "name": "some package"}');
    expect((await refused(folder))?.message).toContain("doesn't hold a schema library");
  });

  it('because it holds another org’s library is refused, unless it may be replaced', async () => {
    const folder = newFolder();
    await runBuild(['-d', folder], { simulator });
    const other = await startSimulator({ world: { ...acme, org: { ...acme.org, id: '00D5g000000OtheEAC' } } });
    const run = await runBuild(['-d', folder], { simulator: other });
    expect(run.error?.message).toContain('another org');
    expect((await runBuild(['-d', folder, '--replace'], { simulator: other })).status).toBe(0);
    expect(json(folder, 'library.json').org.id).toBe('00D5g000000OtheEAC');
    await other.close();
  });

  it('because it holds another selection is refused', async () => {
    const folder = newFolder();
    await runBuild(['-d', folder], { simulator });
    expect((await refused(folder, ['-s', 'Account']))?.message).toContain('another selection');
  });

  it('because it is a file is refused', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'file'), '');
    const run = await runBuild(['-d', join(folder, 'file')], { simulator });
    expect(run.error?.message).toContain("isn't a folder");
  });

  it('because nobody may write there is refused', async () => {
    const run = await runBuild(['-d', '/sys/schema-library'], { simulator });
    expect(run.error?.message).toMatch(/can't be written/);
    expect(run.status).toBe(1);
  });

  it('because a link leads out of it is refused', async () => {
    const [folder, elsewhere] = [newFolder(), newFolder()];
    await runBuild(['-d', folder], { simulator });
    mkdirSync(elsewhere);
    const linked = newFolder();
    mkdirSync(linked);
    symlinkSync(elsewhere, join(linked, 'objects'));
    writeFileSync(join(linked, 'library.json'), readFileSync(join(folder, 'library.json')));
    const run = await runBuild(['-d', linked], { simulator });
    expect(run.error?.message).toContain('is a link');
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});

describe('what the user asks for wrongly', () => {
  it.each([
    [['-s', 'Nope__c'], 'Nope__c'],
    [['-s', 'Zzz*', '-s', 'Account'], 'Zzz*'],
    [['--exclude', '*'], 'No object is left'],
    [['--api-version', '59.0'], '60.0 is the oldest'],
  ])('%j is an error that says what to do', async (argv, text) => {
    const folder = newFolder();
    const run = await runBuild(['-d', folder, ...argv], { simulator });
    expect(run.status).toBe(1);
    expect(run.error?.message).toContain(text);
    expect(run.error?.actions.length).toBeGreaterThan(0);
    expect(() => readdirSync(folder)).toThrow();
  });
});

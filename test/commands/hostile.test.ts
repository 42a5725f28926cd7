import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemas } from '../../src/model/schemas/index.js';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { buildResult, newFolder, runBuild } from '../support/run-build.ts';
import { nodes, parsePage } from '../unit/render/parse-page.ts';

const ajv = new Ajv2020({ allErrors: false });
const valid = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]),
) as Record<keyof typeof schemas, ValidateFunction>;

/** Anchors, line breaks and folded lists: the only markup that a page may hold. */
const ownMarkup = /^(<a id="[\w.%~-]+">|<\/a>|<br>|<details markdown="1">\n<summary>[^<>]*<\/summary>|<\/details>)$/;

const pagesBelow = (folder: string): string[] =>
  readdirSync(join(folder, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(folder, 'docs', path));

/** Every file of a library against its JSON Schema. */
function expectValid(folder: string): void {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  for (const name of ['library', 'stats', 'org'] as const) {
    expect(valid[name](read(`${name}.json`)), JSON.stringify(valid[name].errors)).toBe(true);
  }
  for (const path of readdirSync(join(folder, 'objects'))) {
    expect(valid.object(read(`objects/${path}`)), `${path} ${JSON.stringify(valid.object.errors)}`).toBe(true);
  }
  for (const line of readFileSync(join(folder, 'corpus.jsonl'), 'utf8').trimEnd().split('\n')) {
    expect(valid.corpusRecord(JSON.parse(line)), JSON.stringify(valid.corpusRecord.errors)).toBe(true);
  }
}

describe.each(['admin', 'restricted', 'analyst'])(
  'an org whose texts and names are out to break something, for %s',
  (user) => {
    const hostile = worlds.hostile({});
    const parent = mkdtempSync(join(tmpdir(), 'sf-schema-hostile-'));
    const folder = join(parent, 'inner', 'library');
    let simulator: Simulator;
    let objects: number;

    beforeAll(async () => {
      mkdirSync(join(parent, 'inner'));
      simulator = await startSimulator({ world: hostile });
      objects = buildResult(await runBuild(['-d', folder, '--json'], { simulator, user })).counts.objects;
    });
    afterAll(() => simulator.close());

    it('is read whole', () => {
      expect(objects).toBe(hostile.objects.length);
      expect(readdirSync(join(folder, 'objects'))).toHaveLength(objects);
    });

    it('escapes neither from the library nor from what file systems take', () => {
      expect(
        readdirSync(parent, { recursive: true, encoding: 'utf8' }).filter(
          (path) => !path.startsWith(join('inner', 'library')),
        ),
      ).toEqual(['inner']);
      for (const name of readdirSync(join(folder, 'objects'))) {
        expect(name).toMatch(/^[A-Za-z0-9_%-][A-Za-z0-9_.%~-]*\.json$/);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
      }
    });

    it('gives files as their JSON Schemas say', () => {
      expectValid(folder);
    });

    it('gives pages of GFM without any markup but our own, below 400 KB', () => {
      for (const page of pagesBelow(folder)) {
        const { size } = statSync(page);
        expect(size, page).toBeLessThan(400_000);
        if (size > 60_000) continue; // the parser takes seconds for these; the formats' own tests parse them
        const tree = parsePage(readFileSync(page, 'utf8'));
        const foreign = nodes(tree).filter(({ type, value = '' }) => type === 'html' && !ownMarkup.test(value));
        expect(foreign, page).toEqual([]);
      }
    });
  },
);

describe.each(['acme', 'grown'] as const)('the world %s', (name) => {
  it('gives files as their JSON Schemas say, for an administrator and for a restricted user', async () => {
    const simulator = await startSimulator({ world: worlds[name]({ size: 200 }) });
    for (const user of ['admin', 'restricted']) {
      const folder = newFolder();
      await runBuild(['-d', folder], { simulator, user });
      expectValid(folder);
    }
    await simulator.close();
  });
});

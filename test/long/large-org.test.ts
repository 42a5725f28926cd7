import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schemas } from '../../src/model/schemas/index.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import type { WorldObject } from '../simulator/world.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { logIn } from '../support/log-in.ts';
import { startBuild } from './build-process.ts';

const world = worlds.grown({ size: 3000 });
const root = mkdtempSync(join(tmpdir(), 'sf-schema-large-'));
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ world });
});
afterAll(async () => {
  await simulator.close();
  rmSync(root, { recursive: true, force: true });
});

const users = {
  admin: () => true,
  restricted: ({ inEntityDefinition }: WorldObject) => inEntityDefinition,
} as const;

it.each(Object.keys(users) as (keyof typeof users)[])('3,000 objects are all there for %s', async (user) => {
  const folder = join(root, user);
  const shown = world.objects.filter(users[user]);
  const { code, stdout, stderr } = await startBuild(await logIn(simulator, user), folder).ended;
  expect(code, stderr).toBe(0);
  const { result } = JSON.parse(stdout) as { result: { counts: { objects: number; fields: number } } };
  expect(result.counts).toMatchObject({ objects: shown.length, fields: fieldsOf(shown, user) });

  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const { files } = valid('library', text('library.json')) as { files: Record<string, string> };
  const objects = Object.keys(files).filter((path) => path.startsWith('objects/'));
  expect(objects).toHaveLength(shown.length);
  const written = objects.map((path) => valid('object', text(path)) as { name: string; fields: readonly unknown[] });
  expect(written.map(({ name }) => name).sort()).toEqual(shown.map(({ name }) => name).sort());
  expect(written.reduce((sum, { fields = [] }) => sum + fields.length, 0)).toBe(result.counts.fields);
  valid('stats', text('stats.json'));
  valid('org', text('org.json'));
  for (const line of text('corpus.jsonl').trimEnd().split('\n')) valid('corpusRecord', line);
  for (const [path, hash] of Object.entries(files)) expect(sha256(text(path)), path).toBe(hash);
});

/** The fields that the user's sources show: describe to an administrator alone, the setup tables to both. */
function fieldsOf(objects: readonly WorldObject[], user: keyof typeof users): number {
  const isShown = ({ inDescribeGlobal, inEntityDefinition }: WorldObject) => {
    const described = user === 'admin' && inDescribeGlobal;
    return ({ in: where }: WorldObject['fields'][number]): boolean =>
      (described && where.describe) || (inEntityDefinition && (where.fieldDefinition || where.entityParticle));
  };
  return objects.reduce((sum, object) => sum + object.fields.filter(isShown(object)).length, 0);
}

const ajv = new Ajv2020({ strict: false });
const validators = Object.fromEntries(
  Object.entries(schemas).map(([format, schema]) => [format, ajv.compile(schema as object)]),
);

function valid(format: string, text: string): unknown {
  const value: unknown = JSON.parse(text);
  const validate = validators[format];
  if (!validate?.(value)) throw new Error(`${format}: ${JSON.stringify(validate?.errors)}: ${text.slice(0, 200)}`);
  return value;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Field, SObject } from '../../src/model/schema.js';
import type { SimulatorOptions } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { buildResult, newFolder, runBuild, type Run } from '../support/run-build.ts';

const acme = worlds.acme({});
let simulator: Simulator;
afterEach(() => simulator.close());

type Json = Omit<Partial<SObject>, 'fields'> & { readonly fields: readonly Field[] };
type Built = { readonly run: Run; readonly object: (name: string) => Json; readonly text: (path: string) => string };

async function buildAs(user: string, options: Partial<SimulatorOptions> = {}): Promise<Built> {
  simulator = await startSimulator({ world: acme, ...options });
  const folder = newFolder();
  const run = await runBuild(['-d', folder, '--json'], { simulator, user });
  const text = (path: string) => readFileSync(join(folder, path), 'utf8');
  return { run, text, object: (name) => JSON.parse(text(`objects/${name}.json`)) as Json };
}

describe('a user with API Enabled and View Setup alone', () => {
  it('gets every object and every field, marked as read from the setup tables', async () => {
    const { run, object } = await buildAs('restricted');
    const admin = buildResult(run);
    expect(run.status).toBe(0);
    expect(admin.counts.objects).toBe(acme.objects.length);
    for (const { name, fields, inEntityDefinition } of acme.objects.filter((one) => one.inEntityDefinition)) {
      const { source, fields: read = [], gaps } = object(name);
      expect({ name, source }).toEqual({ name, source: 'tooling' });
      const expected = fields
        .filter((field) => field.in.fieldDefinition || field.in.entityParticle)
        .map((field) => field.name);
      expect(read.map((field) => field.name)).toEqual(expected.sort());
      expect(read.every((field) => field.source === 'tooling')).toBe(true);
      expect(gaps?.map(({ kind }) => kind)).toContain('describe');
      expect(inEntityDefinition).toBe(true);
    }
  });

  it('has null for what only describe knows, and not a guess', async () => {
    const { object } = await buildAs('restricted');
    const field = (name: string) => object('Account').fields.find((one) => one.name === name);
    expect(field('Industry')).toMatchObject({
      type: 'picklist',
      picklistValues: null,
      restrictedPicklist: null,
      externalId: null,
    });
    expect(field('Credit_Left__c')).toMatchObject({ calculated: true, formula: null });
    expect(field('ParentId')).toMatchObject({ relationship: 'hierarchy', onDelete: null, referenceTo: ['Account'] });
    expect(field('Name')).not.toHaveProperty('picklistValues');
  });

  it('is told once which permission is missing', async () => {
    const { run } = await buildAs('restricted');
    expect(run.warnings.filter((warning) => warning.includes('View All Data'))).toHaveLength(1);
    await simulator.close();
    const { run: other } = await buildAs('admin');
    expect(other.warnings.filter((warning) => !warning.includes('insecure protocol'))).toEqual([]);
  });

  it('sees the same fields as required as an administrator', async () => {
    const required = ({ object }: Built) =>
      Object.fromEntries(
        acme.objects.map(({ name }) => [
          name,
          (object(name).fields ?? []).filter((one) => one.required).map((one) => one.name),
        ]),
      );
    const admin = required(await buildAs('admin'));
    await simulator.close();
    expect(required(await buildAs('restricted'))).toEqual(admin);
    expect(admin.Account).toContain('Name');
  });
});

describe('a user from whom fields are hidden', () => {
  it('gets them from the setup tables, marked', async () => {
    const { object } = await buildAs('analyst');
    const [hidden = ''] = acme.users.analyst?.hiddenFields ?? [];
    const [name = '', field = ''] = hidden.split('.');
    expect(object(name).fields.find((one) => one.name === field)).toMatchObject({ source: 'tooling' });
    expect(object(name).source).toBeUndefined();
    expect(object(name).gaps).toContainEqual({ kind: 'describe', reason: expect.stringContaining('NOT_VISIBLE') });
  });
});

describe('an org that closes a source', () => {
  it.each([
    ['entityParticle', { required: null, createable: null, updateable: null }],
    ['fieldDefinition', { dataType: null, description: null, classification: null, indexed: null }],
  ] as const)('%s: what it alone says is null and a gap', async (table, expected) => {
    const { run, object } = await buildAs('admin', { refuses: { [table]: true } });
    expect(run.status).toBe(0);
    expect(object('Account').fields.find((one) => one.name === 'Name')).toMatchObject({
      ...expected,
      label: 'Account Name',
    });
    expect(object('Account').gaps?.map(({ kind }) => kind)).toContain('field-definition');
  });

  it('EntityDefinition: the objects come from describe, what is customizable is not known', async () => {
    const { run, object } = await buildAs('admin', {
      refuses: { entityDefinition: true, fieldDefinition: true, entityParticle: true },
    });
    expect(run.status).toBe(0);
    expect(object('Account')).toMatchObject({ customizable: null, description: null });
  });

  it('recordCount: every count is unknown, and none is zero', async () => {
    const { text } = await buildAs('admin', { refuses: { recordCount: true } });
    const { objects } = JSON.parse(text('stats.json')) as { objects: Record<string, { recordCount: unknown }> };
    expect(new Set(Object.values(objects).map(({ recordCount }) => recordCount))).toEqual(new Set([null]));
    expect(text('library.json')).toContain('record-count');
    expect(text('docs/stats.md')).toContain('unknown');
  });

  it('a column it does not know: the rest is read, the column is a gap', async () => {
    const { object, text } = await buildAs('admin', { columns: new Set(['FieldDefinition.ComplianceGroup']) });
    expect(object('Account').fields.find((one) => one.name === 'Name')).toHaveProperty('dataType');
    expect(text('library.json')).toContain('FieldDefinition.ComplianceGroup');
  });
});

describe('an object that fails to the last attempt', () => {
  it('leaves the build unfinished: exit 68, the rest is there, the earlier file stays with the gap stale', async () => {
    simulator = await startSimulator({ world: acme });
    const folder = newFolder();
    await runBuild(['-d', folder], { simulator });
    const before = JSON.parse(readFileSync(join(folder, 'objects/Lead.json'), 'utf8')) as Json;
    const when = ({ path }: { path: string }) => path.endsWith('/sobjects/Lead/describe');
    simulator.trouble({
      when,
      times: 99,
      answer: { status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'x' }] },
    });
    const run = await runBuild(['-d', folder, '--json'], { simulator });
    expect(run.status).toBe(68);
    expect(run.result).toMatchObject({ unfinished: ['Lead'] });
    const after = JSON.parse(readFileSync(join(folder, 'objects/Lead.json'), 'utf8')) as Json;
    expect(after.fields).toEqual(before.fields);
    expect(after.gaps?.map(({ kind }) => kind)).toContain('stale');
    simulator.reset();
    expect((await runBuild(['-d', folder], { simulator })).status).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'objects/Lead.json'), 'utf8'))).toEqual(before);
  });
});

describe('fields that are hidden on many objects', () => {
  it('cost one more query of EntityParticle a pack, and none of FieldDefinition', async () => {
    const { run } = await buildAs('analyst');
    const queries = simulator.log.flatMap(({ subrequests }) => subrequests).map(({ url }) => decodeURIComponent(url));
    const of = (table: string) => queries.filter((url) => url.includes(`FROM ${table} `)).length;
    expect(run.status).toBe(0);
    expect(of('EntityParticle')).toBe(of('FieldDefinition') + 1);
  });
});

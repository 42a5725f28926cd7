import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/model/schema.ts';
import { schemas } from '../../../src/model/schemas/index.ts';
import { json } from '../../../src/render/json.ts';
import { hostileSchema } from '../hostile-schema.ts';
import { factSchema } from '../sample-facts.ts';
import { field, picklist, plainSchema, schema, sobject } from '../sample-schema.ts';

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });

describe('the JSON of a library', () => {
  it.each(Object.entries({ empty: schema([]), plain: plainSchema(), facts: factSchema(), hostile: hostileSchema() }))(
    'is valid: %s',
    (_, sample) => {
      for (const { path, text } of json(sample)) {
        const format = path.startsWith('objects/')
          ? schemas.object
          : path === 'stats.json'
            ? schemas.stats
            : schemas.org;
        ajv.validate(format, JSON.parse(text));
        expect(ajv.errors, path).toBeNull();
      }
    },
  );

  it('writes what is known, null for what is not, and leaves out what does not apply', () => {
    const sample = schema([
      sobject('Thing__c', {
        label: '',
        description: null,
        namespace: '',
        fields: [
          field('A__c', {
            length: 0,
            precision: 18,
            scale: 0,
            helpText: '',
            description: null,
            required: null,
            referenceTo: [],
          }),
          picklist('B__c', [{ value: '', label: '', active: true, default: false }, 'z', 'a']),
          field('C__c', { source: 'tooling', referenceTo: ['User', 'Account'], classification: { compliance: [] } }),
        ],
      }),
    ]);
    const { fields, ...object } = read(sample, 'objects/Thing__c.json');
    expect(object).toMatchObject({ name: 'Thing__c', description: null, facts: {} });
    for (const name of ['label', 'namespace', 'gaps', 'childRelationships', 'source']) {
      expect(object).not.toHaveProperty(name);
    }
    const [a, b, c] = fields as ReadonlyArray<Record<string, unknown>>;
    expect(a).toMatchObject({ precision: 18, description: null, required: null, unique: false });
    expect(Object.keys(a ?? {})).not.toEqual(expect.arrayContaining(['length']));
    for (const name of ['length', 'scale', 'helpText', 'referenceTo']) {
      expect(a).not.toHaveProperty(name);
    }
    expect((b?.['picklistValues'] as unknown[]).map((value) => (value as { value: string }).value)).toEqual([
      '',
      'z',
      'a',
    ]);
    expect(c).toMatchObject({ source: 'tooling', referenceTo: ['Account', 'User'] });
    expect(c).not.toHaveProperty('classification');
  });

  it('counts every object in stats.json, null where the org did not say', () => {
    const { objects, holders } = read(plainSchema(), 'stats.json') as {
      objects: Record<string, unknown>;
      holders: unknown;
    };
    expect(objects['Account']).toEqual({ recordCount: { source: 'recordCount', value: 12_345 } });
    expect(objects['Contact']).toEqual({ recordCount: { source: 'count', value: 0 } });
    expect(objects['ApexClass']).toEqual({ recordCount: null });
    expect(holders).toBeNull();
  });

  it('keeps an object that is called __proto__', () => {
    const sample = schema([sobject('__proto__')], {
      stats: JSON.parse('{"__proto__":{"recordCount":{"value":7,"source":"count"}}}'),
    });
    const stats = [...json(sample)].find(({ path }) => path === 'stats.json')?.text;
    expect(stats).toContain('"__proto__": {\n      "recordCount": {\n        "source": "count",\n        "value": 7');
  });

  it('has always its four parts in org.json, null where nobody read them', () => {
    expect([...json(schema([]))].find(({ path }) => path === 'org.json')?.text).toBe(
      '{\n  "facts": {},\n  "gaps": [],\n  "holders": null,\n  "packages": null\n}\n',
    );
    expect(read(schema([], { packages: [] }), 'org.json')).toMatchObject({ packages: [] });
  });

  it('has holders, facts and assigned users, sorted, with what is empty left out', () => {
    const org = read(factSchema(), 'org.json') as { holders: ReadonlyArray<Record<string, unknown>>; facts: object };
    expect(org.holders.map(({ holderType, holder }) => `${String(holderType)} ${String(holder)}`)).toEqual([
      'permission-set Auditors',
      'permission-set-group Team',
      'profile Admin',
      'profile Sales',
    ]);
    expect(org.holders[1]).toMatchObject({ members: ['Auditors', 'Billing'], muting: ['Less'] });
    expect(org.holders[2]?.['systemPermissions']).toEqual([
      'AuthorApex',
      'ModifyAllData',
      'SomethingElse',
      'ViewAllData',
    ]);
    expect(org.holders[3]).toEqual({
      holder: 'Sales',
      holderLabel: 'Label of Sales',
      holderType: 'profile',
      systemPermissions: [],
    });
    expect(Object.keys(org.facts)).toEqual(['flow', 'global-value-set']);
    expect(read(factSchema(), 'stats.json')).toHaveProperty('holders', { 'profile:Admin': 2_003, 'profile:Sales': 0 });
  });

  it('has the fill rates, null where they could not be counted', () => {
    const { objects } = read(factSchema(), 'stats.json') as {
      objects: Record<string, { fields?: Record<string, unknown> }>;
    };
    expect(objects['Account']?.fields).toMatchObject({
      ErpNumber__c: null,
      Industry: { filled: 4_321, scope: 'visible' },
    });
    expect(objects['Contact']).not.toHaveProperty('fields');
  });

  it('refuses details that are not as the contract has them', () => {
    const validate = ajv.compile(schemas.object);
    const withDetails = (kind: string, details: object): boolean => {
      const facts = { [kind]: [{ key: `${kind}:A__c.x`, details }] };
      return validate({ ...read(schema([sobject('A__c')]), 'objects/A__c.json'), facts });
    };
    expect(withDetails('workflow-rule', { active: true, anything: 1 })).toBe(true);
    expect(withDetails('workflow-rule', { active: 'yes' })).toBe(false);
    expect(withDetails('layout', { type: null, assignments: [{ profile: 'Admin' }] })).toBe(true);
    expect(withDetails('layout', { assignments: 'Admin' })).toBe(false);
    expect(withDetails('field-access', { holder: 'A', holderType: 'licence' })).toBe(false);
  });

  it('writes null for child relationships that are unknown, and nothing where there are none', () => {
    const sample = schema([sobject('None__c'), sobject('Unknown__c', { childRelationships: null })]);
    expect(read(sample, 'objects/None__c.json')).not.toHaveProperty('childRelationships');
    expect(read(sample, 'objects/Unknown__c.json')).toHaveProperty('childRelationships', null);
  });

  it('sorts everything but picklist values', () => {
    const sample = plainSchema();
    const shuffled = {
      ...sample,
      objects: sample.objects.map((object) => ({
        ...object,
        fields: object.fields.toReversed(),
        gaps: object.gaps.toReversed(),
        childRelationships: object.childRelationships?.toReversed() ?? null,
      })),
    };
    expect([...json(shuffled)]).toEqual([...json(sample)]);
  });
});

function read(sample: Schema, path: string): Record<string, unknown> {
  return JSON.parse([...json(sample)].find((file) => file.path === path)?.text ?? 'null') as Record<string, unknown>;
}

import { describe, expect, it } from 'vitest';
import type { World, WorldField } from '../world.ts';
import { FIELD_MIX } from './grown/field-pool.ts';
import { worlds } from './index.ts';
import { standardObjects } from './standard.ts';

const full = worlds.grown({});
const small = worlds.grown({ size: 60 });

describe('a grown world', () => {
  it.each([40, 60, 100, 300, 824, 1000, 1462, 3000])('has exactly %i objects', (size) => {
    expect(worlds.grown({ size }).objects).toHaveLength(size);
  });

  it('has about 60,000 fields at full size, quickly', () => {
    const started = performance.now();
    const count = describedFields(worlds.grown({ seed: 3 }));
    const took = performance.now() - started;
    console.log({ fields: describedFields(full), fieldsOfAnotherSeed: count, milliseconds: Math.round(took) });
    expect(Math.abs(describedFields(full) - 60_000)).toBeLessThan(300);
    expect(Math.abs(count - 60_000)).toBeLessThan(1_500);
    expect(took).toBeLessThan(1_500);
  });

  it('holds the 824 standard objects with all their fields', () => {
    const objects = new Map(full.objects.map((object) => [object.name, object]));
    for (const standard of standardObjects()) {
      const names = new Set(objects.get(standard.name)?.fields.map((field) => field.name));
      expect(standard.fields.filter((field) => !names.has(field.name))).toEqual([]);
    }
  });

  it('has a few very wide objects', () => {
    const widest = full.objects.map((object) => object.fields.length).sort((a, b) => b - a);
    expect(widest[0]).toBeGreaterThan(500);
    expect(widest.filter((width) => width > 300).length).toBeGreaterThan(5);
    expect(full.objects.find((object) => object.name === 'Account')?.fields.length).toBeGreaterThan(500);
  });

  it('has entities that only one of the two inventories lists', () => {
    expect(full.objects.filter((object) => !object.inDescribeGlobal)).toHaveLength(2);
    expect(full.objects.filter((object) => !object.inEntityDefinition)).toHaveLength(2);
  });

  it('describes, explains and classifies a share of the custom fields', () => {
    const custom = full.objects.flatMap((object) => object.fields).filter((field) => field.custom);
    const share = (has: (field: WorldField) => unknown): number => custom.filter(has).length / custom.length;
    expect(share((field) => field.description)).toBeGreaterThan(0.15);
    expect(share((field) => field.helpText)).toBeGreaterThan(0.1);
    expect(share((field) => field.securityClassification)).toBeGreaterThan(0.03);
  });

  it.each([
    ['small', small],
    ['full', full],
  ])('has every kind of object and of custom field when it is %s', (_, world) => {
    const names = world.objects.map((object) => object.name);
    for (const suffix of ['__c', '__mdt', '__e', '__b', '__x', '__kav', '__dlm', '__Share', '__History', '__Feed']) {
      expect(names.filter((name) => name.endsWith(suffix))).not.toEqual([]);
    }
    expect(names).toContain('AccountChangeEvent');
    expect(world.objects.some((object) => object.customSetting)).toBe(true);
    expect(world.objects.some((object) => object.namespace !== null)).toBe(true);
    const types = new Set(world.objects.flatMap((object) => object.fields).map(kindOf));
    expect(KINDS.filter((kind) => !types.has(kind))).toEqual([]);
  });

  it('has records in exactly 350 objects, and contents of the size of a real org', () => {
    expect(full.objects.filter(({ recordCount }) => recordCount !== null && recordCount > 0)).toHaveLength(350);
    const { automation, dependencies, metadata } = full;
    expect(automation?.validationRules).toHaveLength(2000);
    expect(automation?.triggers).toHaveLength(400);
    expect(automation?.flows).toHaveLength(300);
    expect(metadata?.layouts).toHaveLength(1200);
    expect(metadata?.recordTypes).toHaveLength(600);
    expect(Math.abs((dependencies?.length ?? 0) - 30_000)).toBeLessThan(2_000);
  });

  it('refuses to be smaller than its kinds', () => {
    expect(() => worlds.grown({ size: 10 })).toThrow('at least 40');
    expect(Object.values(FIELD_MIX).every((weight) => weight > 0)).toBe(true);
  });
});

/** The data type without what stands in brackets, and with what describe adds to it. */
function kindOf(field: WorldField): string {
  const words = (field.dataType ?? 'component').replace(/\(.*?\)/g, '').trim();
  const junction = field.reference?.relationshipOrder === 1 ? ' 2' : '';
  return `${field.type} ${words}${junction}${field.picklist?.controller ? ' dependent' : ''}`;
}

const KINDS = [
  ...['address Address', 'boolean Checkbox', 'boolean component', 'currency Currency', 'date Date', 'time Time'],
  ...['datetime Date/Time', 'double Number', 'double component', 'email Email', 'encryptedstring Text'],
  ...['id Lookup', 'location Geolocation', 'multipicklist Picklist', 'percent Percent', 'phone Phone', 'url URL'],
  ...['picklist Picklist', 'picklist Picklist dependent', 'reference External Lookup', 'reference Hierarchy'],
  ...['reference Indirect Lookup', 'reference Lookup', 'reference Master-Detail', 'reference Master-Detail 2'],
  ...['string Auto Number', 'string Text', 'textarea Long Text Area', 'textarea Rich Text Area', 'textarea Text Area'],
  ...['anyType Lookup', 'combobox Picklist', 'complexvalue Complex Value', 'int Number', 'double Roll-Up Summary'],
];

function describedFields(world: World): number {
  return world.objects.reduce((sum, object) => sum + object.fields.filter((field) => field.in.describe).length, 0);
}

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { World, WorldField } from '../world.ts';
import { MISSING_TARGETS } from './hostile/objects.ts';
import { worlds } from './index.ts';
import type { Customizable } from './permissions.ts';
import { readData } from './read-data.ts';

const built: readonly (readonly [string, World])[] = [
  ['acme', worlds.acme()],
  ['hostile', worlds.hostile()],
  ['grown, 60 objects', worlds.grown({ size: 60 })],
  ['grown, 300 objects', worlds.grown({ size: 300 })],
  ['grown, 1462 objects', worlds.grown({})],
];

describe.each(built)('the world %s', (name, world) => {
  const fields = world.objects.flatMap((object) => object.fields.map((field) => ({ object, field })));
  const names = new Set(world.objects.map((object) => object.name));

  it('names each object, and each field of an object, once', () => {
    expect(names.size).toBe(world.objects.length);
    for (const object of world.objects) {
      const own = object.fields.map((field) => field.name);
      expect(own.filter((one, index) => own.indexOf(one) !== index)).toEqual([]);
    }
  });

  it('has an id of its own for every object and a prefix of its own for every object that has one', () => {
    const ids = world.objects.map((object) => object.durableId);
    expect(new Set(ids).size).toBe(ids.length);
    const prefixes = world.objects.flatMap((object) => object.keyPrefix ?? []);
    const own = prefixes.filter((prefix) => prefix !== '017' && prefix !== '0D5');
    expect(own.filter((one, index) => own.indexOf(one) !== index)).toEqual([]);
  });

  it('looks up to objects that exist', () => {
    const missing = fields.flatMap(({ field }) => (field.reference?.to ?? []).filter((target) => !names.has(target)));
    expect([...new Set(missing)]).toEqual(name === 'hostile' ? MISSING_TARGETS : []);
  });

  it('names the children of a parent once', () => {
    const children = fields.flatMap(({ field }) => childrenOf(field));
    expect(new Set(children).size).toBe(children.length);
  });

  it('has the compound field of every component, which itself has no row in FieldDefinition', () => {
    const wholes = new Set(fields.map(({ object, field }) => `${object.name}.${field.name}`));
    for (const { object, field } of fields) {
      expect(field.dataType === null).toBe(!field.in.fieldDefinition);
      if (field.compoundFieldName !== null) expect(wholes).toContain(`${object.name}.${field.compoundFieldName}`);
      if (field.compoundFieldName !== null) expect(field.in.fieldDefinition).toBe(false);
    }
  });

  it('has values where it has picklists, and valid indices where they depend on another', () => {
    for (const { object, field } of fields) {
      expect(/picklist|combobox/.test(field.type)).toBe(field.picklist !== null);
      const controller = object.fields.find((one) => one.name === field.picklist?.controller);
      const limit = controller?.picklist?.values.length ?? 0;
      const indices = field.picklist?.controller ? field.picklist.values.flatMap((value) => value.validFor ?? []) : [];
      expect(indices.every((index) => index < limit)).toBe(true);
    }
  });

  it('offers exactly the objects with object permissions in ObjectPermissions.SobjectType', () => {
    const permissions = world.objects.find((object) => object.name === 'ObjectPermissions');
    const values = permissions?.fields.find((field) => field.name === 'SobjectType')?.picklist?.values ?? [];
    const offered = new Set(values.map((value) => value.value));
    expect(offered.size).toBe(values.length);
    const standard = readData<Customizable>('customizable.json').ownPermissions.filter((one) => names.has(one));
    const custom = world.objects.filter((object) => object.custom && object.customizable && !PLAIN.test(object.name));
    const own = custom.filter((object) => object.associate === null && !object.customSetting);
    expect([...offered].sort()).toEqual([...standard, ...own.map((object) => object.name)].sort());
    expect(PARENT_DECIDES.filter((one) => offered.has(one))).toEqual([]);
  });

  it('has a user who reads everything and one who reads nothing', () => {
    expect(world.users.admin).toMatchObject({ reads: 'all', viewSetup: true, hiddenFields: [] });
    expect(world.users.restricted).toMatchObject({ reads: [], viewSetup: true });
    for (const user of Object.values(world.users)) expect(user.id).toMatch(/^005\w{15}$/);
    const hidden = Object.values(world.users).flatMap((user) => user.hiddenFields);
    const known = new Set(fields.map(({ object, field }) => `${object.name}.${field.name}`));
    expect(hidden.filter((one) => !known.has(one))).toEqual([]);
  });

  it('counts nothing that the record count leaves out', () => {
    const silent = world.objects.filter((object) => object.associate ?? /__(mdt|b|x|e)$/.test(object.name));
    expect(silent.filter((object) => object.recordCount !== null)).toEqual([]);
  });
});

describe('every world', () => {
  it('is the same each time it is built', () => {
    expect(hashOf(worlds.acme())).toBe(hashOf(worlds.acme()));
    expect(hashOf(worlds.hostile())).toBe(hashOf(worlds.hostile()));
    expect(hashOf(worlds.grown({ size: 300 }))).toBe(hashOf(worlds.grown({ size: 300, seed: 1 })));
    expect(hashOf(worlds.grown({ size: 300, seed: 2 }))).not.toBe(hashOf(worlds.grown({ size: 300, seed: 1 })));
  });
});

const PLAIN = /__mdt$/;
const PARENT_DECIDES = ['Task', 'Event', 'User', 'OpportunityLineItem', 'OrderItem', 'Profile', 'EntityDefinition'];

function childrenOf(field: WorldField): string[] {
  const name = field.reference?.childRelationshipName ?? null;
  return name === null ? [] : (field.reference?.to ?? []).map((parent) => `${parent} ${name}`);
}

function hashOf(world: World): string {
  return createHash('sha256').update(JSON.stringify(world)).digest('hex');
}

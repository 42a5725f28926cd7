import { describe, expect, it } from 'vitest';
import { objectsByName } from '../tables/object-index.ts';
import type { World } from '../world.ts';
import { holderId, holderKey, holdersByKey } from '../world/holder.ts';
import type { WorldHolder } from '../world/security.ts';
import { grantable } from './contents/holders.ts';
import { worlds } from './index.ts';
import { objectPermissionsOf } from './permissions.ts';

const built: readonly (readonly [string, World])[] = [
  ['acme', worlds.acme()],
  ['hostile', worlds.hostile()],
  ['grown, 60 objects', worlds.grown({ size: 60 })],
  ['grown, 1462 objects', worlds.grown({})],
];

describe.each(built)('the security of the world %s', (_, world) => {
  const security = world.security ?? { holders: [] };
  const { assignments = [], entityAccess = [], groups = [], holders } = security;
  const keys = holdersByKey(security);
  const objects = objectsByName(world);

  it('has holders with names and ids of their own', () => {
    expect(keys.size).toBe(holders.length);
    expect(new Set(holders.map(holderId)).size).toBe(holders.length);
  });

  it('refers to holders, objects and users that exist', () => {
    const named = [
      ...assignments.map(({ holder }) => holder),
      ...entityAccess.map(({ holder }) => holder),
      ...groups.flatMap(({ members }) => members.map((member) => `permission-set ${member}`)),
      ...groups.flatMap(({ muting }) => (muting === null ? [] : [`muting ${muting}`])),
      ...groups.map((group) => holderKey({ ...group, kind: 'group' })),
      ...Object.values(world.users).map(({ profileName }) => `profile ${profileName}`),
    ];
    expect([...new Set(named)].filter((key) => !keys.has(key))).toEqual([]);
    const opened = entityAccess.filter(({ type }) => type === 'CustomEntityDefinition').map(({ entity }) => entity);
    expect(opened.filter((name) => !objects.has(name))).toEqual([]);
    const assigned = new Set(assignments.map(({ assignee, holder }) => `${assignee} ${holder}`));
    expect(assigned.size).toBe(assignments.length);
    const without = Object.values(world.users).filter(
      ({ id, profileName }) => !assigned.has(`${id} profile ${profileName}`),
    );
    expect(without).toEqual([]);
  });

  it('grants rights on objects that have object permissions, each object once', () => {
    const able = new Set(objectPermissionsOf(world.objects));
    for (const holder of holders) {
      const granted = holder.objects.map(([object]) => object);
      expect(new Set(granted).size).toBe(granted.length);
      expect(granted.filter((object) => !able.has(object))).toEqual([]);
      expect(holder.objects.filter(([, rights]) => !/^c?r?e?d?v?m?f?$/.test(rights))).toEqual([]);
    }
  });

  it('gives each user the rights of his profile', () => {
    const able = new Set(objectPermissionsOf(world.objects));
    for (const { modifyMetadata, profileName, reads, viewSetup } of Object.values(world.users)) {
      const profile = keys.get(`profile ${profileName}`);
      const system = profile?.systemPermissions ?? [];
      expect({ profileName, viewSetup, all: reads === 'all', modifyMetadata }).toEqual({
        profileName,
        viewSetup: system.includes('ViewSetup'),
        all: system.includes('ViewAllData'),
        modifyMetadata: system.includes('ModifyMetadata'),
      });
      if (reads === 'all') continue;
      const readable = profile?.objects.filter(([, rights]) => rights.includes('r')).map(([object]) => object) ?? [];
      expect(readable.sort()).toEqual(reads.filter((object) => able.has(object)).sort());
    }
  });

  it('grants fields that can be granted, each of them once', () => {
    const able = new Map([...objects.values()].map((object) => [object.name, new Set(grantable(object))]));
    for (const { fields } of holders) {
      expect(new Set(fields.map(({ object }) => object)).size).toBe(fields.length);
      for (const { edit, object, readOnly } of fields) {
        const names = [...readOnly, ...edit];
        expect(new Set(names).size).toBe(names.length);
        expect(names.filter((name) => able.get(object)?.has(name) !== true)).toEqual([]);
      }
    }
  });

  it('has a group whose own row disagrees with its parts, and parents that are no holders', () => {
    const group = groups.find(({ muting }) => muting !== null);
    const parts = group?.members.map((member) => keys.get(`permission-set ${member}`)) ?? [];
    const own = keys.get(holderKey({ kind: 'group', name: group?.name ?? '', namespace: null }));
    expect(own?.objects).not.toEqual(unionOf(parts.filter((part) => part !== undefined)));
    expect(holders.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['licence', 'muting', 'nothing']));
  });
});

const unionOf = (parts: readonly WorldHolder[]): readonly string[] => [
  ...new Set(
    parts.flatMap(({ objects }) => objects.flatMap(([object, rights]) => [...rights].map((one) => object + one))),
  ),
];

describe('the largest world', () => {
  const { security } = worlds.grown({});
  const kinds = Map.groupBy(security?.holders ?? [], ({ kind }) => kind);
  const cells = (...of: readonly WorldHolder['kind'][]): number =>
    of
      .flatMap((kind) => kinds.get(kind) ?? [])
      .flatMap(({ fields }) => fields)
      .reduce((sum, { edit, readOnly }) => sum + edit.length + readOnly.length, 0);

  it('has 60 permission holders and exactly 300,000 field permissions', () => {
    expect(['profile', 'permission-set', 'group'].map((kind) => kinds.get(kind as 'profile')?.length)).toEqual([
      20, 32, 8,
    ]);
    expect(cells('profile', 'permission-set')).toBe(300_000);
    expect(cells('licence')).toBeGreaterThan(0);
    expect(cells('muting')).toBeGreaterThan(0);
  });
});

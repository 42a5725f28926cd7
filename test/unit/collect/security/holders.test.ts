import { describe, expect, it } from 'vitest';
import { holdersOf, shortId, type HolderRows } from '../../../../src/collect/security/holders.ts';
import type { Row } from '../../../../src/salesforce/org.ts';

type Tables = { readonly [name in keyof HolderRows]?: readonly Row[] };

const holders = ({ sets = [], groups = [], components = [], mutings = [] }: Tables) =>
  holdersOf({
    ...{ groups, components },
    sets: { rows: sets, unknownColumns: [] },
    mutings: { rows: mutings, unknownColumns: [] },
  });

const set = (id: string, more: Row = {}): Row => ({
  Id: `0PS${id}`.padEnd(18, '0'),
  Name: id,
  Type: 'Regular',
  ...more,
});
const id = (name: string, prefix = '0PS') => `${prefix}${name}`.padEnd(15, '0');
const component = (to: string): Row => ({ PermissionSetGroupId: id('G', '0PG'), PermissionSetId: `${to}AAA` });
const ofGroup = { Id: `${id('G', '0PG')}AAA`, DeveloperName: 'Sales', MasterLabel: 'Sales team' };

describe('a single holder', () => {
  it('is a profile by the profile’s name, not by that of the permission set it owns', () => {
    const [profile] = holders({
      sets: [
        set('P', { Name: 'X00e000', IsOwnedByProfile: true, Type: 'Profile', Profile: { Name: 'Admin' }, Label: 'X' }),
      ],
    });
    expect(profile).toEqual({
      ...{ holder: 'Admin', holderLabel: 'Admin', holderType: 'profile', systemPermissions: [] },
      ...{ parents: [id('P')], mutes: [], assignedAs: id('P') },
    });
  });

  it('is a permission set with the namespace of its package and its own label', () => {
    const found = holders({
      sets: [
        set('A', { Label: 'The A', NamespacePrefix: 'ns' }),
        set('B', { NamespacePrefix: 'ns', Name: 'ns__B', Type: 'Session' }),
        set('C', { IsOwnedByProfile: false, Profile: null }),
      ],
    });
    expect(found.map(({ holder, holderLabel, holderType }) => [holder, holderLabel, holderType])).toEqual([
      ['C', 'C', 'permission-set'],
      ['ns__A', 'The A', 'permission-set'],
      ['ns__B', 'ns__B', 'permission-set'],
    ]);
  });

  it('has the system permissions whose column is true, sorted', () => {
    const permissions = { PermissionsViewAllData: true, PermissionsApiEnabled: true, PermissionsManageUsers: false };
    const [found] = holders({ sets: [set('A', { ...permissions, PermissionsOdd: 'true', IsCustom: true })] });
    expect(found?.systemPermissions).toEqual(['ApiEnabled', 'ViewAllData']);
  });

  it('is none without a name or an id', () => {
    expect(holders({ sets: [set('A', { Name: null }), { Name: 'B' }, set('C', { IsOwnedByProfile: true })] })).toEqual(
      [],
    );
  });
});

describe('a group', () => {
  const sets = [
    set('A', { PermissionsViewSetup: true, PermissionsApiEnabled: true }),
    set('B', { PermissionsManageUsers: true, PermissionsApiEnabled: true }),
    set('X', { Name: 'Own', Type: 'Group', PermissionSetGroupId: ofGroup.Id, PermissionsModifyAllData: true }),
  ];
  const mutings = [
    { Id: `${id('M', '0QM')}AAA`, DeveloperName: 'Mute', NamespacePrefix: 'ns', PermissionsManageUsers: true },
  ];
  const components = [component(id('B')), component(id('A')), component(id('M', '0QM'))];
  const groupIn = (tables: Tables) =>
    holders({ sets, groups: [ofGroup], components, mutings, ...tables }).find(
      ({ holderType }) => holderType === 'permission-set-group',
    );

  it('has members, muting sets, and what its parts grant less what is muted', () => {
    expect(groupIn({})).toEqual({
      ...{ holder: 'Sales', holderLabel: 'Sales team', holderType: 'permission-set-group' },
      ...{ members: ['A', 'B'], muting: ['ns__Mute'], systemPermissions: ['ApiEnabled', 'ViewSetup'] },
      ...{ parents: [id('B'), id('A')], mutes: [id('M', '0QM')], assignedAs: id('X') },
    });
  });

  it('is told once: its own row is no holder, and what stands there is not trusted', () => {
    const found = holders({ sets, groups: [ofGroup], components, mutings });
    expect(found.map(({ holderType, holder }) => `${holderType} ${holder}`)).toEqual([
      ...['permission-set-group Sales', 'permission-set A', 'permission-set B'],
    ]);
    expect(found.flatMap(({ systemPermissions }) => systemPermissions)).not.toContain('ModifyAllData');
  });

  it('has its namespace, and its name where it has no label', () => {
    const row = { ...ofGroup, NamespacePrefix: 'ns', MasterLabel: null };
    expect(groupIn({ groups: [row] })).toMatchObject({ holder: 'ns__Sales', holderLabel: 'Sales' });
  });

  it('may be empty, and without a row that its assignments are counted by', () => {
    const found = groupIn({ components: [], sets: sets.slice(0, 2) });
    expect(found).toMatchObject({ members: [], muting: [], systemPermissions: [], parents: [], mutes: [] });
    expect(found).not.toHaveProperty('assignedAs');
  });

  it('keeps the ids of parts that no list names', () => {
    const found = groupIn({ components: [component(id('Z')), component(id('N', '0QM'))], mutings: [] });
    expect(found).toMatchObject({ members: [], muting: [], parents: [id('Z')], mutes: [id('N', '0QM')] });
  });
});

it('holders are sorted by type and name', () => {
  const sets = [set('b'), set('a'), set('P', { IsOwnedByProfile: true, Profile: { Name: 'Admin' } })];
  const found = holders({ sets, groups: [ofGroup] });
  expect(found.map(({ holderType, holder }) => `${holderType}:${holder}`)).toEqual([
    ...['permission-set-group:Sales', 'permission-set:a', 'permission-set:b', 'profile:Admin'],
  ]);
});

it('ids count by their first 15 characters', () => {
  expect(shortId('0PS000000000001AAA')).toBe('0PS000000000001');
  expect(shortId(null)).toBe('');
});

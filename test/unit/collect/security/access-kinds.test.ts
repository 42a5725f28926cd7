import { describe, expect, it } from 'vitest';
import { fieldAccess, objectAccess, setupAccess } from '../../../../src/collect/security/access-kinds.ts';
import { createGrants } from '../../../../src/collect/security/grants.ts';
import type { Access } from '../../../../src/collect/security/read-access.ts';
import type { Collector, Told } from '../../../../src/collect/collector.ts';
import type { Fact } from '../../../../src/model/schema.ts';
import { scopeOf } from '../sample-scope.ts';
import { sobject } from '../../sample-schema.ts';
import { accessOf, permissionSet } from './sample-holders.ts';

const scope = scopeOf([sobject('Account')], { unselected: ['Lead'], ids: { '01I000000000001': 'Account' } });
const admin = permissionSet('A', { holder: 'Admin', holderLabel: 'Admin', holderType: 'profile' });

function read(collector: Collector, access: Access | undefined): readonly (Fact & { readonly object?: string })[] {
  const told: Told = {
    ...{ scope, access, dependencies: undefined, found: [] },
    rows: () => [],
    bodies: () => undefined,
    unfinished: () => false,
    isKnown: () => true,
  };
  return [...collector.read(told)].flatMap((one) =>
    'fact' in one ? [{ ...one.fact, ...(one.object !== undefined && { object: one.object }) }] : [],
  );
}

describe('object permissions', () => {
  const grants = createGrants();
  grants.addObject('A', 'Account', ['read', 'edit']);
  grants.addObject('A', 'Gone__c', ['read']);

  it('are one fact a holder and object, every operation told', () => {
    const [account] = read(objectAccess, accessOf({ holding: [admin], grants }));
    expect(account).toMatchObject({ key: 'object-access:Account.profile.Admin', object: 'Account', label: 'Admin' });
    expect(account?.details).toEqual({
      ...{ holder: 'Admin', holderLabel: 'Admin', holderType: 'profile' },
      ...{ create: false, read: true, edit: true, delete: false, viewAll: false, modifyAll: false },
      viewAllFields: false,
    });
  });

  it('are null in an operation that the org has no column for, and so shown', () => {
    const [account] = read(objectAccess, accessOf({ holding: [admin], grants, unknownOperations: ['viewAllFields'] }));
    expect(account?.details).toMatchObject({ read: true, delete: false, viewAllFields: null });
    expect(account && objectAccess.row(account as never)).toMatchObject({
      ...{ Read: 'yes', Delete: undefined, 'View All Fields': null },
    });
    expect(account && objectAccess.sentence(account as never)).toBe('Profile "Admin" grants Read, Edit.');
  });

  it('keep the name of an object that the inventory does not have', () => {
    const found = read(objectAccess, accessOf({ holding: [admin], grants }));
    expect(found.map(({ object }) => object)).toEqual(['Account', 'Gone__c']);
  });

  it('are none where nothing was asked for', () => {
    for (const collector of [objectAccess, fieldAccess, setupAccess]) expect(read(collector, undefined)).toEqual([]);
  });
});

describe('field permissions', () => {
  const grants = createGrants();
  grants.addField('A', 'Account', 'Phone', { read: true, edit: true });
  grants.addField('A', 'Account', 'Industry', { read: true, edit: false });
  const [account] = read(fieldAccess, accessOf({ holding: [admin], grants }));

  it('are one fact a holder and object', () => {
    expect(account).toMatchObject({
      key: 'field-access:Account.profile.Admin',
      details: { read: ['Industry', 'Phone'], edit: ['Phone'] },
    });
  });

  it('are shown apart: what may be edited, what may only be read', () => {
    expect(account && fieldAccess.row(account as never)).toMatchObject({
      'May edit': 'Phone',
      'May only read': 'Industry',
    });
    expect(account && fieldAccess.sentence(account as never)).toContain('opens 2 fields, 1 of them for editing');
  });
});

describe('access to settings and metadata types', () => {
  it('is told by object, once for all parts of a holder', () => {
    const setupEntities = new Map([
      ['A', ['01I000000000001']],
      ['B', ['01I000000000001', '01I000000000009']],
    ]);
    const holder = permissionSet('Both', { parents: ['A', 'B', 'C'] });
    const found = read(setupAccess, accessOf({ holding: [holder], setupEntities }));
    expect(found.map(({ key, object }) => [key, object])).toEqual([
      ['setup-access:Account.permission-set.Both', 'Account'],
    ]);
  });
});

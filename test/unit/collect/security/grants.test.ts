import { describe, expect, it } from 'vitest';
import { createGrants, type Grants, type Operation } from '../../../../src/collect/security/grants.ts';
import type { HolderOf } from '../../../../src/collect/security/holders.ts';
import { group, permissionSet } from './sample-holders.ts';

type ObjectRow = readonly [parent: string, object: string, ...granted: readonly Operation[]];
type FieldRow = readonly [parent: string, field: string, right: 'read' | 'edit'];

function withObjects(...rows: readonly ObjectRow[]): Grants {
  const grants = createGrants();
  for (const [parent, object, ...granted] of rows) grants.addObject(parent, object, granted);
  return grants;
}

function withFields(...rows: readonly FieldRow[]): Grants {
  const grants = createGrants();
  for (const [parent, field, right] of rows)
    grants.addField(parent, 'Account', field, { read: true, edit: right === 'edit' });
  return grants;
}

const objects = (grants: Grants, holder: HolderOf) =>
  Object.fromEntries([...grants.objectsOf(holder)].map(([object, granted]) => [object, [...granted].sort()]));
const fields = (grants: Grants, holder: HolderOf) => Object.fromEntries(grants.fieldsOf(holder));

describe('what a holder may do with objects', () => {
  it('is what its own rows grant, and no row of another', () => {
    const grants = withObjects(['A', 'Account', 'read', 'edit'], ['B', 'Account', 'delete'], ['B', 'Lead', 'read']);
    expect(objects(grants, permissionSet('A'))).toEqual({ Account: ['edit', 'read'] });
    expect(objects(grants, permissionSet('C'))).toEqual({});
  });

  it('is the union of the parts of a group, whichever comes first', () => {
    const grants = withObjects(
      ['A', 'Account', 'read', 'edit'],
      ['B', 'Account', 'read', 'create'],
      ['B', 'Lead', 'read'],
    );
    const expected = { Account: ['create', 'edit', 'read'], Lead: ['read'] };
    expect(objects(grants, group(['A', 'B']))).toEqual(expected);
    expect(objects(grants, group(['B', 'A']))).toEqual(expected);
    expect(objects(grants, permissionSet('A'))).toEqual({ Account: ['edit', 'read'] }); // the parts stay what they are
  });

  it('is less what is muted', () => {
    const grants = withObjects(
      ['A', 'Account', 'read', 'edit', 'delete'],
      ['M', 'Account', 'delete'],
      ['M', 'Lead', 'edit'],
    );
    expect(objects(grants, group(['A'], ['M']))).toEqual({ Account: ['edit', 'read'] });
    expect(objects(grants, permissionSet('A'))).toEqual({ Account: ['delete', 'edit', 'read'] });
  });

  it('is nothing where reading is muted, whatever else is granted', () => {
    const grants = withObjects(
      ['A', 'Account', 'read', 'edit', 'modifyAll'],
      ['A', 'Lead', 'read'],
      ['M', 'Account', 'read'],
    );
    expect(objects(grants, group(['A'], ['M']))).toEqual({ Lead: ['read'] });
  });

  it('is less what any of several muting sets takes', () => {
    const grants = withObjects(
      ['A', 'Account', 'read', 'edit', 'delete', 'create'],
      ['M', 'Account', 'delete'],
      ['N', 'Account', 'edit'],
    );
    expect(objects(grants, group(['A'], ['M', 'N']))).toEqual({ Account: ['create', 'read'] });
  });

  it('has no object of which nothing is granted', () => {
    expect(objects(withObjects(['A', 'Account'], ['A', 'Lead', 'read']), permissionSet('A'))).toEqual({
      Lead: ['read'],
    });
    expect(objects(withObjects(['M', 'Account', 'edit']), group(['A'], ['M']))).toEqual({});
  });
});

describe('the fields that a holder opens', () => {
  it('are sorted; what may be edited may be read', () => {
    const grants = withFields(['A', 'Phone', 'edit'], ['A', 'Industry', 'read']);
    expect(fields(grants, permissionSet('A'))).toEqual({ Account: { read: ['Industry', 'Phone'], edit: ['Phone'] } });
  });

  it('are told once, by the most that any part of a group grants', () => {
    const grants = withFields(
      ['A', 'Phone', 'read'],
      ['B', 'Phone', 'edit'],
      ['A', 'Phone', 'read'],
      ['B', 'Fax', 'read'],
    );
    expect(fields(grants, group(['A', 'B']))).toEqual({ Account: { read: ['Fax', 'Phone'], edit: ['Phone'] } });
  });

  it('are less what is muted', () => {
    const grants = withFields(
      ['A', 'Phone', 'edit'],
      ['A', 'Fax', 'edit'],
      ['M', 'Fax', 'read'],
      ['M', 'Site', 'edit'],
    );
    expect(fields(grants, group(['A'], ['M']))).toEqual({ Account: { read: ['Phone'], edit: ['Phone'] } });
  });

  it('leave no object of which all fields are muted', () => {
    expect(fields(withFields(['A', 'Fax', 'edit'], ['M', 'Fax', 'read']), group(['A'], ['M']))).toEqual({});
    expect(fields(withFields(['M', 'Fax', 'edit']), group(['A'], ['M']))).toEqual({});
  });

  it('keep objects apart', () => {
    const grants = withFields(['A', 'Name', 'read'], ['M', 'Name', 'read']);
    grants.addField('A', 'Lead', 'Name', { read: true, edit: true });
    expect(fields(grants, group(['A'], ['M']))).toEqual({ Lead: { read: ['Name'], edit: ['Name'] } });
  });
});

describe('rows', () => {
  it('tell the parents that have any, of objects and of fields apart', () => {
    const grants = withObjects(['A', 'Account', 'read']);
    grants.addField('B', 'Account', 'Name', { read: true, edit: false });
    expect([...grants.parents('object-access')]).toEqual(['A']);
    expect([...grants.parents('field-access')]).toEqual(['B']);
  });

  it('are let go of by kind', () => {
    const grants = withObjects(['A', 'Account', 'read']);
    grants.addField('A', 'Account', 'Name', { read: true, edit: false });
    grants.clear('object-access');
    expect(objects(grants, permissionSet('A'))).toEqual({});
    expect(fields(grants, permissionSet('A'))).toEqual({ Account: { read: ['Name'], edit: [] } });
    grants.clear('field-access');
    expect(fields(grants, permissionSet('A'))).toEqual({});
  });

  it('may have any names', () => {
    const grants = withObjects(['__proto__', 'constructor', 'read']);
    expect([...grants.objectsOf(permissionSet('__proto__')).keys()]).toEqual(['constructor']);
    expect(grants.objectsOf(permissionSet('toString')).size).toBe(0);
  });
});

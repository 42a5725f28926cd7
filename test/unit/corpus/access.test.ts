import { describe, expect, it } from 'vitest';
import { factSchema, objectAccess } from '../sample-facts.ts';
import { sobject } from '../sample-schema.ts';
import { asked, recordsOf } from './records-of.ts';

const found = recordsOf(factSchema());

describe('the records of access', () => {
  it('answer who grants an operation on an object', () => {
    const { text = '', metadata } = found.get('Account/access/object.edit') ?? {};
    expect(text).toContain('Profiles and permission sets that grant Edit on the object "Account" (API name Account).');
    expect(text).toContain(
      'Edit on Account is granted by: profile Label of Admin (Admin); profile Label of Sales (Sales).',
    );
    expect(text).toContain('Sharing, restriction rules, licences and session-based permission sets are not evaluated');
    expect(text).toContain('Modify All Data opens it too; it is granted by: profile Label of Admin (Admin).');
    expect(text).not.toContain('View All Data opens');
    expect(metadata).toMatchObject({ type: 'access', name: 'Account', path: 'docs/objects/Account.md#access' });
    expect(found.get('Account/access/object.delete')?.text).not.toContain('Sales');
  });

  it('say so of what nobody grants, and leave out what few ask for', () => {
    const all = recordsOf(asked([sobject('A__c', { facts: { 'object-access': [objectAccess('A__c', 'X', 'r')] } })]));
    const ids = ['create', 'read', 'edit', 'delete'].map((operation) => `A__c/access/object.${operation}`);
    expect([...all.keys()].filter((id) => id.includes('/access/')).sort()).toEqual(ids.sort());
    expect(all.get('A__c/access/object.delete')?.text).toContain('Delete on A__c is granted by: no holder explicitly.');
  });

  it('answer who grants what on a field', () => {
    const { text = '', metadata } = found.get('Account/access/Industry') ?? {};
    expect(text).toContain('on the field "Industry" (API name Industry) of the object "Account" (API name Account).');
    expect(text).toContain(
      'Edit on Account.Industry is granted by: profile Label of Admin (Admin); profile Label of Sales (Sales).',
    );
    expect(text).toContain('Read only: permission set Label of Auditors (Auditors).');
    expect(text).toContain(
      'View All Fields on Account, which opens every field for reading, is granted by: profile Label of Admin (Admin).',
    );
    expect(metadata).toMatchObject({
      name: 'Industry',
      label: 'Industry',
      path: 'docs/objects/Account.md#access.Industry',
    });
    expect(found.has('Account/access/Name')).toBe(false);
  });

  it('answer who has a system permission that opens data', () => {
    expect(found.get('org/access/ViewAllData')?.text).toContain(
      'Granted by: profile Label of Admin (Admin); permission set Label of Auditors (Auditors).',
    );
    expect(found.has('org/access/ManageUsers')).toBe(false);
  });
});

describe('the record of uses', () => {
  it('tells by field what uses it, how that was found, and what has no found use', () => {
    const text = found.get('Account/usage')?.text ?? '';
    expect(text).toContain('The object itself: Account_page (Flow; found in: layout).');
    expect(text).toContain('Field Industry: Set_rating (Flow; found in: dependency API (Beta)).');
    expect(text).toContain(
      'No use found for (candidates to look at, not proof): ErpNumber__c; Name; ParentId; Score__c.',
    );
    expect(text).toContain('which is Beta');
    expect(found.has('Contact/usage')).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { fieldGroups } from '../../../src/model/field-groups.ts';
import { field, lookup, sobject } from '../sample-schema.ts';

describe('fieldGroups', () => {
  it('puts what identifies a record first and what the platform keeps last', () => {
    const object = sobject('Thing__c', {
      fields: [
        field('Zip'),
        field('Name'),
        lookup('OwnerId', ['User']),
        lookup('Account__c', ['Account']),
        field('Erp__c', { externalId: true }),
        field('Color__c'),
      ],
    });
    expect(fieldGroups(object).map(({ group, fields }) => [group, fields.map(({ name }) => name)])).toEqual([
      ['key', ['Id', 'Name', 'OwnerId', 'Erp__c']],
      ['lookup', ['Account__c']],
      ['custom', ['Color__c']],
      ['standard', ['Zip']],
      ['system', ['CreatedById', 'CreatedDate']],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { ownedBy } from '../../../src/collect/owner.ts';
import { field, sobject } from '../sample-schema.ts';
import { scopeOf } from './sample-scope.ts';

const scope = scopeOf(
  [
    sobject('Account', { fields: [field('Region__c'), field('Score__pc'), field('ns__Rank__pc')] }),
    sobject('Contact', { fields: [field('Score__c'), field('Level__c')] }),
    sobject('Task', { fields: [field('Effort__c'), field('Only_Task__c')] }),
    sobject('Event', { fields: [field('Effort__c')] }),
  ],
  { unselected: ['Lead'] },
);

describe('where a field of the Metadata API is found', () => {
  it.each([
    ['Account.Region__c', ['Account.Region__c']],
    ['account.Region__c', ['Account.Region__c']],
    ['Activity.Effort__c', ['Task.Effort__c', 'Event.Effort__c']],
    ['Activity.Only_Task__c', ['Task.Only_Task__c']],
    ['Activity.Gone__c', []],
    ['Contact.Score__c', ['Contact.Score__c', 'Account.Score__pc']],
    ['Contact.Level__c', ['Contact.Level__c']],
    ['Contact.ns__Rank__c', ['Contact.ns__Rank__c', 'Account.ns__Rank__pc']],
    ['Lead.Region__c', ['Lead.Region__c']],
    ['Gone__c.Region__c', []],
  ])('%s', (fullName, expected) => {
    expect(ownedBy(fullName, scope).map((one) => `${one.object}.${one.field}`)).toEqual(expected);
  });

  // Only custom fields of Contact show on person accounts, as X__pc. A name without __c is looked up on Account as it is, so
  // that an encrypted Contact.Phone is told as an encrypted Account.Phone too.
  it('a standard field of a contact is not the field of that name on accounts', () => {
    const both = scopeOf([
      sobject('Account', { fields: [field('Phone')] }),
      sobject('Contact', { fields: [field('Phone')] }),
    ]);
    expect(ownedBy('Contact.Phone', both)).toEqual([{ object: 'Contact', field: 'Phone' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { fieldPlaces, placesOf } from '../../../../src/collect/usage/field-path.ts';
import { lookup, sobject } from '../../sample-schema.ts';
import { inWords, sampleScope, scopeOf } from '../sample-scope.ts';

const touched = (path: string, object: string) => inWords(placesOf(path.split('.'), object, sampleScope));

describe('the fields that a path touches', () => {
  it.each([
    ['Account', 'Industry', ['Account.Industry']],
    ['Contact', 'Account.Industry', ['Contact.AccountId', 'Account.Industry']],
    ['Contact', 'Account.Owner.Email', ['Contact.AccountId', 'Account.OwnerId', 'User.Email']],
    ['Contact', 'AccountId', ['Contact.AccountId']],
    ['Plant__c', 'Account__r.Region__c', ['Plant__c.Account__c', 'Account.Region__c']],
  ])('%s: %s', (object, path, expected) => {
    expect(touched(path, object)).toEqual(expected);
  });

  it('are found in any case, and told as the org writes them', () => {
    expect(touched('ACCOUNT.industry', 'Contact')).toEqual(['Contact.AccountId', 'Account.Industry']);
  });

  it('lead through a custom lookup that nobody told the name of', () => {
    expect(touched('Site__r.Name', 'Account')).toEqual(['Account.Site__c', 'Plant__c.Name']);
    const packaged = scopeOf([sobject('ns__A__c', { fields: [lookup('ns__B__c', ['ns__A__c'])] })]);
    expect(inWords(placesOf(['ns__B__r', 'Id'], 'ns__A__c', packaged))).toEqual(['ns__A__c.ns__B__c', 'ns__A__c.Id']);
  });

  it('are those of every object that a polymorphic lookup leads to, as far as it has the field', () => {
    expect(touched('Owner.Name', 'Opportunity')).toEqual(['Opportunity.OwnerId', 'User.Name', 'Group.Name']);
    expect(touched('Owner.Email', 'Opportunity')).toEqual(['Opportunity.OwnerId', 'User.Email']);
  });

  it('are those of the object that a polymorphic path names', () => {
    expect(touched('Owner:User.Name', 'Opportunity')).toEqual(['Opportunity.OwnerId', 'User.Name']);
    expect(touched('owner:GROUP.Name', 'Opportunity')).toEqual(['Opportunity.OwnerId', 'Group.Name']);
    expect(touched('Owner:Contact.Name', 'Opportunity')).toEqual([]);
  });

  it('end where the path ends, also where an object points to itself', () => {
    expect(touched('Parent.Parent.Parent.Name', 'Account')).toEqual([
      ...['Account.ParentId', 'Account.ParentId', 'Account.ParentId', 'Account.Name'],
    ]);
    expect(touched('ReportsTo.Account.Parent.Site__r.Account__r.Name', 'Contact')).toEqual([
      ...['Contact.ReportsToId', 'Contact.AccountId', 'Account.ParentId', 'Account.Site__c', 'Plant__c.Account__c'],
      'Account.Name',
    ]);
  });

  it.each([
    ['Contact', 'Nothing'],
    ['Contact', 'Account'], // a relationship is no field
    ['Contact', 'Account.Nothing'],
    ['Contact', 'Nothing.Name'],
    ['Contact', 'AccountId.Name'], // a field is no relationship
    ['Contact', 'constructor'],
    ['Unselected__c', 'Name'],
    ['__proto__', 'Name'],
  ])('are none where it leads to no field: %s, %s', (object, path) => {
    expect(touched(path, object)).toEqual([]);
  });
});

it('fields on a page are those of its object, and none without one', () => {
  expect(inWords(fieldPlaces(['Industry', 'Owner.Email', 'Gone__c'], 'Account', sampleScope))).toEqual([
    ...['Account.Industry', 'Account.OwnerId', 'User.Email'],
  ]);
  expect(fieldPlaces(['Industry'], undefined, sampleScope)).toEqual([]);
  expect(fieldPlaces(null, 'Account', sampleScope)).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../../../src/collect/criteria.ts';
import { criteriaPlaces, formulaPlaces } from '../../../../src/collect/usage/formula-places.ts';
import { inWords, sampleScope } from '../sample-scope.ts';

const read = (formula: string | null, object: string | undefined = 'Account') =>
  inWords(formulaPlaces(formula, object, sampleScope));

describe('the fields that a formula reads', () => {
  it.each([
    ['ISPICKVAL(Industry, "Banking")', ['Account.Industry']],
    ['Owner.Email = $User.Email', ['Account.OwnerId', 'User.Email', 'User.Email']],
    ['$user.EMAIL', ['User.Email']],
    ['$Profile.Name = "System Administrator"', ['Profile.Name']],
    ['$Organization.Name', ['Organization.Name']],
    ['$Setup.Limits__c.Most__c > 3', ['Limits__c.Most__c']],
    ['$CustomMetadata.Tax__mdt.Germany.Rate__c', ['Tax__mdt.Rate__c']],
    ['"Industry" & /* Region__c */ Name', ['Account.Name']],
  ])('%s', (formula, expected) => {
    expect(read(formula)).toEqual(expected);
  });

  it.each([
    ['$Permission.See_All'],
    ['$Label.Industry'],
    ['$ObjectType.Account.Fields.Industry'],
    ['$UserRole.Name'], // not selected
    ['$Setup.Limits__c'],
    ['$Setup.Gone__c.Most__c'],
    ['$CustomMetadata.Tax__mdt.Rate__c'], // a record's name is missing
    ['$System.OriginDateTime'],
  ])('are none of the object in %s', (formula) => {
    expect(read(formula)).toEqual([]);
  });

  it('are those of global variables alone where the object is not known', () => {
    expect(inWords(formulaPlaces('Industry & $User.Email', undefined, sampleScope))).toEqual(['User.Email']);
    expect(read(null)).toEqual([]);
  });
});

describe('the fields that filter lines name', () => {
  const line = (field: string) => ({ field, operation: 'equals', value: 'x' });
  const named = (field: string, object?: string) => inWords(criteriaPlaces([line(field)], object, sampleScope));

  it.each([
    ['Industry', 'Account', ['Account.Industry']],
    ['Account.Industry', 'Account', ['Account.Industry']],
    ['Account.Industry', undefined, ['Account.Industry']],
    ['Contact.Account.Industry', 'Contact', ['Contact.AccountId', 'Account.Industry']],
    ['Owner.Email', 'Account', ['Account.OwnerId', 'User.Email']],
    ['Industry', undefined, []],
    ['Gone__c', 'Account', []],
  ])('%s of %s', (field, object, expected) => {
    expect(named(field, object)).toEqual(expected);
  });

  it('are told line by line', () => {
    expect(inWords(criteriaPlaces([line('Name'), line('Industry')], 'Account', sampleScope))).toEqual([
      ...['Account.Name', 'Account.Industry'],
    ]);
  });
});

// A line that compares with a field keeps that field as a value, so that its use is not told: the filter of a lookup that
// compares with `$Source.Region__c` breaks all the same when Region__c goes.
it('the field that a filter line compares with is touched too', () => {
  const tree = { items: { field: 'Account.Region__c', operation: 'equals', valueField: 'Contact.Region__c' } };
  expect(inWords(criteriaPlaces(criteriaOf(tree, 'items'), 'Account', sampleScope))).toEqual([
    ...['Account.Region__c', 'Contact.Region__c'],
  ]);
});

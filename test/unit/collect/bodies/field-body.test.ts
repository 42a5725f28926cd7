import { describe, expect, it } from 'vitest';
import { fieldBody } from '../../../../src/collect/bodies/field-body.ts';
import { field, sobject } from '../../sample-schema.ts';
import { beside, scopeOf } from '../sample-scope.ts';

const digest = (tree: Record<string, unknown>) => fieldBody.digest(tree, 'Account.F__c');

describe('what the definition of a field tells beside describe', () => {
  it.each([
    ['a text', { type: 'Text', length: '80' }],
    ['a formula', { type: 'Number', formula: 'Amount * 2' }],
    ['a field that is not encrypted', { type: 'Text', encryptionScheme: 'None' }],
    ['a display format of something else', { type: 'Date', displayFormat: 'X' }],
    ['an empty filter', { type: 'Lookup', lookupFilter: '' }],
  ])('is nothing of %s', (_, tree) => {
    expect(digest(tree)).toBeUndefined();
  });

  it('is what a roll-up summarizes', () => {
    const tree = {
      type: 'Summary',
      summaryOperation: 'sum',
      summaryForeignKey: 'Opportunity.AccountId',
      summarizedField: 'Opportunity.Amount',
      summaryFilterItems: { field: 'Opportunity.StageName', operation: 'equals', value: 'Closed Won' },
    };
    expect(digest(tree)).toEqual({
      rollUp: {
        operation: 'sum',
        foreignKey: 'Opportunity.AccountId',
        summarized: 'Opportunity.Amount',
        filter: 'Opportunity.StageName equals "Closed Won"',
        criteria: [{ field: 'Opportunity.StageName', operation: 'equals', value: 'Closed Won' }],
      },
    });
  });

  it('is that a roll-up counts', () => {
    expect(digest({ type: 'Summary', summaryOperation: 'count', summaryForeignKey: 'Line__c.Order__c' })).toEqual({
      rollUp: { operation: 'count', foreignKey: 'Line__c.Order__c', summarized: null, filter: null, criteria: [] },
    });
  });

  const lines = [
    { field: 'Contact.AccountId', operation: 'equals', valueField: '$Source.AccountId' },
    { field: 'Contact.Email', operation: 'notEqual', value: '' },
  ];
  it.each([
    [
      'required',
      { isOptional: 'false', errorMessage: 'Choose another.' },
      { required: true, message: 'Choose another.' },
    ],
    ['optional', { isOptional: true, infoMessage: 'Better another.' }, { required: false, message: 'Better another.' }],
    ['unsaid', {}, { required: null, message: null }],
  ])('is the filter of a lookup that is %s', (_, more, expected) => {
    const tree = {
      type: 'Lookup',
      lookupFilter: { active: 'true', filterItems: lines, booleanFilter: '1 OR 2', ...more },
    };
    expect(digest(tree)?.lookupFilter).toMatchObject({
      active: true,
      condition: '1 OR 2: 1. Contact.AccountId equals "$Source.AccountId"; 2. Contact.Email notEqual',
      ...expected,
    });
  });

  it('is the format of an auto-number', () => {
    expect(digest({ type: 'AutoNumber', displayFormat: 'INV-{0000}' })).toEqual({ displayFormat: 'INV-{0000}' });
  });

  it.each([
    [
      { type: 'EncryptedText', maskType: 'lastFour', maskChar: 'X' },
      { scheme: 'classic', maskType: 'lastFour', maskChar: 'X' },
    ],
    [
      { type: 'Text', encryptionScheme: 'CaseSensitiveDeterministicEncryption' },
      { scheme: 'Shield: CaseSensitiveDeterministicEncryption', maskType: null, maskChar: null },
    ],
    [
      { type: 'EncryptedText', encryptionScheme: 'None', maskType: 'all' },
      { scheme: 'classic', maskType: 'all', maskChar: null },
    ],
  ])('is how it is encrypted: %j', (tree, encryption) => {
    expect(digest(tree)).toEqual({ encryption });
  });
});

it('record by record only what tells more than describe is read', () => {
  const fields = [
    field('Text__c'),
    field('Formula__c', { calculated: true, formula: 'A' }),
    field('Total__c', { calculated: true }),
    field('Site__c', { type: 'reference' }),
    field('Number__c', { autoNumber: true }),
    field('Secret__c', { encrypted: true }),
    field('Unknown__c', { calculated: null, autoNumber: null, encrypted: null }),
  ];
  const names = [...fields.map(({ name }) => name), 'Gone__c'];
  const scope = scopeOf([sobject('Account', { fields })], {
    fieldIds: new Map(names.map((name) => [`00N_${name}`, [{ object: 'Account', field: name }]])),
    described: new Map([['Account', beside({ filteredLookups: ['Site__c'] })]]),
  });
  expect(fieldBody.records?.({ rows: () => [], scope })).toEqual([
    ...['00N_Total__c', '00N_Site__c', '00N_Number__c', '00N_Secret__c'],
  ]);
});

import { describe, expect, it } from 'vitest';
import { conditionOf, criteriaOf } from '../../../src/collect/criteria.ts';

const first = { field: 'Account.Industry', operation: 'equals', value: 'Banking' };
const second = { field: 'Account.Name', operation: 'notEqual', value: 'a "quoted" name' };

describe('the condition of a rule', () => {
  it.each([
    ['one line', { items: first }, 'Account.Industry equals "Banking"'],
    [
      'several lines',
      { items: [first, second] },
      String.raw`Account.Industry equals "Banking" AND Account.Name notEqual "a \"quoted\" name"`,
    ],
    [
      'lines with their logic',
      { items: [first, second], booleanFilter: '1 OR 2' },
      String.raw`1 OR 2: 1. Account.Industry equals "Banking"; 2. Account.Name notEqual "a \"quoted\" name"`,
    ],
    ['a formula', { formula: 'ISNEW()' }, 'ISNEW()'],
    ['a formula beside empty lines', { formula: 'ISNEW()', items: '' }, 'ISNEW()'],
    ['a line without a value', { items: { field: 'Name', operation: 'isNull' } }, 'Name isNull'],
    [
      'a line that compares with a field',
      { items: { ...first, value: null, valueField: '$Source.X' } },
      /"\$Source.X"/,
    ],
    [
      'a value that is false',
      { items: { field: 'Hot__c', operation: 'equals', value: false } },
      'Hot__c equals "false"',
    ],
  ])('of %s', (_, tree, expected) => {
    if (typeof expected === 'string') expect(conditionOf(tree, 'items')).toBe(expected);
    else expect(conditionOf(tree, 'items')).toMatch(expected);
  });

  it.each([[{}], [{ items: null }], [{ items: '' }], [{ items: [] }], [{ items: { operation: 'equals' } }]])(
    'is undefined where there is none: %j',
    (tree) => {
      expect(conditionOf(tree, 'items')).toBeUndefined();
    },
  );
});

it('filter lines are kept one by one, those without a field are not', () => {
  expect(criteriaOf({ items: [first, { operation: 'equals' }, second] }, 'items')).toEqual([first, second]);
  expect(criteriaOf({ items: { field: 'Name', operation: 'equals', valueField: '$Source.X' } }, 'items')).toEqual([
    { field: 'Name', operation: 'equals', value: '$Source.X', valueField: '$Source.X' },
  ]);
});

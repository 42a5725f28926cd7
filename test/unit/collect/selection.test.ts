import { describe, expect, it } from 'vitest';
import { selectNames } from '../../../src/collect/selection.js';

const names = ['Account', 'AccountHistory', 'Contact', 'npsp__Household__c', 'we[ird]__c', 'Plant__c'];
const select = (objects: readonly string[], exclude: readonly string[] = []) =>
  selectNames(names, { objects, exclude });

describe('selectNames', () => {
  it.each([
    ['nothing: all', [], [], names],
    ['an API name in another case', ['account'], [], ['Account']],
    ['a glob', ['npsp__*'], [], ['npsp__Household__c']],
    ['several', ['Account', 'C*'], [], ['Account', 'Contact']],
    ['all but', [], ['*History', '*__c'], ['Account', 'Contact']],
    ['a glob less an exclusion', ['Acc*'], ['*history'], ['Account']],
    ['a name that looks like a glob', ['we[ird]__c'], [], ['we[ird]__c']],
  ])('%s', (_, objects, exclude, expected) => {
    expect(select(objects, exclude).names).toEqual(expected);
  });

  it('tells which patterns match nothing', () => {
    expect(select(['Account', 'Nope', 'Zzz*'], ['*Share']).unmatched).toEqual({
      objects: ['Nope', 'Zzz*'],
      exclude: ['*Share'],
    });
  });
});

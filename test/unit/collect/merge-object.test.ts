import { describe, expect, it } from 'vitest';
import { mergeObject, type ObjectSources } from '../../../src/collect/merge-object.js';
import { parseDescribe } from '../../../src/salesforce/parse-describe.js';

const childrenOf = (described: ObjectSources['described']) =>
  mergeObject({ entry: { name: 'Plant__c' }, described }, { names: new Set(), setupRefusal: undefined })
    .childRelationships;

describe('the child relationships of an object', () => {
  it('are unknown where describe did not answer, and none where it answered so', () => {
    expect(childrenOf(undefined)).toBeNull();
    expect(childrenOf({ refusal: { code: 'INSUFFICIENT_ACCESS', message: '', final: true } })).toBeNull();
    const value = parseDescribe({ name: 'Plant__c', fields: [], childRelationships: [] });
    expect(value && childrenOf({ value })).toEqual([]);
  });
});

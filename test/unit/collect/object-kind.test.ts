import { describe, expect, it } from 'vitest';
import { accessModel, objectKind } from '../../../src/collect/object-kind.js';

const names = new Set(['Account', 'Opportunity', 'Vote']);
const listed = (properties: Record<string, unknown>) =>
  ({ customSetting: false, associateEntityType: null, associateParentEntity: null, ...properties }) as never;

describe('objectKind', () => {
  it.each([
    ['Account', 'standard'],
    ['Plant__c', 'custom'],
    ['ns__Plant__c', 'custom'],
    ['Rate__mdt', 'custom-metadata'],
    ['Alert__e', 'platform-event'],
    ['Reading__b', 'big-object'],
    ['Invoice__x', 'external'],
    ['Knowledge__kav', 'article'],
    ['Person__dlm', 'data-cloud'],
    ['Plant__Share', 'share'],
    ['Plant__History', 'history'],
    ['Plant__Feed', 'feed'],
    ['Plant__ChangeEvent', 'change-event'],
    ['AccountShare', 'share'],
    ['OpportunityFieldHistory', 'history'],
    ['AccountTag', 'tag'],
    ['LoginHistory', 'standard'], // there is no object Login
    ['ContentShare', 'standard'],
    ['X__constructor', 'standard'], // what every object literal has is no suffix
  ])('%s: %s', (name, kind) => {
    expect(objectKind({ name }, names)).toBe(kind);
  });

  it('believes the org before the name', () => {
    expect(objectKind({ name: 'Odd', listed: listed({ associateEntityType: 'Feed' }) }, names)).toBe('feed');
    expect(objectKind({ name: 'Odd', listed: listed({ associateEntityType: 'valueOf' }) }, names)).toBe('standard');
    expect(objectKind({ name: 'Setting__c', listed: listed({ customSetting: true }) }, names)).toBe('custom-setting');
  });
});

describe('accessModel', () => {
  it.each([
    ['Account', 'standard', new Set(['Account']), 'object-permissions'],
    ['Account', 'standard', null, 'unknown'],
    ['Profile', 'standard', new Set(['Account']), 'unknown'],
    ['AccountShare', 'share', new Set(['Account']), 'parent'],
    ['Rate__mdt', 'custom-metadata', null, 'setup-entity'],
  ] as const)('%s, %s: %s', (name, kind, permitted, expected) => {
    expect(accessModel(name, kind, permitted)).toBe(expected);
  });
});

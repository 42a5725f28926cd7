import type { DescribedBeside, Scope } from '../../../src/collect/collector.ts';
import type { Entity } from '../../../src/collect/inventory.ts';
import type { SObject } from '../../../src/model/schema.ts';
import { field, lookup, picklist, sobject } from '../sample-schema.ts';

type More = Partial<Omit<Scope, 'objectOf' | 'objects'>> & {
  /** API names of objects that the org has and the build was not asked for. */
  readonly unselected?: readonly string[];
  /** API names by id. */
  readonly ids?: Readonly<Record<string, string>>;
};

/** A scope of these objects, found by name in any case or by id. */
export function scopeOf(objects: readonly SObject[], { unselected = [], ids = {}, ...more }: More = {}): Scope {
  const names = [...objects.map(({ name }) => name), ...unselected];
  const known = new Map([
    ...names.map((name) => [name.toLowerCase(), name] as const),
    ...Object.entries(ids).map(([id, name]) => [id.toLowerCase(), name] as const),
  ]);
  return {
    objects: new Map(objects.map((object) => [object.name, object])),
    objectOf: (given) => known.get(given?.toLowerCase() ?? ''),
    fieldIds: new Map(),
    entities: new Map(),
    described: new Map(),
    ...more,
  };
}

/** Objects with every way from one to another: standard and custom lookups, polymorphic ones, one that leads back. */
export const sampleScope: Scope = scopeOf([
  sobject('Account', {
    fields: [
      field('Name'),
      picklist('Industry', ['Banking', 'Energy']),
      field('Region__c'),
      lookup('ParentId', ['Account'], { relationshipName: 'Parent' }),
      lookup('OwnerId', ['User'], { relationshipName: 'Owner' }),
      lookup('Site__c', ['Plant__c']),
    ],
  }),
  sobject('Contact', {
    fields: [
      field('Email'),
      field('Region__c'),
      lookup('AccountId', ['Account'], { relationshipName: 'Account' }),
      lookup('ReportsToId', ['Contact'], { relationshipName: 'ReportsTo' }),
    ],
  }),
  sobject('Opportunity', {
    fields: [
      field('Amount'),
      field('StageName'),
      lookup('AccountId', ['Account'], { relationshipName: 'Account' }),
      lookup('OwnerId', ['User', 'Group', 'Unselected__c'], { relationshipName: 'Owner' }),
    ],
  }),
  sobject('Plant__c', {
    fields: [field('Name'), lookup('Account__c', ['Account'], { relationshipName: 'Account__r' })],
  }),
  sobject('User', { fields: [field('Email'), field('Name'), lookup('ProfileId', ['Profile'])] }),
  sobject('Group', { fields: [field('Name'), field('DeveloperName')] }),
  sobject('Profile', { fields: [field('Name')] }),
  sobject('Organization', { fields: [field('Name')] }),
  sobject('Limits__c', { kind: 'custom-setting', fields: [field('Most__c')] }),
  sobject('Tax__mdt', { kind: 'custom-metadata', fields: [field('Rate__c')] }),
]);

export function entity(name: string, more: Partial<Entity> = {}): Entity {
  return {
    ...{ name, durableId: name, label: name, labelPlural: `${name}s`, description: null, keyPrefix: null },
    ...{ namespace: null, customSetting: false, customizable: true, internalSharing: null, externalSharing: null },
    ...{ historyTracked: null, feedEnabled: null },
    ...more,
  };
}

export function beside(more: Partial<DescribedBeside> = {}): DescribedBeside {
  return { countable: [], filteredLookups: [], dependentPicklists: [], ...more };
}

/** `Account.Industry`, or `Account`, for short expectations. */
export function inWords(places: readonly { readonly object: string; readonly field?: string }[]): readonly string[] {
  return places.map(({ object, field: name }) => (name === undefined ? object : `${object}.${name}`));
}

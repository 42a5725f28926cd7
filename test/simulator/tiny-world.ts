import type { World, WorldField, WorldObject, WorldUser } from './world.ts';
import { worldField } from './worlds/fields/world-field.ts';

/** A field with nothing special about it. */
export const fieldOf = (name: string, special: Partial<WorldField> = {}): WorldField =>
  worldField({ name, label: name, type: 'string', dataType: 'Text(80)', length: 80, ...special });

/** An object with nothing special about it. */
export const objectOf = (
  name: string,
  fields: readonly WorldField[],
  special: Partial<WorldObject> = {},
): WorldObject => ({
  name,
  label: name,
  labelPlural: `${name}s`,
  keyPrefix: '001',
  durableId: name,
  custom: name.endsWith('__c'),
  customSetting: false,
  customizable: true,
  namespace: null,
  description: null,
  associate: null,
  inDescribeGlobal: true,
  inEntityDefinition: true,
  recordCount: null,
  lastModifiedDate: '2026-03-01T10:00:00.500Z',
  fields,
  ...special,
});

/** A lookup. */
const lookupOf = (name: string, to: readonly string[], childRelationshipName: string | null): WorldField =>
  fieldOf(name, {
    type: 'reference',
    dataType: `Lookup(${to.join(',')})`,
    reference: {
      to,
      relationshipName: name.replace(/Id$/, ''),
      relationshipOrder: null,
      cascadeDelete: false,
      restrictedDelete: false,
      childRelationshipName,
    },
  });

const userOf = (name: string, number: number, special: Partial<WorldUser> = {}): WorldUser => ({
  id: `005${String(number).padStart(12, '0')}AAA`,
  username: `${name}@example.test`,
  languageLocaleKey: 'en_US',
  profileName: 'Standard User',
  viewSetup: true,
  modifyMetadata: true,
  reads: 'all',
  hiddenFields: [],
  ...special,
});

const account = objectOf(
  'Account',
  [
    fieldOf('Id', { type: 'id', dataType: 'Lookup()', nillable: false, createable: false, updateable: false }),
    fieldOf('Name', { nameField: true, nillable: false }),
    fieldOf('Secret__c', { description: "It's secret", complianceGroup: 'GDPR;PII' }),
    fieldOf('Level__c', {
      type: 'picklist',
      dataType: 'Picklist',
      picklist: {
        restricted: true,
        controller: 'Kind__c',
        values: [
          { value: 'Gold', label: 'Gold & more', active: true, isDefault: true, validFor: [0, 9] },
          { value: 'Tin', label: 'Tin', active: false, isDefault: false },
        ],
      },
    }),
    lookupOf('ParentId', ['Account'], 'ChildAccounts'),
    fieldOf('BillingStreet', { dataType: null, compoundFieldName: 'BillingAddress' }),
  ],
  { recordCount: 3 },
);

const contact = objectOf('Contact', [fieldOf('Id', { type: 'id' }), lookupOf('AccountId', ['Account'], null)], {
  recordCount: 2_000,
  lastModifiedDate: '2026-05-01T10:00:00.000Z',
});

const gadget = objectOf('Gadget__c', [fieldOf('Id', { type: 'id' }), fieldOf('Size__c', { defaultValue: true })], {
  durableId: '01I5g0000000001',
});

/** A world of three objects and two users, with more objects and users on request. */
export function tinyWorld(
  more: { objects?: readonly WorldObject[]; users?: number; edition?: string; trialExpirationDate?: string } = {},
): World {
  const extra = Array.from({ length: more.users ?? 0 }, (_, index) => [
    `extra${index}`,
    userOf(`extra${index}`, index + 3),
  ]);
  return {
    org: {
      id: '00D000000000001EAA',
      name: 'Tiny',
      organizationType: more.edition ?? 'Enterprise Edition',
      instanceName: 'SIM1',
      isSandbox: false,
      namespacePrefix: null,
      trialExpirationDate: more.trialExpirationDate ?? null,
      languageLocaleKey: 'en_US',
    },
    users: {
      admin: userOf('admin', 1, { profileName: 'System Administrator' }),
      restricted: userOf('restricted', 2, {
        viewSetup: false,
        modifyMetadata: false,
        reads: ['Account'],
        hiddenFields: ['Account.Secret__c'],
      }),
      ...(Object.fromEntries(extra) as Record<string, WorldUser>),
    },
    objects: [account, contact, gadget, ...(more.objects ?? [])],
  };
}

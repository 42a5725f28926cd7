import type { Field, PicklistValue, Schema, SObject } from '../../src/model/schema.ts';

/** A field as most are; `properties` says what is special about this one. */
export function field(name: string, properties: Partial<Field> = {}): Field {
  return {
    name,
    label: name.replace(/__c$/, '').replace(/([a-z])([A-Z])/g, '$1 $2'),
    type: 'string',
    dataType: 'Text(255)',
    custom: name.endsWith('__c'),
    required: false,
    unique: false,
    externalId: false,
    restrictedPicklist: false,
    calculated: false,
    autoNumber: false,
    encrypted: false,
    indexed: false,
    historyTracked: false,
    createable: true,
    updateable: true,
    ...properties,
  };
}

/** A lookup to one or several objects. */
export function lookup(name: string, referenceTo: readonly string[], properties: Partial<Field> = {}): Field {
  const dataType = `Lookup(${referenceTo.join(',')})`;
  return field(name, {
    type: 'reference',
    dataType,
    referenceTo,
    relationship: 'lookup',
    indexed: true,
    ...properties,
  });
}

/** A picklist whose values have labels of their own only where told. */
export function picklist(name: string, values: readonly (string | PicklistValue)[], more: Partial<Field> = {}): Field {
  const picklistValues = values.map((value) =>
    typeof value === 'string' ? { value, label: value, active: true, default: false } : value,
  );
  return field(name, { type: 'picklist', dataType: 'Picklist', picklistValues, ...more });
}

/** An object as most are, with the fields that every record has. */
export function sobject(name: string, properties: Partial<SObject> = {}): SObject {
  const label = name.replace(/__c$/, '').replace(/([a-z])([A-Z])/g, '$1 $2');
  const { fields = [], ...others } = properties;
  return {
    name,
    label,
    labelPlural: `${label}s`,
    keyPrefix: null,
    kind: name.endsWith('__c') ? 'custom' : 'standard',
    custom: name.endsWith('__c'),
    customizable: true,
    accessModel: 'object-permissions',
    childRelationships: [],
    facts: {},
    gaps: [],
    ...others,
    fields: [...systemFields(), ...fields],
  };
}

/** A schema of these objects in an org that everybody could have. */
export function schema(objects: readonly SObject[], properties: Partial<Schema> = {}): Schema {
  return {
    org: { id: '00D000000000001EAA', name: 'Acme', type: 'Enterprise Edition', sandbox: false },
    apiVersion: '64.0',
    language: 'en_US',
    selection: { objects: [], exclude: [], with: ['none'] },
    objects,
    stats: {},
    facts: {},
    holders: null,
    assignedUsers: null,
    packages: null,
    gaps: [],
    ...properties,
  };
}

/** Six objects that show what a page can tell: lookups, a long formula, gaps, companions, a package. */
export function plainSchema(): Schema {
  return schema([account(), accountHistory(), contact(), invoice(), packaged(), setupObject()], {
    stats: {
      Account: { recordCount: { value: 12_345, source: 'recordCount' } },
      Contact: { recordCount: { value: 0, source: 'count' } },
      AccountHistory: { recordCount: null },
    },
    packages: [{ namespace: 'acme', name: 'Acme Billing', version: '1.2' }],
    gaps: [{ kind: 'record-count', reason: 'INSUFFICIENT_ACCESS: View Setup and Configuration is needed' }],
  });
}

function systemFields(): readonly Field[] {
  const kept = { createable: false, updateable: false };
  return [
    field('Id', { type: 'id', dataType: 'Lookup()', label: 'Record ID', ...kept }),
    lookup('CreatedById', ['User'], kept),
    field('CreatedDate', { type: 'datetime', dataType: 'Date/Time', ...kept }),
  ];
}

function account(): SObject {
  return sobject('Account', {
    keyPrefix: '001',
    description: 'A company that we sell to. Includes partners & resellers.',
    fields: [
      field('Name', { label: 'Account Name', required: true, indexed: true }),
      lookup('ParentId', ['Account'], {
        label: 'Parent Account',
        relationshipName: 'Parent',
        relationship: 'hierarchy',
      }),
      picklist('Industry', ['Agriculture', 'Banking', 'Energy'], { helpText: 'The main business of the company.' }),
      field('AnnualRevenue', { type: 'currency', dataType: 'Currency(18, 0)', precision: 18, scale: 0 }),
      field('Score__c', {
        type: 'double',
        dataType: 'Formula (Number)',
        calculated: true,
        formula: `IF(\n  AnnualRevenue > 1000000 && ISPICKVAL(Industry, "Banking"),\n  10,\n  CASE(Rating, "Hot", 5, "Warm", 3, 1)\n)`,
        description: 'How much attention the account gets. Set by sales operations.',
      }),
      field('ErpNumber__c', {
        label: 'ERP Number',
        externalId: true,
        unique: true,
        indexed: true,
        dataType: 'Text(20) (External ID)',
      }),
    ],
    childRelationships: [
      { object: 'Account', field: 'ParentId', relationshipName: 'ChildAccounts', cascadeDelete: false },
      { object: 'Contact', field: 'AccountId', relationshipName: 'Contacts', cascadeDelete: true },
      { object: 'NotInTheLibrary', field: 'AccountId', cascadeDelete: false },
    ],
  });
}

function accountHistory(): SObject {
  return sobject('AccountHistory', {
    kind: 'history',
    customizable: false,
    accessModel: 'parent',
    fields: [lookup('AccountId', ['Account']), field('OldValue', { type: 'anyType', dataType: null })],
  });
}

function contact(): SObject {
  const countries = Array.from({ length: 60 }, (_, index) => `Country ${index + 1}`);
  return sobject('Contact', {
    keyPrefix: '003',
    fields: [
      lookup('AccountId', ['Account'], { onDelete: 'cascade', relationship: 'master-detail' }),
      picklist('Country__c', countries, { label: 'Country', description: 'Where the person lives.' }),
      field('LastName', { required: null, unique: null, description: null, helpText: null }),
    ],
    gaps: [{ kind: 'field-definition', reason: 'INSUFFICIENT_ACCESS: View Setup and Configuration is needed' }],
  });
}

function invoice(): SObject {
  return sobject('Invoice__c', {
    description: null,
    customizable: null,
    source: 'tooling',
    childRelationships: null,
    fields: [lookup('Account__c', ['Account', 'Contact'], { onDelete: null })],
    gaps: [
      { kind: 'describe', reason: 'The user has no Read on the object.' },
      { kind: 'object', reason: 'EntityDefinition is closed to the user.' },
    ],
  });
}

function packaged(): SObject {
  return sobject('acme__Payment__c', {
    label: 'Payment',
    namespace: 'acme',
    fields: [field('acme__Amount__c', { label: 'Amount' })],
  });
}

function setupObject(): SObject {
  return sobject('ApexClass', { customizable: false, accessModel: 'system-permission' });
}

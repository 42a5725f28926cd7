import { factKey } from '../../src/model/key.ts';
import type { Holder, HolderType } from '../../src/model/holder.ts';
import type { Details, Fact, Schema, SObject } from '../../src/model/schema.ts';
import { everything } from './sample-kinds.ts';
import { plainSchema } from './sample-schema.ts';

/** A fact as collectors write it; `object` is left out for one of the org. */
export function fact(kind: string, name: string, details: Details = {}, object?: string): Fact {
  const parts = object === undefined ? [name] : [object, name];
  return {
    key: factKey(kind, ...parts),
    label: name.replaceAll('_', ' '),
    details: { fullName: name, ...details },
    uses: [],
  };
}

/** What a profile or a permission set grants on an object: the letters of create, read, edit, delete. */
export function objectAccess(
  object: string,
  holder: string,
  letters: string,
  holderType: HolderType = 'profile',
): Fact {
  const has = (letter: string): boolean => letters.includes(letter);
  return {
    ...fact('object-access', `${holderType}.${holder}`, {}, object),
    details: {
      holder,
      holderLabel: `Label of ${holder}`,
      holderType,
      create: has('c'),
      read: has('r'),
      edit: has('e'),
      delete: has('d'),
      viewAll: has('v'),
      modifyAll: has('m'),
      viewAllFields: has('f'),
    },
  };
}

type Fields = { readonly read: readonly string[]; readonly edit: readonly string[] };

/** What a profile or a permission set grants on the fields of an object; edit implies read. */
export function fieldAccess(object: string, holder: string, fields: Fields, holderType: HolderType = 'profile'): Fact {
  return {
    ...fact('field-access', `${holderType}.${holder}`, {}, object),
    details: { holder, holderLabel: `Label of ${holder}`, holderType, ...fields },
  };
}

/** One use of a field, or of the object where there is none. */
export function usage(object: string, field: string | undefined, component: string, source = 'dependency-api'): Fact {
  const name = `${field ?? ''}.${component}`;
  return {
    ...fact('usage', name, {}, object),
    label: component,
    details: { component, componentType: 'Flow', source, ...(field === undefined ? {} : { field }) },
  };
}

/** A profile, permission set or group with system permissions. */
export function holder(name: string, systemPermissions: readonly string[], more: Partial<Holder> = {}): Holder {
  return { holder: name, holderLabel: `Label of ${name}`, holderType: 'profile', systemPermissions, ...more };
}

/** The plain schema of which everything was asked: facts on Account and the org, none on Contact, gaps on Invoice. */
export function factSchema(more: Partial<Schema> = {}): Schema {
  const plain = plainSchema();
  return {
    ...plain,
    selection: { objects: [], exclude: [], with: everything },
    objects: plain.objects.map((object) => withFacts(object)),
    stats: {
      ...plain.stats,
      Account: {
        recordCount: { value: 12_345, source: 'recordCount' },
        fields: {
          Industry: { filled: 4_321, total: 12_345, sampled: false, scope: 'visible' },
          AnnualRevenue: { filled: 0, total: 1_000, sampled: true, scope: 'all' },
          ErpNumber__c: null,
        },
      },
    },
    facts: orgFacts(),
    holders: [
      holder('Admin', ['ViewAllData', 'ModifyAllData', 'AuthorApex', 'SomethingElse']),
      holder('Sales', []),
      holder('Auditors', ['ViewAllData'], { holderType: 'permission-set' }),
      holder('Team', ['ViewSetup'], {
        holderType: 'permission-set-group',
        members: ['Auditors', 'Billing'],
        muting: ['Less'],
      }),
    ],
    assignedUsers: { 'profile:Admin': 2_003, 'profile:Sales': 0 },
    ...more,
  };
}

function withFacts(object: SObject): SObject {
  if (object.name === 'Account') return { ...object, facts: accountFacts() };
  return object.name === 'Invoice__c'
    ? {
        ...object,
        gaps: [...object.gaps, { kind: 'validation-rule', reason: 'INSUFFICIENT_ACCESS: View Setup is needed' }],
      }
    : object;
}

function accountFacts(): SObject['facts'] {
  const on = (kind: string, name: string, details: Details = {}): Fact =>
    fact(kind, name, { active: true, ...details }, 'Account');
  return {
    'validation-rule': [
      { ...on('validation-rule', 'Old_rule', { active: false, formula: 'FALSE' }), description: 'Was needed once.' },
      on('validation-rule', 'Name_required', {
        formula: 'ISBLANK(Name)',
        errorMessage: 'Give it a name.',
        errorField: 'Name',
      }),
      on('validation-rule', 'Long_rule', {
        formula: `AND(\n${'  ISBLANK(Industry),\n'.repeat(20)}  TRUE)`,
        errorMessage: 'No.',
      }),
    ],
    trigger: [
      on('trigger', 'AccountTrigger', { events: ['before insert', 'after update'] }),
      on('trigger', 'AfterOnly', { events: ['after insert'], active: null }),
    ],
    flow: [
      on('flow', 'Second_flow', { triggerType: 'RecordBeforeSave', processType: 'AutoLaunchedFlow' }),
      on('flow', 'Third_flow', { triggerType: 'RecordBeforeSave', processType: 'AutoLaunchedFlow', order: 1_500 }),
      on('flow', 'Z_first_flow', { triggerType: 'RecordBeforeSave', processType: 'AutoLaunchedFlow', order: 7 }),
      on('flow', 'Old_process', { processType: 'Workflow' }),
    ],
    'matching-rule': [on('matching-rule', 'Same_name')],
    'record-type': [on('record-type', 'Partner'), on('record-type', 'A_gone', { active: false })],
    'roll-up': [on('roll-up', 'Total__c')],
    'sharing-model': [on('sharing-model', 'sharing')],
    'sharing-rule': [
      on('sharing-rule', 'To_sales', { type: 'criteria' }),
      on('sharing-rule', 'To_owners', { type: 'owner' }),
    ],
    'object-access': [
      objectAccess('Account', 'Sales', 'cre'),
      objectAccess('Account', 'Admin', 'credvmf'),
      objectAccess('Account', 'Auditors', 'r', 'permission-set'),
    ],
    'field-access': [
      fieldAccess('Account', 'Admin', {
        read: ['AnnualRevenue', 'ErpNumber__c', 'Industry'],
        edit: ['AnnualRevenue', 'ErpNumber__c', 'Industry'],
      }),
      fieldAccess('Account', 'Sales', { read: ['ErpNumber__c', 'Industry'], edit: ['Industry'] }),
      fieldAccess('Account', 'Auditors', { read: ['AnnualRevenue', 'Industry'], edit: [] }, 'permission-set'),
    ],
    usage: [
      usage('Account', 'Industry', 'Set_rating'),
      usage('Account', undefined, 'Account_page', 'layout'),
      usage('Account', 'AnnualRevenue', 'Score__c', 'formula'),
    ],
  };
}

function orgFacts(): Schema['facts'] {
  return {
    flow: [
      fact('flow', 'Nightly', { active: true, processType: 'AutoLaunchedFlow' }),
      fact('flow', 'Screen', { active: false, processType: 'Flow' }),
    ],
    'global-value-set': [fact('global-value-set', 'Regions')],
  };
}

import { compareText } from './compare-text.js';
import type { Field, SObject } from './schema.js';
import { systemFields } from './system-fields.js';

export type FieldGroup = 'key' | 'lookup' | 'custom' | 'standard' | 'system';
export type GroupedFields = { readonly group: FieldGroup; readonly fields: readonly Field[] };

const GROUPS: readonly FieldGroup[] = ['key', 'lookup', 'custom', 'standard', 'system'];

// What identifies a record, in the order in which people ask for it.
const KEY_NAMES = [
  'Id',
  'Name',
  'DeveloperName',
  'MasterLabel',
  'QualifiedApiName',
  'CaseNumber',
  'ContractNumber',
].concat(['OrderNumber', 'Subject', 'Title', 'RecordTypeId', 'OwnerId', 'CurrencyIsoCode']);

const KEY: ReadonlyMap<string, number> = new Map(KEY_NAMES.map((name, place) => [name, place]));

/** Groups an object's fields as a person looks for them; groups without fields are left out. */
export function fieldGroups(object: SObject): readonly GroupedFields[] {
  const groups = new Map<FieldGroup, Field[]>(GROUPS.map((group) => [group, []]));
  for (const field of object.fields) {
    groups.get(groupOf(field))?.push(field);
  }
  return [...groups]
    .filter(([, fields]) => fields.length > 0)
    .map(([group, fields]) => ({ group, fields: sort(fields) }));
}

function groupOf(field: Field): FieldGroup {
  if (systemFields.has(field.name)) return 'system';
  if (KEY.has(field.name) || field.externalId === true) return 'key';
  if (field.type === 'reference' || (field.referenceTo?.length ?? 0) > 0) return 'lookup';
  return field.custom ? 'custom' : 'standard';
}

function sort(fields: readonly Field[]): readonly Field[] {
  return fields.toSorted((left, right) => rank(left) - rank(right) || compareText(left.name, right.name));
}

function rank(field: Field): number {
  return KEY.get(field.name) ?? KEY.size;
}

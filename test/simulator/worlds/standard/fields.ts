import type { WorldField } from '../../world.ts';
import { relationshipName } from '../fields/references.ts';
import { definitionOnly, everywhere, worldField } from '../fields/world-field.ts';
import { readData } from '../read-data.ts';
import { componentsOf, isBits } from './components.ts';
import { parseDataType } from './data-type.ts';
import type { Parsed } from './data-type.ts';
import { picklistOf } from './picklists.ts';
import { standardRows } from './rows.ts';
import type { StandardRow } from './rows.ts';
import { targetsOf } from './targets.ts';
import type { Resolution } from './targets.ts';

/** The fields of a standard object, with the parts of its compound fields. */
export function standardFields(object: string, count: Resolution): WorldField[] {
  const rows = standardRows[object]?.fields ?? [];
  const named = nameFieldOf(rows);
  const names = new Set(rows.map(([name]) => name));
  return rows.flatMap((row) => {
    const field = sharedField({ object, row, isName: row[0] === named }, count);
    return [field, ...componentsOf(object, field).filter((part) => !names.has(part.name))];
  });
}

type Place = { readonly object: string; readonly row: StandardRow; readonly isName: boolean };

/** System fields are the same on a thousand objects: one frozen field for all of them. */
function sharedField(place: Place, count: Resolution): WorldField {
  const [name, label, dataType] = place.row;
  const key = SYSTEM.has(name) && !place.isName ? `${name}|${label}|${dataType}` : undefined;
  const found = key === undefined ? undefined : shared.get(key);
  if (key === undefined) return standardField(place, count);
  const field = standardField(place, count);
  shared.set(key, found ?? field);
  return found ?? field;
}

function standardField(place: Place, count: Resolution): WorldField {
  const { object, isName } = place;
  const [name, label, dataType] = place.row;
  const parsed = parseDataType(dataType, name);
  const { shape } = parsed;
  return worldField({
    name,
    label: label ?? words(name),
    dataType,
    custom: name.endsWith('__c'),
    ...shape,
    ...rights(object, name, parsed),
    ...(isName ? { nameField: true, idLookup: shape.type === 'string', indexed: true } : {}),
    ...(/picklist/.test(shape.type) ? { picklist: picklistOf(object, name) } : {}),
    ...(RULES.combobox.includes(`${object}.${name}`) ? { type: 'combobox' } : {}),
    ...(isReference(parsed) ? { reference: referenceOf(object, name, { parsed, count }) } : {}),
    in: isBits(object, name, dataType) || name === 'UserRecordAccessId' ? definitionOnly : everywhere,
  });
}

/** What may be written, and what must be. */
function rights(object: string, name: string, parsed: Parsed): Partial<WorldField> {
  const { shape } = parsed;
  const at = `${object}.${name}`;
  const isSystem = SYSTEM.has(name) || name === 'Id';
  const readOnly = isSystem || READ_ONLY_FIELDS.has(name) || READ_ONLY_FIELDS.has(at) || READ_ONLY.test(object);
  const closed = readOnly || READ_ONLY_OBJECTS.has(object) || shape.createable === false;
  const filled = FILLED.has(name) || isRequired(at, name, parsed);
  const defaulted = FILLED.has(name) || RULES.defaulted.includes(at) || shape.defaultedOnCreate === true;
  return {
    nillable: filled ? false : (shape.nillable ?? true),
    createable: !closed,
    updateable: !closed && shape.updateable !== false,
    defaultedOnCreate: defaulted,
  };
}

function isRequired(at: string, name: string, parsed: Parsed): boolean {
  if (RULES.required.includes(at) || parsed.kind === 'Name' || NAMES.has(name)) return true;
  return name === 'Name' && parsed.shape.type === 'string';
}

function isReference(parsed: Parsed): boolean {
  return parsed.shape.type === 'reference' || (parsed.kind === 'External Lookup' && parsed.targets.length > 0);
}

type Found = { readonly parsed: Parsed; readonly count: Resolution };

function referenceOf(object: string, name: string, found: Found): NonNullable<WorldField['reference']> {
  const at = `${object}.${name}`;
  const detail = found.parsed.kind === 'Master-Detail';
  return {
    to: targetsOf({ object, name }, found.parsed, found.count),
    relationshipName: name.endsWith('Id') ? relationshipName(name) : null,
    relationshipOrder: detail ? 0 : null,
    cascadeDelete: detail || RULES.cascadeDelete.includes(at) || (name === 'ParentId' && READ_ONLY.test(object)),
    restrictedDelete: RULES.restrictedDelete.includes(at),
    childRelationshipName: null,
  };
}

function nameFieldOf(rows: readonly StandardRow[]): string | undefined {
  const names = rows.map(([name]) => name);
  const numbered = rows.find(([name, , dataType]) => dataType === 'Auto Number' && name.endsWith('Number'))?.[0];
  const candidates = ['Name', numbered, 'Subject', 'Title', 'MasterLabel', 'Label', 'DeveloperName'];
  return candidates.find((name) => name !== undefined && names.includes(name));
}

/** 'EmailPreferences' -> 'Email Preferences', for the few rows to which Setup gives no label. */
function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2');
}

const shared = new Map<string, WorldField>();

type FieldRules = Readonly<
  Record<'required' | 'defaulted' | 'combobox' | 'cascadeDelete' | 'restrictedDelete', readonly string[]> &
    Record<'readOnlyFields' | 'readOnlyObjects', readonly string[]>
>;

const RULES = readData<FieldRules>('field-rules.json');
const READ_ONLY_FIELDS = new Set(RULES.readOnlyFields);
const READ_ONLY_OBJECTS = new Set(RULES.readOnlyObjects);
const READ_ONLY = /History2?$/;
const NAMES = new Set(['DeveloperName', 'MasterLabel']);
const FILLED = new Set([
  ...['Id', 'OwnerId', 'IsDeleted', 'CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate'],
  'SystemModstamp',
]);
const SYSTEM = new Set([
  ...['IsDeleted', 'CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp'],
  ...['LastViewedDate', 'LastReferencedDate', 'LastActivityDate', 'UserRecordAccessId'],
]);

import { isRecord } from './composite.js';
import type { DescribedChild, DescribedField, DescribedObject, DescribedPicklistValue, ListedObject } from './org.js';

/** One object of describe global; nothing when it is not what the API promises. */
export function parseListed(json: unknown): ListedObject | undefined {
  if (!isRecord(json) || typeof json.name !== 'string') return undefined;
  return {
    name: json.name,
    label: text(json.label),
    labelPlural: text(json.labelPlural),
    keyPrefix: textOrNull(json.keyPrefix),
    custom: json.custom === true,
    customSetting: json.customSetting === true,
    associateEntityType: textOrNull(json.associateEntityType),
    associateParentEntity: textOrNull(json.associateParentEntity),
  };
}

/** A describe answer reduced to what the schema holds, so that the raw answer need not stay in memory. */
export function parseDescribe(json: unknown): DescribedObject | undefined {
  if (!isRecord(json) || typeof json.name !== 'string' || !Array.isArray(json.fields)) return undefined;
  return {
    name: json.name,
    label: text(json.label),
    labelPlural: text(json.labelPlural),
    keyPrefix: textOrNull(json.keyPrefix),
    custom: json.custom === true,
    customSetting: json.customSetting === true,
    fields: json.fields.filter(isRecord).map(parseField),
    childRelationships: records(json.childRelationships).map(parseChild),
  };
}

function parseField(json: Readonly<Record<string, unknown>>): DescribedField {
  return {
    name: text(json.name),
    label: text(json.label),
    type: text(json.type),
    custom: json.custom === true,
    length: count(json.length),
    precision: count(json.precision),
    scale: count(json.scale),
    unique: json.unique === true,
    externalId: json.externalId === true,
    calculated: json.calculated === true,
    formula: textOrNull(json.calculatedFormula),
    defaultValue: asText(json.defaultValue) ?? textOrNull(json.defaultValueFormula),
    picklistValues: records(json.picklistValues).map(parsePicklistValue),
    restrictedPicklist: json.restrictedPicklist === true,
    controllingField: textOrNull(json.controllerName),
    referenceTo: list(json.referenceTo).map(text),
    relationshipName: textOrNull(json.relationshipName),
    relationshipOrder: typeof json.relationshipOrder === 'number' ? json.relationshipOrder : null,
    cascadeDelete: json.cascadeDelete === true,
    restrictedDelete: json.restrictedDelete === true,
    helpText: textOrNull(json.inlineHelpText),
    autoNumber: json.autoNumber === true,
    encrypted: json.encrypted === true,
    extraTypeInfo: textOrNull(json.extraTypeInfo),
    aggregatable: json.aggregatable === true,
    filtered: isRecord(json.filteredLookupInfo),
  };
}

function parsePicklistValue(json: Readonly<Record<string, unknown>>): DescribedPicklistValue {
  return {
    value: text(json.value),
    label: textOrNull(json.label),
    active: json.active === true,
    default: json.defaultValue === true,
    ...(typeof json.validFor === 'string' && { validFor: json.validFor }),
  };
}

function parseChild(json: Readonly<Record<string, unknown>>): DescribedChild {
  return {
    object: text(json.childSObject),
    field: text(json.field),
    relationshipName: textOrNull(json.relationshipName),
    cascadeDelete: json.cascadeDelete === true,
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const records = (value: unknown): readonly Readonly<Record<string, unknown>>[] => list(value).filter(isRecord);

/** A default value as text: describe gives it in its own type. */
function asText(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

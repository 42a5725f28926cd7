import { compareText } from '../model/compare-text.js';
import type { Field, PicklistValue } from '../model/schema.js';
import { withoutEmpty } from './without-empty.js';

/** Every property of a field; what is undefined is left out of the text. */
export type FieldJson = { readonly [property in keyof Field]-?: unknown };

/**
 * A field as its object's file has it. Written out property by property and in their order, since a library has tens of
 * thousands of fields: objects of one shape are made, sorted and written several times as fast.
 */
export function fieldJson(field: Field): FieldJson {
  return {
    autoNumber: field.autoNumber,
    calculated: field.calculated,
    classification: classificationJson(field.classification),
    controllingField: filled(field.controllingField),
    createable: field.createable,
    custom: field.custom,
    dataType: filled(field.dataType),
    defaultValue: filled(field.defaultValue),
    description: filled(field.description),
    encrypted: field.encrypted,
    externalId: field.externalId,
    formula: filled(field.formula),
    helpText: filled(field.helpText),
    historyTracked: field.historyTracked,
    indexed: field.indexed,
    label: filled(field.label),
    length: aboveZero(field.length),
    name: filled(field.name),
    onDelete: field.onDelete,
    picklistValues: filled(field.picklistValues)?.map(valueJson) ?? filled(field.picklistValues),
    precision: aboveZero(field.precision),
    referenceTo: filled(field.referenceTo)?.toSorted(compareText),
    relationship: field.relationship,
    relationshipName: filled(field.relationshipName),
    required: field.required,
    restrictedPicklist: field.restrictedPicklist,
    scale: aboveZero(field.scale),
    source: field.source,
    type: filled(field.type),
    unique: field.unique,
    updateable: field.updateable,
  };
}

function filled<T extends string | readonly unknown[] | null | undefined>(value: T): T | undefined {
  return value?.length === 0 ? undefined : value;
}

function aboveZero(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}

/** An empty value is a value, so it is not left out. */
function valueJson(value: PicklistValue): PicklistValue | object {
  return value.label === '' ? { ...withoutEmpty(value), value: value.value } : value;
}

function classificationJson(classification: Field['classification']): unknown {
  if (!classification) {
    return classification;
  }
  const shown = withoutEmpty({ ...classification, compliance: classification.compliance?.toSorted(compareText) });
  return Object.keys(shown).length === 0 ? undefined : shown;
}

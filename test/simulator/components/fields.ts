import type { Component, MetadataTree } from '../components.ts';
import type { WorldField, WorldObject } from '../world.ts';
import { customFieldId, isCustomField, ownerOf } from '../world/field-owner.ts';
import { component, tree } from './component.ts';
import { fileOf } from './object-parts.ts';

/** The record of a custom field, under the object that keeps it. */
export function customField(object: WorldObject, field: WorldField): Component {
  const owner = ownerOf(object, field);
  const named = { type: 'CustomField', fullName: `${owner.object}.${owner.name}`, file: fileOf(owner.object) };
  return component({ ...named, id: customFieldId(object, field) }, () => customFieldTree(object, field));
}

/** Standard fields stand in the file of their object, too, with what an admin may set. */
function standardField(object: WorldObject, field: WorldField): Component {
  const named = { type: 'CustomField', fullName: `${object.name}.${field.name}`, id: null, file: fileOf(object.name) };
  const { lookupFilter } = field.details ?? {};
  const type = field.picklist === null ? (field.reference === null ? null : 'Lookup') : 'Picklist';
  return component(named, () =>
    tree({ lookupFilter: filterTree(lookupFilter), trackHistory: field.historyTracked, type }),
  );
}

/** The fields of an object's file: custom ones that it keeps, and standard ones. */
export function* fieldParts(object: WorldObject): Generator<Component> {
  for (const field of object.fields) {
    if (isCustomField(field)) {
      if (ownerOf(object, field).object === object.name) yield customField(object, field);
    } else if (!field.custom && field.in.fieldDefinition && field.updateable) yield standardField(object, field);
  }
}

function customFieldTree(object: WorldObject, field: WorldField): MetadataTree {
  const { details = {}, reference } = field;
  const { rollUp } = details;
  return tree({
    label: field.label,
    type: typeOf(field),
    description: field.description,
    inlineHelpText: field.helpText,
    required: !field.nillable && field.type !== 'boolean',
    unique: field.unique,
    externalId: field.externalId,
    length: shown(
      field.length,
      field.type === 'string' || field.type === 'textarea' || field.type === 'encryptedstring',
    ),
    precision: shown(field.precision, true),
    scale: field.precision > 0 ? field.scale : null,
    formula: field.formula,
    defaultValue: defaultOf(field),
    businessStatus: field.businessStatus,
    complianceGroup: field.complianceGroup,
    securityClassification: field.securityClassification,
    trackHistory: field.historyTracked,
    displayFormat: details.displayFormat,
    encryptionScheme: details.encryptionScheme,
    ...(field.type === 'encryptedstring' ? { maskChar: 'asterisk', maskType: 'lastFour' } : {}),
    lookupFilter: filterTree(details.lookupFilter),
    ...(reference === null ? {} : referenceTree(field, reference)),
    summaryForeignKey: rollUp?.foreignKey,
    summarizedField: rollUp?.summarized,
    summaryOperation: rollUp?.operation,
    summaryFilterItems: rollUp?.filters,
    valueSet: field.picklist === null ? null : valueSetTree(object, field.picklist, details.valueSet),
  });
}

const shown = (number: number, applies: boolean): number | null => (applies && number > 0 ? number : null);

function defaultOf({ defaultValue, defaultValueFormula, picklist, type }: WorldField): string | null {
  if (defaultValueFormula !== null) return defaultValueFormula;
  if (type === 'boolean') return String(defaultValue ?? false);
  return defaultValue === null || picklist !== null ? null : `"${String(defaultValue)}"`;
}

function filterTree(filter: NonNullable<WorldField['details']>['lookupFilter']): MetadataTree | null {
  if (filter === undefined) return null;
  const { active, booleanFilter, errorMessage, filters, optional } = filter;
  return tree({ active, booleanFilter, errorMessage, filterItems: filters, isOptional: optional });
}

function referenceTree(field: WorldField, reference: NonNullable<WorldField['reference']>): MetadataTree {
  const { cascadeDelete, childRelationshipName, relationshipOrder, restrictedDelete, to } = reference;
  const lookup = typeOf(field) === 'Lookup';
  return {
    referenceTo: to[0] ?? null,
    relationshipName: childRelationshipName?.replace(/__r$/, '') ?? null,
    relationshipOrder,
    deleteConstraint: lookup ? (restrictedDelete ? 'Restrict' : cascadeDelete ? 'Cascade' : 'SetNull') : null,
    reparentableMasterDetail: relationshipOrder === null ? null : field.updateable,
  };
}

type Picklist = NonNullable<WorldField['picklist']>;

function valueSetTree(object: WorldObject, picklist: Picklist, name: string | undefined): MetadataTree {
  const { controller, restricted, values } = picklist;
  const definition = values.map(({ active, isDefault, label, value }) => ({
    valueName: value,
    default: isDefault,
    isActive: active,
    label,
  }));
  return tree({
    controllingField: controller,
    restricted,
    valueSettings: controller === null ? null : settingsOf(object, picklist),
    ...(name === undefined ? { valueSetDefinition: { sorted: false, value: definition } } : { valueSetName: name }),
  });
}

/** For which values of the controlling field each value may be chosen. */
function settingsOf({ fields }: WorldObject, { controller, values }: Picklist): MetadataTree[] {
  const controlling = fields.find(({ name }) => name === controller)?.picklist?.values ?? [];
  return values.map(({ validFor = [], value }) => ({
    controllingFieldValue: validFor.flatMap((at) => controlling[at]?.value ?? []),
    valueName: value,
  }));
}

const types: Readonly<Record<string, string>> = {
  boolean: 'Checkbox',
  currency: 'Currency',
  date: 'Date',
  datetime: 'DateTime',
  double: 'Number',
  email: 'Email',
  encryptedstring: 'EncryptedText',
  int: 'Number',
  location: 'Location',
  multipicklist: 'MultiselectPicklist',
  percent: 'Percent',
  phone: 'Phone',
  picklist: 'Picklist',
  string: 'Text',
  textarea: 'TextArea',
  time: 'Time',
  url: 'Url',
};

function typeOf(field: WorldField): string {
  const { autoNumber, dataType, details, extraTypeInfo, length, reference, type } = field;
  if (details?.rollUp !== undefined) return 'Summary';
  if (autoNumber) return 'AutoNumber';
  if (reference !== null) return referenceTypes.find(([start]) => dataType?.startsWith(start))?.[1] ?? 'Lookup';
  if (type === 'textarea' && extraTypeInfo === 'richtextarea') return 'Html';
  if (type === 'textarea' && length > 255) return 'LongTextArea';
  return types[type] ?? 'Text';
}

const referenceTypes = [
  ['Master-Detail', 'MasterDetail'],
  ['Hierarchy', 'Hierarchy'],
  ['External Lookup', 'ExternalLookup'],
  ['Indirect Lookup', 'IndirectLookup'],
] as const;

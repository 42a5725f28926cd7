import { fieldTraitsOf } from './field-traits.ts';
import type { WorldField, WorldPicklistValue } from './world.ts';

/** A field as describe shows it: every property of partner.d.ts's Field, null where it does not apply. */
export function describeField(field: WorldField, writable: boolean): Record<string, unknown> {
  const traits = fieldTraitsOf(field);
  const { picklist, reference } = field;
  return {
    aggregatable: traits.aggregatable,
    aiPredictionField: false,
    autoNumber: field.autoNumber,
    byteLength: traits.byteLength,
    calculated: field.calculated,
    calculatedFormula: field.formula,
    cascadeDelete: reference?.cascadeDelete ?? false,
    caseSensitive: field.unique && field.extraTypeInfo === 'casesensitive',
    compoundFieldName: field.compoundFieldName,
    controllerName: picklist?.controller ?? null,
    createable: writable && field.createable,
    custom: field.custom,
    dataTranslationEnabled: null,
    defaultValue: field.defaultValue,
    defaultValueFormula: field.defaultValueFormula,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: traits.dependent,
    deprecatedAndHidden: false,
    digits: field.digits,
    displayLocationInDecimal: false,
    encrypted: field.encrypted,
    externalId: field.externalId,
    extraTypeInfo: field.extraTypeInfo,
    filterable: traits.filterable,
    filteredLookupInfo: filteredLookupInfo(field),
    formulaTreatNullNumberAsZero: false,
    groupable: traits.groupable,
    highScaleNumber: false,
    htmlFormatted: traits.htmlFormatted,
    idLookup: field.idLookup,
    inlineHelpText: field.helpText,
    label: field.label,
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: (reference?.to.length ?? 0) > 1,
    nillable: field.nillable,
    permissionable: traits.permissionable,
    picklistValues: (picklist?.values ?? []).map(describePicklistValue),
    polymorphicForeignKey: (reference?.to.length ?? 0) > 1,
    precision: field.precision,
    queryByDistance: field.type === 'location',
    referenceTargetField: null,
    referenceTo: reference?.to ?? [],
    relationshipName: reference?.relationshipName ?? null,
    relationshipOrder: reference?.relationshipOrder ?? null,
    restrictedDelete: reference?.restrictedDelete ?? false,
    restrictedPicklist: picklist?.restricted ?? false,
    scale: field.scale,
    searchPrefilterable: field.type === 'reference',
    soapType: traits.soapType,
    sortable: traits.sortable,
    type: field.type,
    unique: field.unique,
    updateable: writable && field.updateable,
    writeRequiresMasterRead: false,
  };
}

/** Which fields control the filter; the filter itself is told by the definition alone. */
function filteredLookupInfo({ details }: WorldField): object | null {
  const filter = details?.lookupFilter;
  return filter ? { controllingFields: [], dependent: false, optionalFilter: filter.optional } : null;
}

function describePicklistValue({ active, isDefault, label, validFor, value }: WorldPicklistValue): object {
  return {
    active,
    defaultValue: isDefault,
    label,
    validFor: validFor === undefined ? null : toBitmap(validFor),
    value,
  };
}

/** Base64 of a bit for each value of the controlling field, the first value in the highest bit. */
function toBitmap(indices: readonly number[]): string {
  const bytes = new Uint8Array(Math.floor(Math.max(-1, ...indices) / 8) + 1);
  for (const index of indices) bytes[index >> 3] = (bytes[index >> 3] as number) | (0x80 >> (index & 7));
  return Buffer.from(bytes).toString('base64');
}

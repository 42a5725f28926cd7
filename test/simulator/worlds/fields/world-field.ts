import type { WorldField } from '../../world.ts';

/** What a field must say; everything else has the default of an optional, visible field. */
export type FieldSpec = Partial<WorldField> & Pick<WorldField, 'name' | 'label' | 'type' | 'dataType'>;

/** Extra properties that a field noun takes beside its own. */
export type More = Partial<WorldField>;

/** One field, frozen, so that objects can share it. */
export function worldField(spec: FieldSpec): WorldField {
  return Object.freeze({ ...FIELD_DEFAULTS, custom: isCustomName(spec.name), ...spec });
}

export const everywhere = Object.freeze({ describe: true, fieldDefinition: true, entityParticle: true });
export const componentOnly = Object.freeze({ describe: true, fieldDefinition: false, entityParticle: true });
export const definitionOnly = Object.freeze({ describe: false, fieldDefinition: true, entityParticle: false });

/** Reads as `text('Serial__c', 'Serial', 40, { ...required })`. */
export const required: More = Object.freeze({ nillable: false });
export const externalId: More = Object.freeze({ externalId: true, idLookup: true, indexed: true });
export const unique: More = Object.freeze({ unique: true, indexed: true });
export const tracked: More = Object.freeze({ historyTracked: true });
export const readOnly: More = Object.freeze({ createable: false, updateable: false });

function isCustomName(name: string): boolean {
  return /__(c|pc|s)$/.test(name);
}

const FIELD_DEFAULTS: Omit<WorldField, 'custom' | 'name' | 'label' | 'type' | 'dataType'> = {
  length: 0,
  precision: 0,
  scale: 0,
  digits: 0,
  nillable: true,
  createable: true,
  updateable: true,
  defaultedOnCreate: false,
  unique: false,
  externalId: false,
  idLookup: false,
  nameField: false,
  autoNumber: false,
  calculated: false,
  formula: null,
  defaultValue: null,
  defaultValueFormula: null,
  encrypted: false,
  indexed: false,
  historyTracked: false,
  helpText: null,
  description: null,
  securityClassification: null,
  complianceGroup: null,
  businessOwnerId: null,
  businessStatus: null,
  extraTypeInfo: null,
  compoundFieldName: null,
  picklist: null,
  reference: null,
  in: everywhere,
};

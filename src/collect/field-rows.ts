import type { Row } from '../salesforce/org.js';

/** Columns of the two tables that hold one row a field. Source: Tooling API, FieldDefinition and EntityParticle. */
export const columns = {
  FieldDefinition: [
    'EntityDefinitionId',
    'DurableId',
    'QualifiedApiName',
    'Label',
    'DataType',
    'Description',
    'SecurityClassification',
    'ComplianceGroup',
    'BusinessOwnerId',
    'BusinessStatus',
    'ControllingFieldDefinitionId',
    'IsIndexed',
    'IsFieldHistoryTracked',
    'IsCalculated',
  ],
  EntityParticle: [
    'EntityDefinitionId',
    'QualifiedApiName',
    'Label',
    'DataType',
    'Length',
    'Precision',
    'Scale',
    'ReferenceTo',
    'RelationshipName',
    'RelationshipOrder',
    'ExtraTypeInfo',
    'InlineHelpText',
    'DefaultValueFormula',
    'IsAutonumber',
    'IsCalculated',
    'IsCreatable',
    'IsDefaultedOnCreate',
    'IsEncrypted',
    'IsFieldHistoryTracked',
    'IsNillable',
    'IsUnique',
    'IsUpdatable',
  ],
} as const;

/** What EntityParticle tells beside describe: an answer a third as long, for the objects that describe shows. */
export const particleColumnsBesideDescribe = [
  'EntityDefinitionId',
  'QualifiedApiName',
  'IsCreatable',
  'IsDefaultedOnCreate',
  'IsFieldHistoryTracked',
  'IsNillable',
  'IsUpdatable',
] as const satisfies readonly (typeof columns.EntityParticle)[number][];

/** One row of FieldDefinition. `undefined` is a column that the org does not know, `null` an empty one. */
export type Definition = {
  readonly durableId: string | null | undefined;
  readonly label: string | null | undefined;
  readonly dataType: string | null | undefined;
  readonly description: string | null | undefined;
  readonly security: string | null | undefined;
  readonly compliance: string | null | undefined;
  readonly owner: string | null | undefined;
  readonly status: string | null | undefined;
  readonly controllingField: string | null | undefined;
  readonly indexed: boolean | undefined;
  readonly historyTracked: boolean | undefined;
  readonly calculated: boolean | undefined;
};

/** One row of EntityParticle: what is true for the org, not for the running user. */
export type Particle = {
  readonly label: string | null | undefined;
  readonly type: string | null | undefined;
  readonly length: number | undefined;
  readonly precision: number | undefined;
  readonly scale: number | undefined;
  readonly referenceTo: readonly string[];
  readonly relationshipName: string | null | undefined;
  readonly relationshipOrder: number | null | undefined;
  readonly extraTypeInfo: string | null | undefined;
  readonly helpText: string | null | undefined;
  readonly defaultValue: string | null | undefined;
  readonly autoNumber: boolean | undefined;
  readonly calculated: boolean | undefined;
  readonly createable: boolean | undefined;
  readonly defaultedOnCreate: boolean | undefined;
  readonly encrypted: boolean | undefined;
  readonly historyTracked: boolean | undefined;
  readonly nillable: boolean | undefined;
  readonly unique: boolean | undefined;
  readonly updateable: boolean | undefined;
};

export function toDefinition(row: Row): Definition {
  return {
    durableId: text(row.DurableId),
    label: text(row.Label),
    dataType: text(row.DataType),
    description: text(row.Description),
    security: text(row.SecurityClassification),
    compliance: text(row.ComplianceGroup),
    owner: text(row.BusinessOwnerId),
    status: text(row.BusinessStatus),
    controllingField: text(row.ControllingFieldDefinitionId),
    indexed: flag(row.IsIndexed),
    historyTracked: flag(row.IsFieldHistoryTracked),
    calculated: flag(row.IsCalculated),
  };
}

export function toParticle(row: Row): Particle {
  return {
    label: text(row.Label),
    type: text(row.DataType),
    length: number(row.Length),
    precision: number(row.Precision),
    scale: number(row.Scale),
    referenceTo: referenceTo(row.ReferenceTo),
    relationshipName: text(row.RelationshipName),
    relationshipOrder: row.RelationshipOrder === null ? null : number(row.RelationshipOrder),
    extraTypeInfo: text(row.ExtraTypeInfo),
    helpText: text(row.InlineHelpText),
    defaultValue: text(row.DefaultValueFormula),
    autoNumber: flag(row.IsAutonumber),
    calculated: flag(row.IsCalculated),
    createable: flag(row.IsCreatable),
    defaultedOnCreate: flag(row.IsDefaultedOnCreate),
    encrypted: flag(row.IsEncrypted),
    historyTracked: flag(row.IsFieldHistoryTracked),
    nillable: flag(row.IsNillable),
    unique: flag(row.IsUnique),
    updateable: flag(row.IsUpdatable),
  };
}

function text(value: unknown): string | null | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' && value !== '' ? value : null;
}

const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** ReferenceTo is an object that holds the list. */
function referenceTo(value: unknown): readonly string[] {
  const list: unknown =
    typeof value === 'object' && value !== null && 'referenceTo' in value ? value.referenceTo : value;
  return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
}

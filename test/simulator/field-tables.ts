import { entityColumns, developerName, salesforceDate } from './entity-table.ts';
import { fieldTraitsOf } from './field-traits.ts';
import type { Condition } from './soql-condition.ts';
import { pinned } from './table.ts';
import type { Table } from './table.ts';
import { columnsOf, throughParent } from './tooling-columns.ts';
import type { Values } from './tooling-columns.ts';
import type { World, WorldField, WorldObject } from './world.ts';
import { customFieldId, isCustomField } from './world/field-owner.ts';

type Row = { readonly object: WorldObject; readonly field: WorldField };

/** A custom field's durable id holds the id of its record, in 15 characters. */
function definitionId({ object, field }: Row): string {
  const last = isCustomField(field) ? customFieldId(object, field).slice(0, 15) : field.name;
  return `${object.durableId}.${last}`;
}

const particleId = ({ object, field }: Row): string => `${object.durableId}.${field.name}`;

/** The durable id of another field of the same object. */
function definitionIdOf(object: WorldObject, name: string): string {
  const field = object.fields.find((one) => one.name === name);
  return field === undefined ? `${object.durableId}.${name}` : definitionId({ object, field });
}
const namespaceOf = ({ name }: WorldField): string | null => /^(\w+?)__\w+__\w+$/.exec(name)?.[1] ?? null;

const shared: Values<Row> = {
  Id: () => '000000000000000AAA',
  DeveloperName: ({ field }) => developerName(field.name, namespaceOf(field)),
  EntityDefinitionId: ({ object }) => object.durableId,
  ExtraTypeInfo: ({ field }) => field.extraTypeInfo ?? '',
  IsApiFilterable: ({ field }) => fieldTraitsOf(field).filterable,
  IsApiGroupable: ({ field }) => fieldTraitsOf(field).groupable,
  IsApiSortable: ({ field }) => fieldTraitsOf(field).sortable,
  IsCalculated: ({ field }) => field.calculated,
  IsCompound: ({ field }) => fieldTraitsOf(field).compound,
  IsFieldHistoryTracked: ({ field }) => field.historyTracked,
  IsHtmlFormatted: ({ field }) => fieldTraitsOf(field).htmlFormatted,
  IsNameField: ({ field }) => field.nameField,
  IsNillable: ({ field }) => field.nillable,
  Label: ({ field }) => field.label,
  Length: ({ field }) => field.length,
  MasterLabel: ({ field }) => field.label,
  NamespacePrefix: ({ field }) => namespaceOf(field),
  Precision: ({ field }) => field.precision,
  QualifiedApiName: ({ field }) => field.name,
  ReferenceTo: ({ field }) => ({ referenceTo: field.reference?.to ?? null }),
  RelationshipName: ({ field }) => field.reference?.relationshipName ?? null,
  Scale: ({ field }) => field.scale,
  ValueTypeId: ({ field }) => field.type,
};

const definitionValues: Values<Row> = {
  ...shared,
  DurableId: definitionId,
  BusinessOwnerId: ({ field }) => field.businessOwnerId,
  BusinessStatus: ({ field }) => field.businessStatus,
  ComplianceGroup: ({ field }) => field.complianceGroup,
  ControllingFieldDefinitionId: ({ object, field }) =>
    field.picklist?.controller == null ? null : definitionIdOf(object, field.picklist.controller),
  DataType: ({ field }) => field.dataType,
  Description: ({ field }) => field.description,
  IsIndexed: ({ field }) => field.indexed,
  IsPolymorphicForeignKey: ({ field }) => (field.reference?.to.length ?? 0) > 1,
  LastModifiedDate: ({ object, field }) => (field.custom ? salesforceDate(object.lastModifiedDate) : null),
  SecurityClassification: ({ field }) => field.securityClassification,
};

const particleValues: Values<Row> = {
  ...shared,
  DurableId: particleId,
  ByteLength: ({ field }) => fieldTraitsOf(field).byteLength,
  DataType: ({ field }) => field.type,
  DefaultValueFormula: ({ field }) => field.defaultValueFormula,
  Digits: ({ field }) => field.digits,
  // A component stands under the definition of its compound field.
  FieldDefinitionId: ({ object, field }) =>
    field.dataType === null
      ? definitionIdOf(object, field.compoundFieldName ?? field.name)
      : definitionId({ object, field }),
  InlineHelpText: ({ field }) => field.helpText,
  IsAutonumber: ({ field }) => field.autoNumber,
  IsComponent: ({ field }) => fieldTraitsOf(field).component,
  // The org's answer, whatever the running user may do.
  IsCreatable: ({ field }) => field.createable,
  IsDefaultedOnCreate: ({ field }) => field.defaultedOnCreate,
  IsDependentPicklist: ({ field }) => fieldTraitsOf(field).dependent,
  IsDeprecatedAndHidden: () => false,
  IsEncrypted: ({ field }) => field.encrypted,
  IsIdLookup: ({ field }) => field.idLookup,
  IsNamePointing: ({ field }) => (field.reference?.to.length ?? 0) > 1,
  IsPermissionable: ({ field }) => fieldTraitsOf(field).permissionable,
  IsUnique: ({ field }) => field.unique,
  IsUpdatable: ({ field }) => field.updateable,
  Name: ({ field }) => field.name,
  RelationshipOrder: ({ field }) => field.reference?.relationshipOrder ?? null,
};

/** One row a field, but for the components of compound fields. */
export const fieldDefinitionTable = (world: World): Table<Row> => ({
  ...fieldTable('FieldDefinition', definitionValues),
  id: definitionId,
  required: { columns: [...entityFilters, 'DurableId'], named: 'EntityDefinitionId,DurableId' },
  rows: (where) => fieldRows(world, where, ({ in: shown, dataType }) => shown.fieldDefinition && dataType !== null),
});

/** One row a field, components of compound fields included. */
export const entityParticleTable = (world: World): Table<Row> => ({
  ...fieldTable('EntityParticle', particleValues),
  id: particleId,
  required: {
    columns: [...entityFilters, 'DurableId', 'FieldDefinitionId'],
    named: 'EntityDefinitionId,FieldDefinitionId,DurableId',
  },
  rows: (where) => fieldRows(world, where, ({ in: shown }) => shown.entityParticle),
});

const entityFilters = ['EntityDefinitionId', 'EntityDefinition.QualifiedApiName'];

function fieldTable(
  name: 'FieldDefinition' | 'EntityParticle',
  values: Values<Row>,
): Pick<Table<Row>, 'name' | 'api' | 'virtual' | 'perRow' | 'columns'> {
  const parents = throughParent('EntityDefinition', entityColumns, ({ object }: Row) => object);
  const columns = new Map([...columnsOf(name, values), ...parents]);
  return { name, api: 'tooling', virtual: true, perRow: true, columns };
}

function* fieldRows(world: World, where: Condition | null, shown: (field: WorldField) => boolean): Generator<Row> {
  const ids = pinned(where, 'EntityDefinitionId');
  const names = lower(pinned(where, 'EntityDefinition.QualifiedApiName'));
  for (const object of world.objects) {
    if (!object.inEntityDefinition) continue;
    if (ids !== null && !ids.has(object.durableId)) continue;
    if (names !== null && !names.has(object.name.toLowerCase())) continue;
    for (const field of object.fields) if (shown(field)) yield { object, field };
  }
}

const lower = (names: ReadonlySet<string> | null): ReadonlySet<string> | null =>
  names === null ? null : new Set([...names].map((name) => name.toLowerCase()));

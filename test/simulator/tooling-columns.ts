import type { Column, ColumnType, Scalar } from './table.ts';

/** The scalar columns of the three virtual tables, as @salesforce/types 1.9.0 (lib/tooling.d.ts) lists them. */
const toolingColumns = {
  EntityDefinition: {
    string: `Id DefaultCompactLayoutId DefaultImplementation DeploymentStatus Description DetailUrl DeveloperName DurableId
      EditDefinitionUrl EditUrl ExtendedBy ExtendsInterfaces ExternalSharingModel FullName HelpSettingPageName
      HelpSettingPageUrl ImplementedBy ImplementsInterfaces InternalSharingModel KeyPrefix Label LastModifiedById
      MasterLabel NamespacePrefix NewUrl PluralLabel PublisherId QualifiedApiName RunningUserEntityAccessId`,
    boolean: `HasSubtypes IsActivityTrackable IsApexTriggerable IsAutoActivityCaptureEnabled IsCompactLayoutable
      IsCustomSetting IsCustomizable IsDeepCloneable IsDeprecatedAndHidden IsEverCreatable IsEverDeletable
      IsEverUpdatable IsFeedEnabled IsFieldHistoryTracked IsFlsEnabled IsIdEnabled IsInterface IsLayoutable
      IsMruEnabled IsProcessEnabled IsQueryable IsReplicateable IsReportingEnabled IsRetrieveable IsSearchLayoutable
      IsSearchable IsSubtype IsTriggerable IsWorkflowEnabled`,
    date: 'LastModifiedDate',
    number: '',
    complex: '',
  },
  FieldDefinition: {
    string: `Id BusinessOwnerId BusinessStatus ComplianceGroup ControllingFieldDefinitionId DataType Description
      DeveloperName DurableId EntityDefinitionId ExtraTypeInfo FullName Label LastModifiedById MasterLabel
      NamespacePrefix PublisherId QualifiedApiName ReferenceTargetField RelationshipName RunningUserFieldAccessId
      SecurityClassification ValueTypeId`,
    boolean: `IsAiPredictionField IsApiFilterable IsApiGroupable IsApiSortable IsCalculated IsCompactLayoutable
      IsCompound IsEverApiAccessible IsFieldHistoryTracked IsFlsEnabled IsHighScaleNumber IsHtmlFormatted IsIndexed
      IsListFilterable IsListSortable IsListVisible IsNameField IsNillable IsPolymorphicForeignKey
      IsSearchPrefilterable IsWorkflowFilterable`,
    date: 'LastModifiedDate',
    number: 'Length Precision Scale',
    complex: 'ReferenceTo',
  },
  EntityParticle: {
    string: `Id DataType DefaultValueFormula DeveloperName DurableId EntityDefinitionId ExtraTypeInfo FieldDefinitionId
      InlineHelpText Label Mask MaskType MasterLabel Name NamespacePrefix QualifiedApiName ReferenceTargetField
      RelationshipName ValueTypeId`,
    boolean: `IsApiFilterable IsApiGroupable IsApiSortable IsAutonumber IsCalculated IsCaseSensitive
      IsCompactLayoutable IsComponent IsCompound IsCreatable IsDefaultedOnCreate IsDependentPicklist
      IsDeprecatedAndHidden IsDisplayLocationInDecimal IsEncrypted IsFieldHistoryTracked IsHighScaleNumber
      IsHtmlFormatted IsIdLookup IsLayoutable IsListVisible IsNameField IsNamePointing IsNillable IsPermissionable
      IsUnique IsUpdatable IsWorkflowFilterable IsWriteRequiresMasterRead`,
    date: '',
    number: 'ByteLength Digits Length Precision RelationshipOrder Scale',
    complex: 'ReferenceTo',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<ColumnType, string>>>>;

type ToolingTable = keyof typeof toolingColumns;

/** How a row shows the columns that the world models; the others answer null. */
export type Values<Row> = Readonly<Record<string, (row: Row) => Scalar | { readonly [name: string]: unknown }>>;

/** All columns of a virtual table. */
export const columnsOf = <Row>(table: ToolingTable, values: Values<Row>): Map<string, Column<Row>> =>
  columnsFrom(table, toolingColumns[table], values);

/** Columns from their names by type; a value for a column that is not listed is a mistake. */
export function columnsFrom<Row>(
  table: string,
  lists: Partial<Record<ColumnType, string>>,
  values: Values<Row>,
): Map<string, Column<Row>> {
  const columns = new Map<string, Column<Row>>();
  for (const [type, names] of Object.entries(lists)) {
    for (const name of names.split(/\s+/).filter(Boolean)) {
      columns.set(name, { type: type as ColumnType, of: values[name] ?? (() => null) });
    }
  }
  const strange = Object.keys(values).filter((name) => !columns.has(name));
  if (strange.length > 0) throw new Error(`${table} has no column ${strange.join(', ')}`);
  return columns;
}

/** The columns of a parent under dotted names; all null where there is no parent. */
export function throughParent<Row, Parent>(
  name: string,
  columns: ReadonlyMap<string, Column<Parent>>,
  parentOf: (row: Row) => Parent | null,
): [string, Column<Row>][] {
  return [...columns].map(([column, { type, of }]) => [
    `${name}.${column}`,
    {
      type,
      of: (row) => {
        const parent = parentOf(row);
        return parent === null ? null : of(parent);
      },
    },
  ]);
}

import type { Classification, Field, PicklistValue, Relationship } from '../model/schema.js';
import type { DescribedField } from '../salesforce/org.js';
import type { Definition, Particle } from './field-rows.js';

/** What each source says of one field; a source that does not show the field is left out. */
export type FieldSources = {
  readonly name: string;
  readonly described?: DescribedField | undefined;
  readonly definition?: Definition | undefined;
  readonly particle?: Particle | undefined;
  /** Whether FieldDefinition was read for the field's object: then a field without a row there has no such facts. */
  readonly definitionsRead: boolean;
  /** The API name of a field by its FieldDefinition.DurableId. */
  readonly nameOf: (durableId: string) => string | undefined;
};

/** One field from up to three sources. Describe wins, but for what it tells of the user and not of the org. */
export function mergeField(sources: FieldSources): Field {
  const { name, described, definition, particle } = sources;
  return {
    name,
    label: described?.label ?? particle?.label ?? definition?.label ?? null,
    type: typeOf(sources),
    custom: described?.custom ?? name.includes('__'),
    required: requiredOf(particle),
    unique: described?.unique ?? particle?.unique ?? null,
    externalId: described?.externalId ?? null,
    calculated: described?.calculated ?? particle?.calculated ?? definition?.calculated ?? null,
    autoNumber: described?.autoNumber ?? particle?.autoNumber ?? null,
    encrypted: described?.encrypted ?? particle?.encrypted ?? null,
    indexed: definition?.indexed ?? null,
    historyTracked: definition?.historyTracked ?? particle?.historyTracked ?? null,
    createable: particle?.createable ?? null,
    updateable: particle?.updateable ?? null,
    ...compact({
      dataType: fromSetup(sources, definition?.dataType),
      length: positive(described?.length ?? particle?.length),
      precision: positive(described?.precision ?? particle?.precision),
      scale: positive(described?.scale ?? particle?.scale),
      description: fromSetup(sources, definition?.description),
      classification: classificationOf(sources),
      helpText: described ? (described.helpText ?? undefined) : unlessUnread(particle, particle?.helpText),
      source: described ? undefined : ('tooling' as const),
    }),
    ...valuesOf(sources),
    ...referenceOf(sources),
  };
}

function typeOf({ described, particle }: FieldSources): string | null {
  return described?.type ?? particle?.type ?? null;
}

/** A person must fill the field when creating a record: true for the org, whoever the running user is. */
function requiredOf(particle: Particle | undefined): boolean | null {
  const { nillable, createable, defaultedOnCreate } = particle ?? {};
  if (nillable === undefined || createable === undefined || defaultedOnCreate === undefined) return null;
  return !nillable && createable && !defaultedOnCreate;
}

/** A property of FieldDefinition: not known where the table was not read, without a row where it does not apply. */
function fromSetup(
  { definition, definitionsRead }: FieldSources,
  value: string | null | undefined,
): string | null | undefined {
  if (!definition) return definitionsRead ? undefined : null;
  return value === undefined ? null : (value ?? undefined);
}

function unlessUnread(row: object | undefined, value: string | null | undefined): string | null | undefined {
  return row && value !== undefined ? (value ?? undefined) : null;
}

function classificationOf({ definition, definitionsRead }: FieldSources): Classification | null | undefined {
  if (!definition) return definitionsRead ? undefined : null;
  const { security, compliance, owner, status } = definition;
  if ([security, compliance, owner, status].every((value) => value === undefined)) return null;
  const values = compact({
    security: security ?? undefined,
    compliance: compliance ? compliance.split(';').filter(Boolean).sort() : undefined,
    owner: owner ?? undefined,
    status: status ?? undefined,
  });
  return Object.keys(values).length > 0 ? values : undefined;
}

const picklists = new Set(['picklist', 'multipicklist', 'combobox']);

type Values = Pick<Field, 'formula' | 'defaultValue' | 'picklistValues' | 'restrictedPicklist' | 'controllingField'>;

/** What stands in the field or computes it. Only describe knows all of it: for a field it hides, what applies is null. */
function valuesOf(sources: FieldSources): Partial<Values> & Pick<Field, 'restrictedPicklist'> {
  const { described, definition, particle, nameOf } = sources;
  if (described) {
    const { formula, defaultValue, picklistValues, restrictedPicklist, controllingField } = described;
    return compact({
      formula: formula ?? undefined,
      defaultValue: defaultValue ?? undefined,
      picklistValues: picklistValues.length > 0 ? picklistValues.map(withoutBits) : undefined,
      restrictedPicklist,
      controllingField: controllingField ?? undefined,
    });
  }
  const type = typeOf(sources);
  const listed = type !== null && picklists.has(type);
  const controller = definition?.controllingField;
  return compact({
    formula: (particle?.calculated ?? definition?.calculated) === false ? undefined : null,
    defaultValue: particle?.defaultValue ?? (listed || type === 'boolean' || !particle ? null : undefined),
    picklistValues: listed || type === null ? null : undefined,
    restrictedPicklist: listed || type === null ? null : false,
    controllingField: controller ? (nameOf(controller) ?? null) : undefined,
  });
}

type Reference = Pick<Field, 'referenceTo' | 'relationshipName' | 'relationship' | 'onDelete'>;

function referenceOf(sources: FieldSources): Partial<Reference> {
  const { described, particle, definition } = sources;
  const targets = described?.referenceTo ?? particle?.referenceTo ?? [];
  if (typeOf(sources) !== 'reference' && targets.length === 0) return {};
  return compact({
    referenceTo: targets.length > 0 ? [...new Set(targets)].sort() : undefined,
    relationshipName: described?.relationshipName ?? particle?.relationshipName ?? undefined,
    // Without the column that tells a master-detail relationship nobody knows which it is.
    relationship:
      !described && particle?.relationshipOrder === undefined
        ? undefined
        : relationshipOf({
            order: described ? described.relationshipOrder : particle?.relationshipOrder,
            extraTypeInfo: described?.extraTypeInfo ?? particle?.extraTypeInfo,
            dataType: definition?.dataType,
          }),
    onDelete: described ? onDeleteOf(described) : null,
  });
}

type RelationshipSigns = {
  readonly order: number | null | undefined;
  readonly extraTypeInfo: string | null | undefined;
  readonly dataType: string | null | undefined;
};

/** Master-detail relationships have an order; the setup type tells a hierarchy, in English alone, from a lookup. */
function relationshipOf({ order, extraTypeInfo, dataType }: RelationshipSigns): Relationship {
  if (order !== null && order !== undefined) return 'master-detail';
  if (extraTypeInfo === 'externallookup') return 'external';
  if (extraTypeInfo === 'indirectlookup') return 'indirect';
  return dataType?.startsWith('Hierarchy') ? 'hierarchy' : 'lookup';
}

function onDeleteOf({ cascadeDelete, restrictedDelete }: DescribedField): Field['onDelete'] | undefined {
  if (cascadeDelete) return 'cascade';
  return restrictedDelete ? 'restrict' : undefined;
}

const positive = (value: number | undefined): number | undefined =>
  value !== undefined && value > 0 ? value : undefined;

/** Leaves out what is undefined, as the model's types want it. */
function compact<T extends object>(properties: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** Which values a picklist leaves for each value of another is a fact of its own. */
function withoutBits({ value, label, active, default: isDefault }: PicklistValue): PicklistValue {
  return { value, label, active, default: isDefault };
}

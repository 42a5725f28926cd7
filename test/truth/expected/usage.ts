import type { WorldDependency } from '../../simulator/world/dependency.ts';
import { customFieldId, isCustomField } from '../../simulator/world/field-owner.ts';
import type { WorldField, WorldObject } from '../../simulator/world.ts';
import type { Expected, Truth } from './expectation.ts';
import type { Place } from './schema.ts';

/** One component that uses an object or a field, and which reading tells so. */
type Use = {
  readonly object: string;
  readonly field?: string | undefined;
  readonly component: readonly [type: string, name: string, namespace: string | null];
  readonly source: string;
};

/** Where everything is used: what the dependency API says, and what all definitions name. */
export function usageFacts(truth: Truth, facts: readonly Expected[]): readonly Expected[] {
  const uses = [
    ...ofDependencies(truth),
    ...facts.flatMap(ofFact),
    ...truth.world.objects.flatMap((object) =>
      truth.schema.fields(object.name).flatMap((field) => ofField(truth, object, field)),
    ),
  ];
  return [
    ...new Map(uses.map((use) => [JSON.stringify([use.object, use.field, use.component, use.source]), use])).values(),
  ].map(toFact);
}

function toFact({ object, field, component, source }: Use): Expected {
  const [componentType, name, componentNamespace] = component;
  return {
    object,
    kind: 'usage',
    parts: [field ?? '', [componentType, componentNamespace ?? '', name, source].join('.')],
    label: name,
    details: { component: name, componentType, componentNamespace, ...(field !== undefined && { field }), source },
  };
}

function ofFact({ component, kind, shows = [], uses = [] }: Expected): readonly Use[] {
  if (component === undefined) return [];
  return [...uses, ...shows].map((place) => ({ ...place, component, source: kind }));
}

/** Lookups that every record has are told of nobody. */
const everywhere = [
  'CreatedById',
  'LastModifiedById',
  'ConnectionReceivedId',
  'ConnectionSentId',
  'UserRecordAccessId',
];

/** What a field's own definition names: its formula, what it points to, what controls it. */
function ofField({ schema }: Truth, object: WorldObject, field: WorldField): readonly Use[] {
  const type = field.custom ? 'CustomField' : 'StandardField';
  const from = (source: string, places: readonly Place[]): readonly Use[] =>
    places.map((place) => ({ ...place, component: [type, `${object.name}.${field.name}`, null] as const, source }));
  const described = object.inDescribeGlobal && field.in.describe; // formulas stand in describes alone
  const controller = field.picklist?.controller;
  const targets = everywhere.includes(field.name) ? [] : (field.reference?.to ?? []);
  return [
    ...(described && field.formula !== null ? from('formula', schema.inFormula(field.formula, object.name)) : []),
    ...(described && controller ? from('dependent-picklist', [{ object: object.name, field: controller }]) : []),
    ...from(
      'lookup',
      targets.filter((target) => schema.objects.has(target)).map((target) => ({ object: target })),
    ),
  ];
}

function ofDependencies(truth: Truth): readonly Use[] {
  const { dependencies = [], objects, org } = truth.world;
  const fields = new Map<string, Place[]>();
  for (const object of objects.filter(({ inEntityDefinition }) => inEntityDefinition)) {
    for (const field of object.fields.filter((one) => isCustomField(one) && one.in.fieldDefinition)) {
      const id = customFieldId(object, field);
      fields.set(id, [...(fields.get(id) ?? []), { object: object.name, field: field.name }]);
    }
  }
  const placesOf = ({ to }: WorldDependency): readonly Place[] => {
    if (to.type === 'CustomField') return fields.get(to.id) ?? [];
    return objects
      .filter(({ durableId, name }) => name === to.id || durableId.slice(0, 15) === to.id.slice(0, 15))
      .map(({ name }) => ({ object: name }));
  };
  // Developer Editions have no query jobs of the Tooling API, and by id only what is custom can be asked for.
  const askedById = org.organizationType === 'Developer Edition';
  const told = dependencies.filter(({ to }) => !askedById || to.type.startsWith('Custom'));
  return told.flatMap((row) =>
    placesOf(row).map((place) => ({
      ...place,
      component: [row.from.type, row.from.name, row.from.namespace] as const,
      source: 'dependency-api',
    })),
  );
}

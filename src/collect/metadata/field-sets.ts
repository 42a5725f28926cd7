import type { BodyType, Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { missing } from '../hidden.js';
import { qualified, text, trees } from '../row.js';
import { fieldPlaces } from '../usage/field-path.js';

type FieldSet = {
  /** In their order, paths through lookups included; null where the definition could not be read. */
  readonly fields: readonly string[] | null;
  /** Fields that may be added. */
  readonly available: readonly string[] | null;
  readonly fullName: string;
  readonly namespace?: string;
};
type Body = { readonly fields: readonly string[]; readonly available: readonly string[] };

const list: List = {
  api: 'tooling',
  from: 'FieldSet',
  columns: ['Id', 'DeveloperName', 'MasterLabel', 'Description', 'EntityDefinitionId', 'NamespacePrefix'],
};

/** Members of field sets; the Tooling API has no definition of them. */
export const fieldSetBody: BodyType<Body> = {
  type: 'FieldSet',
  retrieve: { type: 'CustomObject', element: 'fieldSets' },
  digest: (tree) => ({
    fields: trees(tree, 'displayedFields').flatMap((item) => text(item, 'field') ?? []),
    available: trees(tree, 'availableFields').flatMap((item) => text(item, 'field') ?? []),
  }),
};

/** Field sets. Source: Tooling API, FieldSet; members are in the object's definition alone. */
export const fieldSets: Collector<FieldSet> = {
  name: 'field-set',
  title: 'Field sets',
  class: 'metadata',
  componentType: 'FieldSet',
  lists: [list],
  bodies: [fieldSetBody],
  *read(told) {
    const { rows, bodies, scope } = told;
    const definitions = bodies(fieldSetBody);
    for (const row of rows(list)) {
      const name = text(row, 'DeveloperName');
      if (name === null) continue;
      const object = scope.objectOf(text(row, 'EntityDefinitionId'));
      const namespace = text(row, 'NamespacePrefix');
      const fullName = qualified(namespace, name);
      const body = definitions?.get(`${object ?? ''}.${fullName}`);
      yield about('field-set', {
        object,
        name: fullName,
        label: text(row, 'MasterLabel'),
        description: text(row, 'Description'),
        details: {
          fields: body?.fields ?? null,
          available: body?.available ?? null,
          fullName,
          ...(namespace !== null && { namespace }),
        },
        shows: fieldPlaces(body?.fields, object, scope),
      });
      if (!body) yield* missing(told, fieldSetBody, { kind: 'field-set', object, packaged: namespace !== null });
    }
  },
  row: ({ label, description, details }) => ({
    'Field set': label,
    'API name': { code: details.fullName },
    Fields: details.fields === null ? null : details.fields.join(', ') || undefined,
    Description: description ?? undefined,
  }),
  sentence: ({ label, details }) =>
    `Field set "${label}" (${details.fullName}) holds ${details.fields === null ? 'fields that could not be read' : details.fields.join(', ') || 'no fields'}.`,
};

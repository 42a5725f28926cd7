import type { BodyType, Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { missing } from '../hidden.js';
import { qualified, text, texts } from '../row.js';
import { fieldPlaces } from '../usage/field-path.js';

type CompactLayout = {
  readonly fields: readonly string[] | null;
  readonly fullName: string;
  readonly namespace?: string;
};

const list: List = {
  api: 'tooling',
  from: 'CompactLayout',
  columns: ['Id', 'DeveloperName', 'MasterLabel', 'NamespacePrefix', 'SobjectType'],
};

/** The fields of a compact layout, in their order. */
export const compactLayoutBody: BodyType<readonly string[]> = {
  type: 'CompactLayout',
  retrieve: { type: 'CustomObject', element: 'compactLayouts' },
  records: ({ rows }) => rows(list).flatMap((row) => text(row, 'Id') ?? []),
  digest: (tree) => texts(tree, 'fields'),
};

/** Compact layouts: what cards and highlights show. Source: Tooling API, CompactLayout. */
export const compactLayouts: Collector<CompactLayout> = {
  name: 'compact-layout',
  title: 'Compact layouts',
  class: 'metadata',
  componentType: 'CompactLayout',
  lists: [list],
  bodies: [compactLayoutBody],
  *read(told) {
    const { rows, bodies, scope } = told;
    const definitions = bodies(compactLayoutBody);
    for (const row of rows(list)) {
      const name = text(row, 'DeveloperName');
      if (name === null) continue;
      const object = scope.objectOf(text(row, 'SobjectType'));
      const namespace = text(row, 'NamespacePrefix');
      const fullName = qualified(namespace, name);
      const fields = definitions?.get(`${object ?? ''}.${fullName}`) ?? null;
      yield about('compact-layout', {
        object,
        name: fullName,
        label: text(row, 'MasterLabel'),
        details: { fields, fullName, ...(namespace !== null && { namespace }) },
        shows: fieldPlaces(fields, object, scope),
      });
      if (fields === null)
        yield* missing(told, compactLayoutBody, { kind: 'compact-layout', object, packaged: namespace !== null });
    }
  },
  row: ({ label, details }) => ({
    'Compact layout': label,
    Fields: details.fields === null ? null : details.fields.join(', ') || undefined,
  }),
  sentence: ({ label, details }) =>
    `Compact layout "${label}" shows ${details.fields?.join(', ') ?? 'fields that could not be read'}.`,
};

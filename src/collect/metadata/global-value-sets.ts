import type { BodyType, Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { missing } from '../hidden.js';
import { flag, qualified, text, trees } from '../row.js';

type Value = { readonly value: string; readonly label: string | null; readonly active: boolean };
type GlobalValueSet = { readonly values: readonly Value[] | null; readonly fullName: string };

const list: List = {
  api: 'tooling',
  from: 'GlobalValueSet',
  columns: ['Id', 'DeveloperName', 'MasterLabel', 'Description', 'NamespacePrefix'],
};

const body: BodyType<readonly Value[]> = {
  type: 'GlobalValueSet',
  retrieve: { type: 'GlobalValueSet' },
  records: ({ rows }) => rows(list).flatMap((row) => text(row, 'Id') ?? []),
  digest: (tree) =>
    trees(tree, 'customValue').map((value) => ({
      value: text(value, 'fullName') ?? text(value, 'valueName') ?? '',
      label: text(value, 'label'),
      // Left out by the Metadata API where a value is active.
      active: flag(value, 'isActive') ?? true,
    })),
};

/** Global picklists. Source: Tooling API, GlobalValueSet. */
export const globalValueSets: Collector<GlobalValueSet> = {
  name: 'global-value-set',
  title: 'Global value sets',
  class: 'metadata',
  ofOrg: true,
  lists: [list],
  bodies: [body],
  *read(told) {
    const { rows, bodies } = told;
    const definitions = bodies(body);
    for (const row of rows(list)) {
      const name = text(row, 'DeveloperName');
      if (name === null) continue;
      const fullName = qualified(text(row, 'NamespacePrefix'), name);
      const values = definitions?.get(fullName) ?? null;
      const [label, description] = [text(row, 'MasterLabel'), text(row, 'Description')];
      yield about('global-value-set', { name: fullName, label, description, details: { values, fullName } });
      if (values === null)
        for (const { gap } of missing(told, body, {
          kind: 'global-value-set',
          object: undefined,
          packaged: fullName.includes('__'),
        }))
          yield { gap: { ...gap, kind: 'global-value-set' } };
    }
  },
  row: ({ label, description, details }) => ({
    'Value set': label,
    'API name': { code: details.fullName },
    Values: details.values === null ? null : valueWords(details.values) || undefined,
    Description: description ?? undefined,
  }),
  sentence: ({ label, details }) =>
    `Global value set "${label}": ${details.values === null ? 'values unknown' : valueWords(details.values) || 'no values'}.`,
};

function valueWords(values: readonly Value[]): string {
  return values.map(({ value, active }) => (active ? value : `${value} (inactive)`)).join(', ');
}

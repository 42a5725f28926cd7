import { layoutBody, layoutList } from '../bodies/layout-body.js';
import type { Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { missing } from '../hidden.js';
import { qualified, text } from '../row.js';
import { recordTypeList } from './record-types.js';
import { fieldPlaces } from '../usage/field-path.js';

type Assignment = { readonly profile: string; readonly recordType?: string };

type Layout = {
  readonly type: string | null;
  /** API names of the fields on it; null where the definition could not be read. */
  readonly fields: readonly string[] | null;
  readonly relatedLists: readonly string[] | null;
  /** Which profile sees it, for which record type; without one, for records that have none. */
  readonly assignments: readonly Assignment[] | null;
  readonly fullName: string;
  readonly namespace?: string;
};

const assignmentList: List = {
  api: 'tooling',
  from: 'ProfileLayout',
  columns: ['Id', 'ProfileId', 'Profile.Name', 'LayoutId', 'RecordTypeId', 'TableEnumOrId'],
};

/** Page layouts and who sees them. Source: Tooling API, Layout and ProfileLayout. */
export const layouts: Collector<Layout> = {
  name: 'layout',
  title: 'Page layouts',
  class: 'metadata',
  componentType: 'Layout',
  lists: [layoutList, assignmentList, recordTypeList],
  bodies: [layoutBody],
  *read(told) {
    const { rows, bodies, isKnown, scope } = told;
    const definitions = bodies(layoutBody);
    const recordTypes = new Map(
      rows(recordTypeList).map((row) => [
        shortId(row, 'Id'),
        qualified(text(row, 'NamespacePrefix'), text(row, 'DeveloperName') ?? ''),
      ]),
    );
    const byLayout = Map.groupBy(rows(assignmentList), (row) => shortId(row, 'LayoutId'));
    for (const row of rows(layoutList)) {
      const name = text(row, 'Name');
      if (name === null) continue;
      const object = scope.objectOf(text(row, 'EntityDefinitionId') ?? text(row, 'TableEnumOrId'));
      const namespace = text(row, 'NamespacePrefix');
      const fullName = qualified(namespace, name);
      const body = definitions?.get(`${object ?? ''}-${fullName}`);
      const assignments = (byLayout.get(shortId(row, 'Id')) ?? []).map((assigned) => {
        const id = shortId(assigned, 'RecordTypeId');
        const recordType = id === '' ? undefined : (recordTypes.get(id) ?? 'unknown');
        return {
          profile: text(assigned, 'Profile.Name') ?? 'unknown',
          ...(recordType !== undefined && { recordType }),
        };
      });
      yield about('layout', {
        object,
        name: fullName,
        label: name,
        details: {
          type: text(row, 'LayoutType'),
          fields: body?.fields ?? null,
          relatedLists: body?.relatedLists ?? null,
          assignments: isKnown(assignmentList) ? assignments.sort(byProfile) : null,
          fullName,
          ...(namespace !== null && { namespace }),
        },
        shows: fieldPlaces(body?.fields, object, scope),
      });
      if (!body) yield* missing(told, layoutBody, { kind: 'layout', object, packaged: namespace !== null });
    }
  },
  row: ({ label, details }) => ({
    Layout: label,
    Type: details.type,
    Fields: details.fields === null ? null : String(details.fields.length),
    'Related lists': details.relatedLists === null ? null : details.relatedLists.join(', ') || undefined,
    'Assigned to': details.assignments === null ? null : assignmentWords(details.assignments) || undefined,
  }),
  sentence: ({ label, details }) =>
    `Page layout "${label}" shows ${details.fields === null ? 'fields that could not be read' : details.fields.join(', ') || 'no fields'}; ` +
    `assigned to ${details.assignments === null ? 'profiles that could not be read' : assignmentWords(details.assignments) || 'no profile'}.`,
};

/** Profiles with the same record types are told once. */
function assignmentWords(assignments: readonly Assignment[]): string {
  const byType = Map.groupBy(assignments, ({ recordType }) => recordType);
  return [...byType]
    .map(([recordType, all]) => `${recordType ?? 'no record type'}: ${all.map(({ profile }) => profile).join(', ')}`)
    .join('; ');
}

function byProfile(a: Assignment, b: Assignment): number {
  const key = ({ recordType = '', profile }: Assignment): string => `${recordType}\n${profile}`;
  return key(a) < key(b) ? -1 : 1;
}

function shortId(row: Parameters<typeof text>[0], column: string): string {
  return (text(row, column) ?? '').slice(0, 15);
}

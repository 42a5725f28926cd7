import type { BodyType, Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { missing } from '../hidden.js';
import { decodedName, flag, qualified, text, trees } from '../row.js';
import { processes } from './business-processes.js';
import { fieldPlaces } from '../usage/field-path.js';

type RecordType = {
  readonly active: boolean | null;
  /** Null where the processes could not be read. */
  readonly businessProcess?: string | null;
  /** Values that can be chosen, by the picklist's name; null where the definition could not be read. */
  readonly picklistValues: { readonly [field: string]: readonly string[] } | null;
  readonly fullName: string;
  readonly namespace?: string;
};

export const recordTypeList: List = {
  api: 'data',
  from: 'RecordType',
  columns: [
    'Id',
    'Name',
    'DeveloperName',
    'NamespacePrefix',
    'SobjectType',
    'IsActive',
    'Description',
    'BusinessProcessId',
  ],
};

const recordTypeBody: BodyType<NonNullable<RecordType['picklistValues']>> = {
  type: 'RecordType',
  retrieve: { type: 'CustomObject', element: 'recordTypes' },
  records: ({ rows }) => rows(recordTypeList).flatMap((row) => text(row, 'Id') ?? []),
  digest: (tree) =>
    Object.fromEntries(
      trees(tree, 'picklistValues').map((one) => [
        text(one, 'picklist') ?? '',
        // Values are full names here, and percent-encoded as those are.
        trees(one, 'values').map((value) => decodedName(text(value, 'fullName') ?? text(value, 'valueName') ?? '')),
      ]),
    ),
};

/** Record types. Source: Object Reference, RecordType; which picklist values they leave is in the definition alone. */
export const recordTypes: Collector<RecordType> = {
  name: 'record-type',
  title: 'Record types',
  class: 'metadata',
  componentType: 'RecordType',
  lists: [recordTypeList, processes],
  bodies: [recordTypeBody],
  *read(told) {
    const { rows, bodies, isKnown, scope } = told;
    const processNames = new Map(rows(processes).map((row) => [text(row, 'Id'), text(row, 'Name')]));
    const definitions = bodies(recordTypeBody);
    for (const row of rows(recordTypeList)) {
      const name = text(row, 'DeveloperName');
      if (name === null) continue;
      const object = scope.objectOf(text(row, 'SobjectType'));
      const namespace = text(row, 'NamespacePrefix');
      const fullName = qualified(namespace, name);
      const values = definitions?.get(`${object ?? ''}.${fullName}`) ?? null;
      const processId = text(row, 'BusinessProcessId');
      const businessProcess =
        processId === null ? undefined : (isKnown(processes) && processNames.get(processId)) || null;
      yield about('record-type', {
        object,
        name: fullName,
        label: text(row, 'Name'),
        description: text(row, 'Description'),
        details: {
          active: flag(row, 'IsActive'),
          ...(businessProcess !== undefined && { businessProcess }),
          picklistValues: values,
          fullName,
          ...(namespace !== null && { namespace }),
        },
        shows: fieldPlaces(Object.keys(values ?? {}), object, scope),
      });
      if (values === null)
        yield* missing(told, recordTypeBody, { kind: 'record-type', object, packaged: namespace !== null });
    }
  },
  active: ({ details }) => details.active,
  row: ({ label, description, details }) => ({
    'Record type': label,
    'API name': { code: details.fullName },
    Process: details.businessProcess,
    'Picklist values': details.picklistValues === null ? null : valueWords(details.picklistValues) || undefined,
    Description: description ?? undefined,
  }),
  sentence: ({ label, description, details }) =>
    `Record type "${label}" (${details.fullName})${details.active === false ? ', inactive' : ''}.` +
    `${description ? ` ${description}` : ''} Picklist values: ` +
    `${details.picklistValues === null ? 'unknown' : valueWords(details.picklistValues) || 'none of its own'}.`,
};

function valueWords(values: NonNullable<RecordType['picklistValues']>): string {
  return Object.entries(values)
    .map(([field, names]) => `${field}: ${names.join(', ') || 'none'}`)
    .join('; ');
}

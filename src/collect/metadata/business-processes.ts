import type { BodyType, Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { missing } from '../hidden.js';
import { decodedName, flag, qualified, text, trees } from '../row.js';

type BusinessProcess = {
  readonly active: boolean | null;
  /** Values of the stage or status that it leaves; null where the definition could not be read. */
  readonly values: readonly string[] | null;
  readonly fullName: string;
};

export const processes: List = {
  api: 'data',
  from: 'BusinessProcess',
  columns: ['Id', 'Name', 'TableEnumOrId', 'IsActive', 'Description', 'NamespacePrefix'],
};

const processBody: BodyType<readonly string[]> = {
  type: 'BusinessProcess',
  retrieve: { type: 'CustomObject', element: 'businessProcesses' },
  records: ({ rows }) => rows(processes).flatMap((row) => text(row, 'Id') ?? []),
  digest: (tree) =>
    trees(tree, 'values').map((value) => decodedName(text(value, 'fullName') ?? text(value, 'valueName') ?? '')),
};

/** Sales, support, lead and solution processes. Source: Object Reference, BusinessProcess. */
export const businessProcesses: Collector<BusinessProcess> = {
  name: 'business-process',
  title: 'Sales and support processes',
  class: 'metadata',
  lists: [processes],
  bodies: [processBody],
  *read(told) {
    const { rows, bodies, scope } = told;
    const definitions = bodies(processBody);
    for (const row of rows(processes)) {
      const name = text(row, 'Name');
      if (name === null) continue;
      const object = scope.objectOf(text(row, 'TableEnumOrId'));
      const fullName = qualified(text(row, 'NamespacePrefix'), name);
      const values = definitions?.get(`${object ?? ''}.${fullName}`) ?? null;
      yield about('business-process', {
        object,
        name: fullName,
        label: name,
        description: text(row, 'Description'),
        details: {
          active: flag(row, 'IsActive'),
          values,
          fullName,
        },
      });
      if (values === null)
        yield* missing(told, processBody, { kind: 'business-process', object, packaged: fullName.includes('__') });
    }
  },
  active: ({ details }) => details.active,
  row: ({ label, description, details }) => ({
    Process: label,
    Values: details.values === null ? null : details.values.join(', ') || undefined,
    Description: description ?? undefined,
  }),
  sentence: ({ label, details }) =>
    `Process "${label}"${details.active === false ? ' (inactive)' : ''} with the values ${details.values?.join(', ') ?? 'unknown'}.`,
};

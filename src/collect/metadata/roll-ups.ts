import { fieldBody } from '../bodies/field-body.js';
import type { Collector } from '../collector.js';
import { about } from '../fact.js';
import { ownedBy } from '../owner.js';
import { criteriaPlaces } from '../usage/formula-places.js';

type RollUp = {
  readonly field: string;
  /** `sum`, `count`, `min`, `max`, as the API says it. */
  readonly operation: string;
  readonly child: string | null;
  /** Field of the child that is summarized; none where records are counted. */
  readonly summarized?: string;
  readonly filter?: string;
};

/** Roll-up summaries: describe says only that they are calculated. Source: Metadata API, CustomField. */
export const rollUps: Collector<RollUp> = {
  name: 'roll-up',
  title: 'Roll-up summaries',
  class: 'metadata',
  componentType: 'CustomField',
  lists: [],
  needs: ['describe unless retrieved'],
  bodies: [fieldBody],
  *read({ bodies, scope }) {
    for (const [fullName, { rollUp }] of bodies(fieldBody) ?? []) {
      if (!rollUp) continue;
      const { operation, foreignKey, summarized, filter, criteria } = rollUp;
      const child = foreignKey?.split('.')[0] ?? null;
      const named = [foreignKey, summarized].flatMap((name) =>
        name ? [{ field: name, operation: null, value: null }] : [],
      );
      for (const { object, field } of ownedBy(fullName, scope)) {
        yield about('roll-up', {
          object,
          name: field,
          label: scope.objects.get(object)?.fields.find(({ name }) => name === field)?.label,
          details: {
            field,
            operation,
            child,
            ...(summarized !== null && { summarized: summarized.split('.').slice(1).join('.') }),
            ...(filter !== null && { filter }),
          },
          places: criteriaPlaces([...named, ...criteria], child ?? undefined, scope),
        });
      }
    }
  },
  row: ({ details }) => ({
    Field: { code: details.field },
    Operation: details.operation,
    Child: details.child,
    Summarizes: details.summarized === undefined ? undefined : { code: details.summarized },
    Filter: details.filter === undefined ? undefined : { code: details.filter },
  }),
  sentence: ({ details }) =>
    `Roll-up summary ${details.field}: ${details.operation} of ${details.summarized ?? 'records'} over ${details.child ?? 'an unknown child'}` +
    `${details.filter ? ` where ${details.filter}` : ''}.`,
};

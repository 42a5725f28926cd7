import { fieldBody } from '../bodies/field-body.js';
import type { Collector } from '../collector.js';
import { about } from '../fact.js';
import { ownedBy } from '../owner.js';
import { criteriaPlaces } from '../usage/formula-places.js';

type LookupFilter = {
  readonly field: string;
  readonly active: boolean | null;
  readonly required: boolean | null;
  /** Null where the definition could not be read. */
  readonly condition: string | null;
  readonly message?: string;
};

/** Lookup filters: describe says that there is one, the definition which. Source: Metadata API, LookupFilter. */
export const lookupFilters: Collector<LookupFilter> = {
  name: 'lookup-filter',
  title: 'Lookup filters',
  class: 'metadata',
  componentType: 'CustomField',
  lists: [],
  bodies: [fieldBody],
  *read({ bodies, scope }) {
    const told = new Set<string>();
    for (const [fullName, { lookupFilter }] of bodies(fieldBody) ?? []) {
      if (!lookupFilter) continue;
      const { active, required, condition, message, criteria } = lookupFilter;
      for (const { object, field } of ownedBy(fullName, scope)) {
        told.add(`${object}.${field}`);
        const [target] = scope.objects.get(object)?.fields.find(({ name }) => name === field)?.referenceTo ?? [];
        const own = criteria.map((line) => ({ ...line, field: line.field.replace(/^\$Source\./, `${object}.`) }));
        yield about('lookup-filter', {
          object,
          name: field,
          details: { field, active, required, condition, ...(message !== null && { message }) },
          places: criteriaPlaces(own, target, scope),
        });
      }
    }
    for (const [object, { filteredLookups }] of scope.described) {
      for (const field of filteredLookups.filter((name) => !told.has(`${object}.${name}`))) {
        yield about('lookup-filter', {
          object,
          name: field,
          details: { field, active: null, required: null, condition: null },
        });
      }
    }
  },
  active: ({ details }) => details.active,
  row: ({ details }) => ({
    Field: { code: details.field },
    Condition: details.condition === null ? null : { code: details.condition },
    Required: details.required === null ? null : details.required ? 'yes' : 'no',
    Message: details.message,
  }),
  sentence: ({ details }) =>
    `Lookup filter of ${details.field}: ${details.condition ?? 'its condition could not be read'}.`,
};

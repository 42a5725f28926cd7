import { associatedKinds } from '../../model/associated-kinds.js';
import { fieldBody } from '../bodies/field-body.js';
import type { Collector } from '../collector.js';
import { about } from '../fact.js';
import { missing } from '../hidden.js';
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
  needs: ['describe unless retrieved'],
  bodies: [fieldBody],
  *read(told) {
    const { bodies, scope } = told;
    const known = new Set<string>();
    for (const [fullName, { lookupFilter }] of bodies(fieldBody) ?? []) {
      if (!lookupFilter) continue;
      const { active, required, condition, message, criteria } = lookupFilter;
      for (const { object, field } of ownedBy(fullName, scope)) {
        known.add(`${object}.${field}`);
        const [target] = scope.objects.get(object)?.fields.find(({ name }) => name === field)?.referenceTo ?? [];
        const ofSource = (name: string): string => name.replace(/^\$Source\./, `${object}.`);
        const own = criteria.map(({ valueField, ...line }) => ({
          ...line,
          field: ofSource(line.field),
          ...(valueField !== undefined && { valueField: ofSource(valueField) }),
        }));
        yield about('lookup-filter', {
          object,
          name: field,
          details: { field, active, required, condition, ...(message !== null && { message }) },
          places: criteriaPlaces(own, target, scope),
        });
      }
    }
    for (const [object, { filteredLookups }] of scope.described) {
      // An associated object repeats the lookups of its parent.
      if (associatedKinds.has(scope.objects.get(object)?.kind ?? 'standard')) continue;
      for (const field of filteredLookups.filter((name) => !known.has(`${object}.${name}`))) {
        yield about('lookup-filter', {
          object,
          name: field,
          details: { field, active: null, required: null, condition: null },
        });
        yield* missing(told, fieldBody, { kind: 'lookup-filter', object, packaged: /^\w+?__\w+?__c$/.test(field) });
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

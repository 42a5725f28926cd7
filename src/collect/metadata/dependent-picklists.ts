import type { Collector, DependentPicklist } from '../collector.js';
import { about } from '../fact.js';

/** Dependent picklists, from describe alone. Source: REST API, describe, `validFor`. */
export const dependentPicklists: Collector<DependentPicklist> = {
  name: 'dependent-picklist',
  title: 'Dependent picklists',
  class: 'metadata',
  lists: [],
  needs: ['describe'],
  *read({ scope }) {
    for (const [object, { dependentPicklists: dependents }] of scope.described) {
      for (const details of dependents) yield about('dependent-picklist', { object, name: details.field, details });
    }
  },
  row: ({ details }) => ({
    Field: { code: details.field },
    'Depends on': { code: details.controllingField },
    Values: valueWords(details) || undefined,
  }),
  sentence: ({ details }) =>
    `${details.field} depends on ${details.controllingField}: ${valueWords(details) || 'no value can be chosen'}.`,
};

function valueWords({ values }: DependentPicklist): string {
  return Object.entries(values)
    .map(([controlling, names]) => `${controlling}: ${names.join(', ') || 'none'}`)
    .join('; ');
}

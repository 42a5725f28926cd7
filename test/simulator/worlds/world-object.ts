import type { WorldObject } from '../world.ts';

/** What an object must say; everything else has the default of a standard setup object. */
export type ObjectSpec = Partial<WorldObject> & Pick<WorldObject, 'name' | 'label' | 'fields'>;

/** The day on which everything in a world was last changed, unless an object says otherwise. */
export const LAST_MODIFIED = '2026-01-12T09:30:00.000Z';

/** One object, frozen. */
export function worldObject(spec: ObjectSpec): WorldObject {
  return Object.freeze({
    labelPlural: spec.labelPlural ?? plural(spec.label),
    keyPrefix: null,
    durableId: spec.name,
    custom: false,
    customSetting: false,
    customizable: false,
    namespace: null,
    description: null,
    associate: null,
    inDescribeGlobal: true,
    inEntityDefinition: true,
    recordCount: null,
    lastModifiedDate: LAST_MODIFIED,
    ...spec,
  });
}

/** The plural that an English-speaking admin would have typed. */
function plural(label: string): string {
  if (/[^aeiou]y$/i.test(label)) return `${label.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(label) ? `${label}es` : `${label}s`;
}

import type { ObjectStats, Schema } from './schema.js';

/** The fill rates of an object's fields; undefined where they were not asked for. */
export function fillRates({ stats }: Schema, object: string): ObjectStats['fields'] {
  return Object.hasOwn(stats, object) ? stats[object]?.fields : undefined;
}

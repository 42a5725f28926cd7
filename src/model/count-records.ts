import type { RecordCount, Schema } from './schema.js';
import { sizeClass, type SizeClass } from './size-class.js';

/** An object's record count, null where the org did not say it. */
export function countRecords(schema: Schema, object: string): RecordCount | null {
  return Object.hasOwn(schema.stats, object) ? (schema.stats[object]?.recordCount ?? null) : null;
}

/** An object's size class, null where its records were not counted. */
export function sizeOf(schema: Schema, object: string): SizeClass | null {
  const count = countRecords(schema, object);
  return count === null ? null : sizeClass(count.value);
}

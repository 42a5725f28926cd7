import type { Field } from '../../model/schema.js';

// Null is what the org did not say, undefined what a field of its type cannot be.
const PROPERTIES: ReadonlyArray<readonly [string, (field: Field) => boolean | null | undefined]> = [
  ['required', (field) => field.required],
  ['unique', (field) => field.unique],
  ['external ID', (field) => field.externalId],
  ['indexed', (field) => field.indexed],
  ['read-only', readOnly],
  ['history tracked', (field) => field.historyTracked],
  ['encrypted', (field) => field.encrypted],
];

/** The properties that a field has. */
export function propertiesOf(field: Field): readonly string[] {
  return PROPERTIES.filter(([, read]) => read(field) === true).map(([word]) => word);
}

/** The properties of which the org did not say whether a field has them. */
export function unknownProperties(field: Field): readonly string[] {
  return PROPERTIES.filter(([, read]) => read(field) === null).map(([word]) => word);
}

/** The properties that are unknown of every field, which is better said once than in every row. */
export function unknownOfAll(fields: readonly Field[]): readonly string[] {
  return PROPERTIES.filter(([, read]) => isUnknown(fields.map(read))).map(([word]) => word);
}

function isUnknown(values: ReadonlyArray<boolean | null | undefined>): boolean {
  return values.includes(null) && values.every((value) => value === null || value === undefined);
}

/** A compound field is edited through its parts, so that it is not writable itself says nothing to people. */
function readOnly({ type, createable, updateable }: Field): boolean | null | undefined {
  if (type === 'address' || type === 'location') return undefined;
  return createable === null || updateable === null ? null : !createable && !updateable;
}

import type { Field } from '../../model/schema.js';

/** Null is what the org did not say, undefined what a field of its type cannot be. */
type Read = (field: Field) => boolean | null | undefined;

const PROPERTIES: ReadonlyArray<readonly [string, Read]> = [
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
  return PROPERTIES.filter(([, read]) => isUnknown(fields, read)).map(([word]) => word);
}

function isUnknown(fields: readonly Field[], read: Read): boolean {
  return fields.every((field) => typeof read(field) !== 'boolean') && fields.some((field) => read(field) === null);
}

/** A compound field is edited through its parts, so that it is not writable itself says nothing to people. */
function readOnly({ type, createable, updateable }: Field): boolean | null | undefined {
  if (type === 'address' || type === 'location') return undefined;
  return createable === null || updateable === null ? null : !createable && !updateable;
}

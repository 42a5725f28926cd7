import type { Field } from '../../model/schema.js';

const PROPERTIES: ReadonlyArray<readonly [string, (field: Field) => boolean | null]> = [
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
  return fields.length === 0
    ? []
    : PROPERTIES.filter(([, read]) => fields.every((field) => read(field) === null)).map(([word]) => word);
}

function readOnly({ createable, updateable }: Field): boolean | null {
  return createable === null || updateable === null ? null : !createable && !updateable;
}

import type { Field } from './schema.js';

/** A field's type in the words of Setup, `Text(255)`; describe's word where Setup has none, null where nobody said. */
export function fieldType(field: Field): string | null {
  if (field.type === 'id') {
    return 'ID'; // Setup calls it `Lookup()`.
  }
  return field.dataType ? field.dataType.replace(/\(\)$/, '') : field.type;
}

import type { Field } from './schema.js';

// Describe's words in those of Setup; only components of compound fields and fields closed in Setup need them.
const WORDS: Readonly<Record<string, string>> = {
  boolean: 'Checkbox',
  currency: 'Currency',
  date: 'Date',
  datetime: 'Date/Time',
  double: 'Number',
  email: 'Email',
  int: 'Number',
  location: 'Geolocation',
  long: 'Number',
  multipicklist: 'Picklist (Multi-Select)',
  percent: 'Percent',
  phone: 'Phone',
  picklist: 'Picklist',
  reference: 'Lookup',
  string: 'Text',
  textarea: 'Text Area',
  time: 'Time',
  url: 'URL',
};

/** A field's type in the words of Setup, `Text(255)`; null where nobody said it. */
export function fieldType(field: Field): string | null {
  if (field.type === 'id') {
    return 'ID'; // Setup calls it `Lookup()`.
  }
  return field.dataType ? field.dataType.replace(/\(\)$/, '') : describedType(field.type);
}

function describedType(type: string | null): string | null {
  return type !== null && Object.hasOwn(WORDS, type) ? (WORDS[type] ?? type) : type;
}

import { fieldBody } from '../bodies/field-body.js';
import { objectBody } from '../bodies/object-body.js';
import type { Collector } from '../collector.js';
import { about } from '../fact.js';
import { ownedBy } from '../owner.js';

type AutoNumber = { readonly field: string; /** `INV-{00000}` */ readonly format: string };

/** Formats of auto-numbers. Source: Metadata API, CustomField.displayFormat, also of an object's name field. */
export const autoNumbers: Collector<AutoNumber> = {
  name: 'auto-number',
  title: 'Auto-number formats',
  class: 'metadata',
  lists: [],
  bodies: [fieldBody, objectBody],
  *read({ bodies, scope }) {
    for (const [owner, { nameFormat }] of bodies(objectBody) ?? []) {
      const object = scope.objectOf(owner);
      if (nameFormat !== null && object !== undefined) yield fact(object, 'Name', nameFormat);
    }
    for (const [fullName, { displayFormat }] of bodies(fieldBody) ?? []) {
      if (displayFormat === undefined) continue;
      for (const { object, field } of ownedBy(fullName, scope)) yield fact(object, field, displayFormat);
    }
  },
  row: ({ details }) => ({ Field: { code: details.field }, Format: { code: details.format } }),
  sentence: ({ details }) => `${details.field} is numbered by the org in the format ${details.format}.`,
};

function fact(object: string, field: string, format: string) {
  return about<AutoNumber>('auto-number', { object, name: field, details: { field, format } });
}

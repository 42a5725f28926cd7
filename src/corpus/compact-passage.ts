import { fieldType } from '../model/field-type.js';
import type { Field } from '../model/schema.js';
import { called } from './called.js';
import type { Passage, Scope } from './passage.js';
import { plainLine } from './plain.js';

/** The fields that have no record of their own, in one list; undefined where there is none. */
export function compactPassage(fields: readonly Field[], scope: Scope): Passage | undefined {
  const { object } = scope;
  if (fields.length === 0) {
    return undefined;
  }
  return {
    type: 'compact',
    label: object.label,
    namespace: object.namespace,
    custom: object.custom,
    fieldsCount: object.fields.length,
    path: scope.pagePath(1),
    subject: `Fields of the object ${called(object)} that the platform keeps, in short.`,
    statements: [{ lead: 'Fields', items: fields.map(fieldWords) }],
  };
}

function fieldWords(field: Field): string {
  return `${called(field)}: ${plainLine(fieldType(field) ?? 'type unknown')}`;
}

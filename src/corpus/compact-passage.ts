import { fieldType } from '../model/field-type.js';
import type { Field } from '../model/schema.js';
import { called } from './called.js';
import type { Passage, Scope } from './passage.js';
import { plainLine } from './plain.js';

/** The fields that have no record of their own, in one list; undefined where there is none. */
export function compactPassage(fields: readonly Field[], scope: Scope): Passage | undefined {
  const { object } = scope;
  const all = fields.length === object.fields.length;
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
    subject: `${all ? 'All' : 'Audit and system'} fields of the object ${called(object)}, in short.`,
    statements: [{ lead: 'Fields', items: fields.map(fieldWords) }],
  };
}

function fieldWords(field: Field): string {
  return `${called(field)}: ${plainLine(fieldType(field) ?? 'type unknown')}`;
}

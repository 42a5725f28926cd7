import { compareText } from './compare-text.js';
import { systemFields } from './system-fields.js';
import type { ChildRelationship, Field, SObject } from './schema.js';

export type Parent = { readonly object: string; readonly field: Field };
export type Relations = { readonly parents: readonly Parent[]; readonly children: readonly ChildRelationship[] };

/**
 * What an object points to, one entry a target of each field, and what points to it. Audit fields are left out: they
 * relate every object to User, which hides what a reader looks for.
 */
export function relations(object: SObject): Relations {
  const fields = object.fields.filter(({ name }) => !systemFields.has(name));
  const parents = fields.flatMap((field) => (field.referenceTo ?? []).map((target) => ({ object: target, field })));
  return {
    parents: parents.sort((a, b) => compareText(a.field.name, b.field.name) || compareText(a.object, b.object)),
    children: object.childRelationships
      .filter(({ field }) => !systemFields.has(field))
      .toSorted((a, b) => compareText(a.object, b.object) || compareText(a.field, b.field)),
  };
}

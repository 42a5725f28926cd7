import { compareText } from './compare-text.js';
import { systemFields } from './system-fields.js';
import type { ChildRelationship, Field, SObject } from './schema.js';

export type Parent = { readonly object: string; readonly field: Field };

/** Null stands for what nobody could look up, an empty list for what there is none of. */
export type Relations = {
  readonly parents: readonly Parent[] | null;
  readonly children: readonly ChildRelationship[] | null;
};

/**
 * What an object points to, one entry a target of each field, and what points to it. Audit fields are left out: they
 * relate every object to User, which hides what a reader looks for.
 */
export function relations(object: SObject): Relations {
  const fields = object.fields.filter(({ name }) => !systemFields.has(name));
  const children = object.childRelationships?.filter(({ field }) => !systemFields.has(field)) ?? null;
  return {
    parents: parentsOf(fields, object),
    children: children?.sort((a, b) => compareText(a.object, b.object) || compareText(a.field, b.field)) ?? null,
  };
}

function parentsOf(fields: readonly Field[], { fields: all, childRelationships }: SObject): readonly Parent[] | null {
  const parents = fields.flatMap((field) => (field.referenceTo ?? []).map((target) => ({ object: target, field })));
  const unread = all.length === 0 ? childRelationships === null : fields.some(({ type }) => type === null);
  return parents.length === 0 && unread
    ? null
    : parents.sort((a, b) => compareText(a.field.name, b.field.name) || compareText(a.object, b.object));
}

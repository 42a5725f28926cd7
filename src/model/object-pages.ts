import { fieldGroups } from './field-groups.js';
import { fieldSummary, type FieldTexts } from './field-summary.js';
import { planPages, type PageEnd } from './plan-pages.js';
import { relations } from './relations.js';
import type { ChildRelationship, SObject } from './schema.js';
import { textSize } from './text-size.js';

export type ObjectPages = {
  /** Page of each field's row, by API name. */
  readonly fields: ReadonlyMap<string, number>;
  /** Pages of the rows of parents, then of children. */
  readonly relations: readonly number[];
  /** Where the rows end, by their largest possible size: what follows may begin here. */
  readonly end: PageEnd;
};

// The largest size of what a row holds besides the texts of the org: markup, flags, words like "Help text:".
const FIELD_MARKUP = 450;
const RELATION_MARKUP = 100;
// A link to a page, or an anchor, whose name has to be encoded.
const ENCODED_NAME = 600;

/**
 * Says on which page of an object each field and relationship stands. Decided from the schema, by the largest size
 * that a row can have, so that whoever links to a field knows its page without rendering it.
 */
export function objectPages(object: SObject): ObjectPages {
  const known = planned.get(object);
  if (known) return known;
  const pages = plan(object);
  planned.set(object, pages);
  return pages;
}

// The pages and the corpus both ask; the answer depends on nothing but the object, which never changes.
const planned = new WeakMap<SObject, ObjectPages>();

function plan(object: SObject): ObjectPages {
  const fields = fieldGroups(object).flatMap((group) => group.fields);
  const { parents, children } = relations(object);
  const toParents = parents?.map((parent) => [parent.object, parent.field.name]) ?? [];
  const links = [...toParents, ...(children?.map(childNames) ?? [])];
  const rows = planPages([
    ...fields.map((field) => fieldSize(object.name, fieldSummary(field).shown)),
    ...links.map(relationSize),
  ]);
  return {
    fields: new Map(fields.map((field, index) => [field.name, rows[index]?.page ?? 1])),
    relations: rows.slice(fields.length).map(({ page }) => page),
    end: rows.at(-1) ?? { page: 1, bytes: 0 },
  };
}

function childNames(child: ChildRelationship): string[] {
  return [child.object, child.field, child.relationshipName ?? ''];
}

function fieldSize(object: string, texts: FieldTexts): number {
  // The name stands in the anchor, in its cell and perhaps in two links, which may lead to another page.
  const names = 2 * nameSize(texts.name) + 2 * nameSize(object);
  const shown = Object.values(texts).reduce<number>((size, text) => size + textSize(text ?? ''), FIELD_MARKUP + names);
  return texts.label ? shown : shown + textSize(texts.name);
}

function relationSize(names: readonly string[]): number {
  return names.reduce((size, name) => size + textSize(name.slice(0, 120)) + nameSize(name), RELATION_MARKUP);
}

function nameSize(name: string): number {
  return /^\w*$/.test(name) ? Math.min(name.length, ENCODED_NAME) : ENCODED_NAME;
}

import { clipText } from '../../model/clip-text.js';
import type { ObjectPages } from '../../model/object-pages.js';
import { relations, type Parent } from '../../model/relations.js';
import type { ChildRelationship, SObject } from '../../model/schema.js';
import { code } from './escape.js';
import { nameLink, type LinkBase } from './library.js';
import { notKnown } from './not-known.js';
import type { Section } from './paged-document.js';
import { tableHead, tableRow } from './table.js';

const LONGEST_NAME = 118;
const PARENTS = tableHead('Points to', 'Through the field', 'Relationship', 'When the parent is deleted');
const CHILDREN = tableHead('Points here', 'Through its field', 'Child relationship', 'When this record is deleted');

/** What an object points to and what points to it, as two tables on the pages that the plan gives. */
export function relationTables(object: SObject, plan: ObjectPages, base: LinkBase): readonly Section[] {
  const { parents, children } = relations(object);
  const rows = [...parents.map((parent) => parentRow(parent, base)), ...children.map((child) => childRow(child, base))];
  const pieces = rows.map((text, index) => ({ text, page: plan.relations[index] ?? 1 }));
  return [
    section(
      { heading: '### Parents', head: PARENTS, pieces: pieces.slice(0, parents.length) },
      object,
      plan.relations[0] ?? plan.end.page,
    ),
    section({ heading: '### Children', head: CHILDREN, pieces: pieces.slice(parents.length) }, object, plan.end.page),
  ];
}

/** Without a row, says whether there is none or nobody could look. */
function section(table: Section, object: SObject, page: number): Section {
  if (table.pieces.length > 0) {
    return table;
  }
  const unread = object.gaps.some(({ kind }) => kind === 'describe');
  const text = unread ? notKnown(object.gaps, 'describe') : 'none';
  return { heading: table.heading, pieces: [{ text: `${text}\n`, page }] };
}

function parentRow({ object, field }: Parent, base: LinkBase): string {
  return tableRow(
    target(object, base),
    code(clipText(field.name, LONGEST_NAME)),
    field.relationship ?? '–',
    onDelete(field.onDelete),
  );
}

function childRow(child: ChildRelationship, base: LinkBase): string {
  return tableRow(
    target(child.object, base),
    code(clipText(child.field, LONGEST_NAME)),
    child.relationshipName === undefined ? 'none' : code(clipText(child.relationshipName, LONGEST_NAME)),
    child.cascadeDelete ? 'deleted too' : '–',
  );
}

function target(object: string, base: LinkBase): string {
  return object.length > LONGEST_NAME ? code(clipText(object, LONGEST_NAME)) : nameLink(object, base);
}

function onDelete(word: 'cascade' | 'restrict' | null | undefined): string {
  if (word === undefined) return '–';
  return word === null ? 'unknown' : { cascade: 'deleted too', restrict: 'deletion refused' }[word];
}

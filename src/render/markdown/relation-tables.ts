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
  const up = parents?.map((parent) => parentRow(parent, base)) ?? [];
  const down = children?.map((child) => childRow(child, base)) ?? [];
  const pieces = [...up, ...down].map((text, index) => ({ text, page: plan.relations[index] ?? 1 }));
  const [toParents, toChildren] = [pieces.slice(0, up.length), pieces.slice(up.length)];
  const noParents = { text: without(parents, object), page: plan.relations[0] ?? plan.end.page };
  const noChildren = { text: without(children, object), page: plan.end.page };
  return [
    toParents.length > 0
      ? { heading: '### Parents', head: PARENTS, pieces: toParents }
      : { heading: '### Parents', pieces: [noParents] },
    toChildren.length > 0
      ? { heading: '### Children', head: CHILDREN, pieces: toChildren }
      : { heading: '### Children', pieces: [noChildren] },
  ];
}

/** What stands in place of a table without rows: whether there is none or nobody could look. */
function without(related: readonly unknown[] | null, { gaps, childRelationships }: SObject): string {
  const sources = childRelationships === null ? ['describe', 'field-definition'] : ['field-definition'];
  return `${related === null ? notKnown(gaps, ...sources) : 'none'}\n`;
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

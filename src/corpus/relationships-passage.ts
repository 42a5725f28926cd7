import type { ObjectPages } from '../model/object-pages.js';
import { relations, type Parent } from '../model/relations.js';
import type { ChildRelationship } from '../model/schema.js';
import { called } from './called.js';
import type { Passage, Scope } from './passage.js';
import { plainLine } from './plain.js';

const UNKNOWN = ['unknown'];

/** How an object hangs together with others; undefined where nothing is known to point anywhere. */
export function relationshipsPassage(pages: ObjectPages, scope: Scope): Passage | undefined {
  const { object } = scope;
  const { parents, children } = relations(object);
  if (!parents?.length && !children?.length) {
    return undefined;
  }
  return {
    type: 'relationships',
    label: object.label,
    namespace: object.namespace,
    custom: object.custom,
    fieldsCount: object.fields.length,
    path: scope.pagePath(pages.relations[0] ?? 1, 'relationships'),
    subject: `Relationships of the object ${called(object)}: what it points to and what points to it.`,
    statements: [
      { lead: 'Parents, which it points to', items: parents?.map((parent) => parentWords(parent, scope)) ?? UNKNOWN },
      { lead: 'Children, which point to it', items: children?.map((child) => childWords(child, scope)) ?? UNKNOWN },
    ],
  };
}

function parentWords({ object, field }: Parent, scope: Scope): string {
  const relationship = field.relationship === undefined ? '' : `, ${field.relationship}`;
  return `${scope.called(object)} through ${called(field)}${relationship}`;
}

function childWords(child: ChildRelationship, scope: Scope): string {
  const name = child.relationshipName === undefined ? '' : `, child relationship ${plainLine(child.relationshipName)}`;
  const cascade = child.cascadeDelete ? ', deleted together' : '';
  return `${scope.called(child.object)} through ${plainLine(child.field)}${name}${cascade}`;
}

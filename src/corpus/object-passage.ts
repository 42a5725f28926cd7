import { displayLabel } from '../model/display-label.js';
import { gapWords } from '../model/gap-words.js';
import type { Kinds } from '../model/kind.js';
import { isRefusal } from '../model/is-refusal.js';
import { accessWords, kindWords } from '../model/object-words.js';
import { relations } from '../model/relations.js';
import type { Gap, SObject } from '../model/schema.js';
import { called } from './called.js';
import { identifierWords } from './identifier-words.js';
import { labelled } from './labelled.js';
import type { Passage, Scope, Statement } from './passage.js';
import { plainLine } from './plain.js';

const MOST_RELATIVES = 40;

/** What an object is: the record that answers "what is Account" and "which object holds ...". */
export function objectPassage(scope: Scope): Passage {
  const { object } = scope;
  return {
    type: 'object',
    label: object.label,
    namespace: object.namespace,
    custom: object.custom,
    fieldsCount: object.fields.length,
    path: scope.pagePath(1),
    subject: `Object ${called(object)}: ${kindWords[object.kind]}.`,
    statements: statements(scope),
  };
}

function statements(scope: Scope): readonly Statement[] {
  const { object, size } = scope;
  const { kinds } = scope.context;
  const customizable = object.customizable === null ? 'unknown' : object.customizable ? 'yes' : 'no';
  const required = object.fields.filter((field) => field.required === true);
  return [
    synonyms(object),
    object.description === null ? 'Description: not readable.' : labelled('Description', object.description),
    `${object.fields.length} fields; records: ${size === null ? 'unknown' : `${size} (size class)`}.`,
    `Customizable: ${customizable}. Access: ${accessWords[object.accessModel]}.`,
    labelled('Package namespace', object.namespace),
    labelled('Key prefix of its record ids', object.keyPrefix),
    { lead: 'Required fields', items: required.map(called) },
    ...relatives(scope),
    { lead: 'Could not be read', items: object.gaps.filter(isRefusal).map((gap) => gapText(gap, kinds)) },
    {
      lead: 'Shown in one place only',
      items: object.gaps.filter((gap) => !isRefusal(gap)).map((gap) => gapText(gap, kinds)),
    },
  ];
}

function gapText({ kind, reason }: Gap, kinds: Kinds): string {
  return `${gapWords(kind, kinds)} (${plainLine(reason)})`;
}

function relatives({ object, called: calledObject }: Scope): readonly Statement[] {
  const { parents, children } = relations(object);
  const pointsTo = parents?.map((parent) => parent.object) ?? null;
  const referencedBy = children?.map((child) => child.object) ?? null;
  return [
    { lead: 'Points to', items: bounded(pointsTo, calledObject) },
    { lead: 'Referenced by', items: bounded(referencedBy, calledObject) },
  ];
}

function synonyms({ name, label, labelPlural }: SObject): string {
  const names = [displayLabel(labelPlural), identifierWords(name, label)].filter((word) => word !== undefined);
  return labelled('Also called', names.map(plainLine).join(', '));
}

function bounded(names: readonly string[] | null, calledObject: Scope['called']): readonly string[] {
  if (names === null) return ['unknown'];
  const distinct = [...new Set(names)];
  const more = distinct.length - MOST_RELATIVES;
  return [...distinct.slice(0, MOST_RELATIVES).map(calledObject), ...(more > 0 ? [`and ${more} more`] : [])];
}

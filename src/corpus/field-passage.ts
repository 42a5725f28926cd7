import { fieldAnchor } from '../model/anchor.js';
import { displayLabel } from '../model/display-label.js';
import { fieldType } from '../model/field-type.js';
import type { Field, PicklistValue } from '../model/schema.js';
import { called } from './called.js';
import { identifierWords } from './identifier-words.js';
import { labelled } from './labelled.js';
import type { Passage, Scope, Statement } from './passage.js';
import { plainLine } from './plain.js';

const TEXTS = [
  ['description', 'description'],
  ['help text', 'helpText'],
  ['default', 'defaultValue'],
  ['formula', 'formula'],
  ['values', 'picklistValues'],
] as const;

const FLAGS = [
  ['unique', 'unique'],
  ['external ID', 'externalId'],
  ['indexed', 'indexed'],
  ['history tracked', 'historyTracked'],
  ['encrypted', 'encrypted'],
  ['calculated', 'calculated'],
  ['auto number', 'autoNumber'],
] as const;

/** What a field is: the record that answers "where is annual revenue kept" and "which values has Industry". */
export function fieldPassage(field: Field, page: number, scope: Scope): Passage {
  const type = fieldType(field);
  return {
    type: 'field',
    name: field.name,
    label: field.label,
    namespace: /^([a-z0-9_]+?)__.+__[a-z]+$/i.exec(field.name)?.[1],
    custom: field.custom,
    path: scope.pagePath(page, fieldAnchor(field.name)),
    subject: `Field ${called(field)} of the object ${scope.called(scope.object.name)}, type ${type === null ? 'unknown' : plainLine(type)}.`,
    statements: statements(field, scope),
  };
}

function statements(field: Field, scope: Scope): readonly Statement[] {
  return [
    labelled('Also called', identifierWords(field.name, field.label)),
    labelled('Description', field.description),
    field.helpText?.trim() === field.description?.trim() ? '' : labelled('Help text', field.helpText),
    `${field.custom ? 'Custom' : 'Standard'} field. ${properties(field)}`,
    { lead: `Points to (${field.relationship ?? 'relationship'})`, items: (field.referenceTo ?? []).map(scope.called) },
    labelled('Relationship name', field.relationshipName),
    labelled('Default', field.defaultValue),
    labelled('Values depend on the field', field.controllingField),
    labelled('Formula', field.formula),
    { lead: 'Values', items: (field.picklistValues ?? []).map(valueWords) },
    { lead: 'Could not be read', items: unreadTexts(field) },
  ];
}

function unreadTexts(field: Field): readonly string[] {
  return TEXTS.filter(([, name]) => field[name] === null).map(([word]) => word);
}

function properties(field: Field): string {
  const known = FLAGS.filter(([, name]) => field[name] === true).map(([word]) => word);
  const unknown = FLAGS.filter(([, name]) => field[name] === null).map(([word]) => word);
  const required = field.required === null ? 'unknown' : field.required ? 'yes' : 'no';
  return [
    `Required: ${required}.`,
    known.length === 0 ? '' : `Properties: ${known.join(', ')}.`,
    unknown.length === 0 ? '' : `Unknown: ${unknown.join(', ')}.`,
  ]
    .join(' ')
    .trim();
}

function valueWords({ value, label, active, default: preset }: PicklistValue): string {
  const shown = displayLabel(label) ?? value;
  const words = [
    ...(shown === value ? [] : [`API value ${value}`]),
    ...(preset ? ['default'] : []),
    ...(active ? [] : ['inactive']),
  ];
  return words.length === 0 ? shown : `${shown} (${words.join(', ')})`;
}

import type { WorldField, WorldObject } from '../../world.ts';
import * as build from '../build.ts';
import { DANGEROUS_NAMES } from './names.ts';
import { HOSTILE_TEXTS } from './texts.ts';

const texts = Object.entries(HOSTILE_TEXTS);

/** The text of a name, coming round again at the end. */
const textAt = (index: number): string => texts[index % texts.length]?.[1] ?? '';

/** Every hostile text as label, description, help text, default and value of a field, and as a formula. */
export function textObjects(number: number): WorldObject[] {
  const label = HOSTILE_TEXTS['Table_Row'] ?? '';
  const labelPlural = HOSTILE_TEXTS['Script'] ?? '';
  const description = texts.map(([, text]) => text).join('\n');
  const values = [...each(hostilePicklist), hugePicklist(), everyValue()];
  const formulas = [...each(hostileFormula), longFormula()];
  return [
    build.customObject({ name: 'Texts__c', label, labelPlural, number, description, fields: each(hostileField) }),
    build.customObject({ name: 'Values__c', label: 'Values', number: number + 1, fields: values }),
    build.customObject({ name: 'Formulas__c', label: 'Formulas', number: number + 2, fields: formulas }),
  ];
}

/** Objects whose names are traps for whoever makes a path or a key of them. */
export function namedObjects(first: number): WorldObject[] {
  return DANGEROUS_NAMES.map((name, index) =>
    build.customObject({
      name,
      label: textAt(index),
      labelPlural: textAt(index + 1),
      description: textAt(index + 2),
      number: first + index,
      recordCount: index,
      fields: [
        build.text('Harmless__c', 'Harmless'),
        build.lookup('Twin__c', 'Twin', { to: 'Twin__c', children: `Of_${index}__r` }),
      ],
    }),
  );
}

/** Objects with too many fields, none, dangerous field names, and lookups that lead nowhere or round in circles. */
export function shapedObjects(first: number): WorldObject[] {
  const shape = (offset: number, name: string, fields: readonly WorldField[]): WorldObject =>
    build.customObject({ name, label: name.replace('__c', ''), number: first + offset, recordCount: 0, fields });
  const none = { durableId: build.customObjectId(first + 1), custom: true, customizable: true, recordCount: 0 };
  return [
    shape(0, 'Wide__c', wideFields(800)),
    build.worldObject({ ...none, name: 'Bare__c', label: 'Bare', keyPrefix: null, fields: [] }),
    build.worldObject({ name: 'BareStandard', label: '', labelPlural: '', fields: [] }),
    shape(
      2,
      'Field_Names__c',
      DANGEROUS_NAMES.map((name, index) => build.text(name, textAt(index), { length: 80, custom: true })),
    ),
    shape(3, 'Dangling__c', [
      build.lookup('Gone__c', 'Gone', { to: 'Gone__c', children: 'Danglings__r' }),
      build.lookup('Half_Gone__c', 'Half Gone', { to: ['Gone__c', 'Account'], children: 'Half_Danglings__r' }),
      build.lookup('Nowhere__c', 'Nowhere', { to: [], children: null }),
    ]),
    shape(4, 'Loop__c', [build.masterDetail('Loop__c', 'Loop', { to: 'Loop__c', children: 'Loops__r' })]),
    shape(5, 'Ring_A__c', [build.masterDetail('Ring_B__c', 'Ring B', { to: 'Ring_B__c', children: 'Ring_As__r' })]),
    shape(6, 'Ring_B__c', [build.masterDetail('Ring_C__c', 'Ring C', { to: 'Ring_C__c', children: 'Ring_Bs__r' })]),
    shape(7, 'Ring_C__c', [build.masterDetail('Ring_A__c', 'Ring A', { to: 'Ring_A__c', children: 'Ring_Cs__r' })]),
  ];
}

/** Lookups may name these although no object carries the name. */
export const MISSING_TARGETS = ['Gone__c'];

function each(make: (name: string, text: string) => WorldField): WorldField[] {
  return texts.map(([name, text]) => make(name, text));
}

function hostileField(name: string, text: string): WorldField {
  return build.text(`${name}__c`, text, { length: 255, description: text, helpText: text, defaultValue: text });
}

function hostilePicklist(name: string, text: string): WorldField {
  return build.picklist(`${name}__c`, text, { values: [text, 'Ordinary'], description: text, defaultValue: text });
}

function hostileFormula(name: string, text: string): WorldField {
  const expression = `IF(Name = "${text}", /* ${text} */ 1, 0)`;
  return build.formula(`${name}__c`, text, { returns: 'Number', expression, helpText: text });
}

function everyValue(): WorldField {
  return build.multiPicklist('Every_Value__c', 'Every Value', { values: [...new Set(texts.map(([, text]) => text))] });
}

function hugePicklist(): WorldField {
  const values = Array.from({ length: 10_000 }, (_, index) => `Value ${String(index).padStart(5, '0')}`);
  return build.picklist('Huge__c', 'Huge', { values });
}

/** As long as the editor allows. */
function longFormula(): WorldField {
  const step = 'IF(CONTAINS(Name, "|"), "yes`no", ';
  const expression = step.repeat(150).slice(0, LONG - 4);
  return build.formula('Long__c', 'Long', { returns: 'Text', expression: `${expression}"))\n`.padEnd(LONG, ')') });
}

const LONG = 3900;

function wideFields(count: number): WorldField[] {
  return Array.from({ length: count }, (_, index) => {
    const more = { description: index % 9 === 0 ? textAt(index / 9) : null };
    return build.text(`Field_${String(index + 1).padStart(3, '0')}__c`, `Field ${index + 1}`, { length: 80, ...more });
  });
}

import { fieldAnchor } from '../../model/anchor.js';
import { fieldSummary, type FieldSummary, type FieldTexts } from '../../model/field-summary.js';
import { fieldGroups, type FieldGroup } from '../../model/field-groups.js';
import type { Field, SObject } from '../../model/schema.js';
import { anchor, code, link, text } from './escape.js';
import { propertiesOf, unknownProperties } from './field-properties.js';
import { labelOf } from './library.js';
import type { Section } from './paged-document.js';
import { tableHead, tableRow } from './table.js';

/** Where a page's rows stand and where they may point to. */
export type RowPlaces = {
  readonly pageOf: (field: string) => number;
  /** Target of a link to the section of a field that has one. */
  readonly detailTarget: (field: string) => string | undefined;
  /** How full a field is; undefined where that was not asked for. */
  readonly fill: ((field: string) => string) | undefined;
  /** Properties that are unknown of all fields, which the rows need not repeat. */
  readonly unsaid: readonly string[];
  /** What stands in place of a text that could not be read. */
  readonly unreadable: (field: string) => string;
};

const GROUP_WORDS: Readonly<Record<FieldGroup, string>> = {
  key: 'Key fields',
  lookup: 'Lookups',
  custom: 'Custom fields',
  standard: 'Standard fields',
  system: 'System fields',
};

const COLUMNS = ['Label', 'API name', 'Type', 'Properties', 'Description, help, values'];

export type SummedField = { readonly field: Field; readonly summary: FieldSummary };
export type SummedGroup = { readonly group: FieldGroup; readonly fields: readonly SummedField[] };

/** An object's fields in groups, each with its summary, which its row and its details both need. */
export function summedGroups(object: SObject): readonly SummedGroup[] {
  return fieldGroups(object).map(({ group, fields }) => ({
    group,
    fields: fields.map((field) => ({ field, summary: fieldSummary(field) })),
  }));
}

/** An object's fields as one table a group. */
export function fieldTables(groups: readonly SummedGroup[], places: RowPlaces): readonly Section[] {
  return groups.map(({ group, fields }) => ({
    heading: `### ${GROUP_WORDS[group]}`,
    head: tableHead(...COLUMNS, ...(places.fill === undefined ? [] : ['Filled'])),
    pieces: fields.map((summed) => ({ text: fieldRow(summed, places), page: places.pageOf(summed.field.name) })),
  }));
}

function fieldRow({ field, summary: { shown } }: SummedField, places: RowPlaces): string {
  return tableRow(
    anchor(fieldAnchor(field.name)) + labelOf(shown),
    code(shown.name),
    shown.type === '' ? 'unknown' : text(shown.type),
    properties(field, shown, places.unsaid),
    about(field, shown, places) || '–',
    ...(places.fill === undefined ? [] : [places.fill(field.name)]),
  );
}

function properties(field: Field, shown: FieldTexts, unsaid: readonly string[]): string {
  const unknown = unknownProperties(field).filter((word) => !unsaid.includes(word));
  const words = [
    ...propertiesOf(field),
    ...(shown.controllingField === '' ? [] : [`depends on ${code(shown.controllingField)}`]),
    ...(unknown.length === 0 ? [] : [`unknown: ${unknown.join(', ')}`]),
  ];
  return words.join(' · ') || '–';
}

function about(field: Field, shown: FieldTexts, places: RowPlaces): string {
  const target = places.detailTarget(field.name);
  return [
    text(shown.description),
    labelled('Help', text(shown.help)),
    labelled('Values', text(shown.values)),
    labelled('Formula', shown.formula === '' ? '' : code(shown.formula)),
    labelled('Default', shown.defaultValue === '' ? '' : code(shown.defaultValue)),
    unreadTexts(field, places),
    target === undefined ? '' : link('more', target),
  ]
    .filter((part) => part !== '')
    .join('<br>');
}

/** Which texts the org did not say, and where it says why. */
function unreadTexts(field: Field, places: RowPlaces): string {
  const texts: ReadonlyArray<readonly [string, unknown]> = [
    ['description', field.description],
    ['help', field.helpText],
    ['values', field.picklistValues],
    ['formula', field.formula],
    ['default', field.defaultValue],
    ['controlling field', field.controllingField],
  ];
  const unread = texts.filter(([, text]) => text === null).map(([word]) => word);
  return unread.length === 0 ? '' : `${places.unreadable(field.name)}: ${unread.join(', ')}`;
}

function labelled(word: string, value: string): string {
  return value === '' ? '' : `${word}: ${value}`;
}

import { fieldAnchor } from '../../model/anchor.js';
import { fieldSummary, type FieldSummary } from '../../model/field-summary.js';
import { fieldGroups, type FieldGroup } from '../../model/field-groups.js';
import type { Field, SObject } from '../../model/schema.js';
import { anchor, code, link, text } from './escape.js';
import { labelOf } from './library.js';
import type { Section } from './paged-document.js';
import { tableHead, tableRow } from './table.js';

/** Where a page's rows stand and where they may point to. */
export type RowPlaces = {
  readonly pageOf: (field: string) => number;
  /** Target of a link to the section of a field that has one. */
  readonly detailTarget: (field: string) => string | undefined;
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

const HEAD = tableHead('Label', 'API name', 'Type', 'Properties', 'Description, help, values');

/** An object's fields as one table a group. */
export function fieldTables(object: SObject, places: RowPlaces): readonly Section[] {
  return fieldGroups(object).map(({ group, fields }) => ({
    heading: `### ${GROUP_WORDS[group]}`,
    head: HEAD,
    pieces: fields.map((field) => ({ text: fieldRow(field, places), page: places.pageOf(field.name) })),
  }));
}

function fieldRow(field: Field, places: RowPlaces): string {
  const summary = fieldSummary(field);
  return tableRow(
    anchor(fieldAnchor(field.name)) + labelOf({ name: summary.name, label: summary.label }),
    code(summary.name),
    summary.type === '' ? 'unknown' : text(summary.type),
    properties(field, summary),
    about(field, summary, places) || '–',
  );
}

function properties(field: Field, summary: FieldSummary): string {
  const readOnly =
    field.createable === null || field.updateable === null ? null : !field.createable && !field.updateable;
  const flags: ReadonlyArray<readonly [string, boolean | null]> = [
    ['required', field.required],
    ['unique', field.unique],
    ['external ID', field.externalId],
    ['indexed', field.indexed],
    ['read-only', readOnly],
    ['history tracked', field.historyTracked],
    ['encrypted', field.encrypted],
  ];
  const words = flags.filter(([, value]) => value === true).map(([word]) => word);
  const unknown = flags.filter(([, value]) => value === null).map(([word]) => word);
  return (
    [
      ...words,
      ...(summary.controllingField === '' ? [] : [`depends on ${code(summary.controllingField)}`]),
      ...(unknown.length > 0 ? [`unknown: ${unknown.join(', ')}`] : []),
    ].join(' · ') || '–'
  );
}

function about(field: Field, summary: FieldSummary, places: RowPlaces): string {
  const target = places.detailTarget(field.name);
  return [
    text(summary.description),
    labelled('Help', text(summary.help)),
    labelled('Values', text(summary.values)),
    labelled('Formula', summary.formula === '' ? '' : code(summary.formula)),
    labelled('Default', summary.defaultValue === '' ? '' : code(summary.defaultValue)),
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

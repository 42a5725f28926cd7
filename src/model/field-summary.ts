import { clipText } from './clip-text.js';
import { displayLabel } from './display-label.js';
import { fieldType } from './field-type.js';
import { trimText } from './trim-text.js';
import type { Field, PicklistValue } from './schema.js';

/** A field's texts for people; empty where there is none or nobody said. */
export type FieldTexts = {
  /** Null where the org did not say it. */
  readonly label: string | null;
  readonly name: string;
  readonly type: string;
  readonly description: string;
  /** Empty where it repeats the description. */
  readonly help: string;
  /** The labels of a picklist that is short and says no more than its labels. */
  readonly values: string;
  readonly formula: string;
  readonly defaultValue: string;
  readonly controllingField: string;
};

export type FieldSummary = {
  readonly whole: FieldTexts;
  /** What one table row has room for: long texts are cut, long lists and formulas left out. */
  readonly shown: FieldTexts;
  /** Whether there is more to tell than a row shows. */
  readonly more: boolean;
};

const NAMES = [
  'label',
  'name',
  'type',
  'description',
  'help',
  'values',
  'formula',
  'defaultValue',
  'controllingField',
] as const satisfies ReadonlyArray<keyof FieldTexts>;

const LONGEST_NAME = 120;
const LONGEST_TYPE = 160;
const LONGEST_TEXT = 280;
const MOST_VALUES = 10;

/** Says what of a field fits a table row, and whether something is left for a section of its own. */
export function fieldSummary(field: Field): FieldSummary {
  const whole = fieldTexts(field);
  const shown: FieldTexts = {
    label: whole.label === null ? null : clipText(whole.label, LONGEST_NAME),
    name: clipText(whole.name, LONGEST_NAME),
    type: clipText(whole.type, LONGEST_TYPE),
    description: clipText(whole.description, LONGEST_TEXT),
    help: clipText(whole.help, LONGEST_TEXT),
    values: fits(whole.values, 140),
    formula: fits(whole.formula, 80),
    defaultValue: fits(whole.defaultValue, 60),
    controllingField: clipText(whole.controllingField, LONGEST_NAME),
  };
  const cut = NAMES.some((name) => shown[name] !== whole[name]);
  return { whole, shown, more: cut || needsList(field.picklistValues ?? []) };
}

function fieldTexts(field: Field): FieldTexts {
  const values = field.picklistValues ?? [];
  const description = trimText(field.description ?? '');
  const help = trimText(field.helpText ?? '');
  return {
    label: field.label === null ? null : (displayLabel(field.label) ?? ''),
    name: field.name,
    type: fieldType(field) ?? '',
    description,
    help: help === description ? '' : help,
    values: needsList(values) ? '' : values.map(({ value, label }) => displayLabel(label) ?? value).join(', '),
    formula: field.formula ?? '',
    defaultValue: field.defaultValue ?? '',
    controllingField: field.controllingField ?? '',
  };
}

function fits(text: string, limit: number): string {
  return text.length <= limit && !text.includes('\n') ? text : '';
}

/** A list tells what a line cannot: many values, inactive ones, and those whose API name is not their label. */
function needsList(values: readonly PicklistValue[]): boolean {
  return (
    values.length > MOST_VALUES ||
    values.some(({ value, label, active }) => !active || (label !== null && displayLabel(label) !== value))
  );
}

import { clipText } from './clip-text.js';
import { displayLabel } from './display-label.js';
import { fieldType } from './field-type.js';
import type { Field, PicklistValue } from './schema.js';

export type FieldSummary = {
  /** Null where the org did not say it. */
  readonly label: string | null;
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly help: string;
  readonly values: string;
  readonly formula: string;
  readonly defaultValue: string;
  readonly controllingField: string;
  /** Whether there is more to tell than this. */
  readonly more: boolean;
};

const LIMITS = { label: 120, name: 120, type: 160, description: 280, help: 280, controllingField: 120 } as const;
const WHOLE = { values: 140, formula: 80, defaultValue: 60 } as const;
const MOST_VALUES = 10;

/** What one table row has room for of a field: long texts are cut, long lists and formulas left to a section. */
export function fieldSummary(field: Field): FieldSummary {
  const texts = fieldTexts(field);
  const cut = Object.entries(LIMITS).map(([name, limit]) => [
    name,
    clipText(texts[name as keyof typeof LIMITS], limit),
  ]);
  const whole = Object.entries(WHOLE).map(([name, limit]) => [name, fits(texts[name as keyof typeof WHOLE], limit)]);
  const summary = Object.fromEntries([...cut, ...whole]) as Omit<FieldSummary, 'more'>;
  const long = Object.entries(summary).some(([name, text]) => text !== texts[name as keyof typeof summary]);
  return { ...summary, more: long || tooMany(field.picklistValues ?? []) };
}

function fieldTexts(field: Field): Omit<FieldSummary, 'more'> {
  const values = field.picklistValues ?? [];
  const description = field.description?.trim() ?? '';
  const help = field.helpText?.trim() ?? '';
  return {
    label: displayLabel(field.label) ?? '',
    name: field.name,
    type: fieldType(field) ?? '',
    description,
    help: help === description ? '' : help,
    values: tooMany(values) ? '' : values.map(({ value, label }) => displayLabel(label) ?? value).join(', '),
    formula: field.formula ?? '',
    defaultValue: field.defaultValue ?? '',
    controllingField: field.controllingField ?? '',
  };
}

function fits(text: string, limit: number): string {
  return text.length <= limit && !text.includes('\n') ? text : '';
}

// A value that is inactive, or whose API name is not its label, needs a column of its own.
function tooMany(values: readonly PicklistValue[]): boolean {
  return (
    values.length > MOST_VALUES ||
    values.some(({ value, label, active }) => !active || (label !== null && label !== value))
  );
}

import { detailAnchor } from '../../model/anchor.js';
import { clipText } from '../../model/clip-text.js';
import { fieldGroups } from '../../model/field-groups.js';
import { fieldSummary, type FieldSummary } from '../../model/field-summary.js';
import { fieldType } from '../../model/field-type.js';
import { displayLabel } from '../../model/display-label.js';
import type { Field, PicklistValue, SObject } from '../../model/schema.js';
import { splitText } from '../../model/split-text.js';
import { anchor, code, codeBlock, paragraph, text } from './escape.js';
import { labelOf } from './library.js';

export type FieldDetail = { readonly field: string; readonly texts: readonly string[] };

// Small enough that several fit a page, whatever escaping makes of them.
const LONGEST_PARAGRAPH = 4_000;
const LONGEST_CODE = 20_000;
const LONGEST_LIST = 60_000;
const LONGEST_VALUE = 1_000;

/** What the rows of an object's fields have no room for, as pieces that a page can break between. */
export function fieldDetails(object: SObject): readonly FieldDetail[] {
  return fieldGroups(object)
    .flatMap(({ fields }) => fields)
    .map((field) => ({ field, summary: fieldSummary(field) }))
    .filter(({ summary }) => summary.more)
    .map(({ field, summary }) => ({ field: field.name, texts: detailTexts(field, summary) }));
}

function detailTexts(field: Field, summary: FieldSummary): readonly string[] {
  const label = labelOf({ name: summary.name, label: summary.label });
  const heading = `### ${anchor(detailAnchor(field.name))}${label} (${code(summary.name)})\n`;
  const [first = '', ...others] = [
    ...longText('Label', displayLabel(field.label) ?? '', summary.label),
    ...longText('API name', field.name, summary.name),
    ...longText('Type', fieldType(field) ?? '', summary.type),
    ...longText('Description', field.description?.trim() ?? '', summary.description),
    ...helpTexts(field, summary),
    ...longText('Default', field.defaultValue ?? '', summary.defaultValue),
    ...longText('Controlling field', field.controllingField ?? '', summary.controllingField),
    ...formulaTexts(field, summary),
    ...valueTexts(field, summary),
  ];
  return [`${heading}\n${first}`, ...others];
}

function longText(word: string, whole: string, shown: string): readonly string[] {
  return whole === shown
    ? []
    : splitText(whole, LONGEST_PARAGRAPH).map((part, index) => `${opening(word, index)}: ${text(part)}\n`);
}

function helpTexts(field: Field, summary: FieldSummary): readonly string[] {
  const help = field.helpText?.trim() ?? '';
  return help === (field.description?.trim() ?? '') ? [] : longText('Help', help, summary.help);
}

function opening(word: string, index: number): string {
  return index === 0 ? word : `${word} (continued)`;
}

function formulaTexts(field: Field, summary: FieldSummary): readonly string[] {
  const formula = field.formula ?? '';
  return formula === summary.formula
    ? []
    : splitText(formula, LONGEST_CODE).map((part, index) => folded(opening('Formula', index), codeBlock(part)));
}

function valueTexts(field: Field, summary: FieldSummary): readonly string[] {
  const values = field.picklistValues ?? [];
  if (values.length === 0 || summary.values !== '') {
    return [];
  }
  const lists = bySize(values.map(valueItem));
  const ends = lists.map((_, index) => lists.slice(0, index + 1).flat().length);
  return lists.map((list, index) => {
    const range = lists.length === 1 ? '' : `, ${(ends[index - 1] ?? 0) + 1} to ${ends[index]}`;
    return folded(`${values.length} ${values.length === 1 ? 'value' : 'values'}${range}`, list.join(''));
  });
}

function valueItem({ value, label, active, default: preset }: PicklistValue): string {
  const shown = displayLabel(label);
  const words = [
    ...(shown !== undefined && shown !== value ? [`API value ${code(clipText(value, LONGEST_VALUE))}`] : []),
    ...(preset ? ['default'] : []),
    ...(active ? [] : ['inactive']),
  ];
  const name = paragraph(clipText(shown ?? value, LONGEST_VALUE)) || '(empty value)';
  return `- ${name}${words.length === 0 ? '' : ` (${words.join(', ')})`}\n`;
}

/** Lists of items, each small enough to be one piece. */
function bySize(items: readonly string[]): readonly string[][] {
  const lists: string[][] = [[]];
  let size = 0;
  for (const item of items) {
    size += Buffer.byteLength(item);
    if (size > LONGEST_LIST && lists.at(-1)?.length) {
      lists.push([]);
      size = Buffer.byteLength(item);
    }
    lists.at(-1)?.push(item);
  }
  return lists;
}

/** A folded block; `markdown` tells Python-Markdown that its content is Markdown, as GFM does unasked. */
function folded(summary: string, content: string): string {
  return `<details markdown="1">\n<summary>${summary}</summary>\n\n${content}\n</details>\n`;
}

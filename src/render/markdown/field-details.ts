import { detailAnchor } from '../../model/anchor.js';
import { clipText } from '../../model/clip-text.js';
import type { FieldSummary } from '../../model/field-summary.js';
import { displayLabel } from '../../model/display-label.js';
import type { Field, PicklistValue } from '../../model/schema.js';
import { splitText } from '../../model/split-text.js';
import { anchor, code, codeBlock, paragraph, text } from './escape.js';
import type { SummedGroup } from './field-table.js';
import { folded } from './folded.js';
import { labelOf } from './library.js';

export type FieldDetail = { readonly field: string; readonly texts: readonly string[] };

// Small enough that several fit a page, whatever escaping makes of them.
const LONGEST_PARAGRAPH = 4_000;
const LONGEST_CODE = 20_000;
const LONGEST_LIST = 60_000;
const LONGEST_VALUE = 1_000;

/** What the rows of an object's fields have no room for, as pieces that a page can break between. */
export function fieldDetails(groups: readonly SummedGroup[]): readonly FieldDetail[] {
  return groups
    .flatMap(({ fields }) => fields)
    .filter(({ summary }) => summary.more)
    .map(({ field, summary }) => ({ field: field.name, texts: detailTexts(field, summary) }));
}

function detailTexts(field: Field, { whole, shown }: FieldSummary): readonly string[] {
  const heading = `### ${anchor(detailAnchor(field.name))}${labelOf(shown)} (${code(shown.name)})\n`;
  const [first = '', ...others] = [
    ...longText('Label', whole.label ?? '', shown.label ?? ''),
    ...longText('API name', whole.name, shown.name),
    ...longText('Type', whole.type, shown.type),
    ...longText('Description', whole.description, shown.description),
    ...longText('Help', whole.help, shown.help),
    ...longText('Default', whole.defaultValue, shown.defaultValue),
    ...longText('Controlling field', whole.controllingField, shown.controllingField),
    ...formulaTexts(whole.formula, shown.formula),
    ...(shown.values === '' ? valueTexts(field.picklistValues ?? []) : []),
  ];
  return [`${heading}\n${first}`, ...others];
}

function longText(word: string, whole: string, shown: string): readonly string[] {
  return whole === shown
    ? []
    : splitText(whole, LONGEST_PARAGRAPH).map((part, index) => `${opening(word, index)}: ${text(part)}\n`);
}

function opening(word: string, index: number): string {
  return index === 0 ? word : `${word} (continued)`;
}

function formulaTexts(whole: string, shown: string): readonly string[] {
  return whole === shown
    ? []
    : splitText(whole, LONGEST_CODE).map((part, index) => folded(opening('Formula', index), codeBlock(part)));
}

function valueTexts(values: readonly PicklistValue[]): readonly string[] {
  let end = 0;
  return bySize(values.map(valueItem)).map((list) => {
    const start = end + 1;
    end += list.length;
    const range = list.length === values.length ? '' : `, ${start} to ${end}`;
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
  return lists.filter((list) => list.length > 0);
}

import { accessAnchor } from '../anchor.js';
import { clipText } from '../clip-text.js';
import { compareText } from '../compare-text.js';
import { fieldGrants, type FieldGrants, type Grantee } from '../grants.js';
import { holderLines } from '../holder-words.js';
import { holderId } from '../holder.js';
import { unreadReasons } from '../kind-facts.js';
import { inParts } from '../in-parts.js';
import type { Schema, SObject } from '../schema.js';
import { paragraphs, type Block, type BlockPiece } from './block.js';
import { notReadable } from '../not-readable.js';

const INTRODUCTION =
  'Fields with the same grants stand together: first those with the most common ones, then the exceptions. Edit includes Read; View All Fields, in the table above, opens every field for reading.';
const ABSENCE =
  'No explicit grant is not no access: required fields, and fields that are not subject to field permissions, have no rows of their own.';
const LIKE_FIRST = 'as in the first row';
const MOST_IN_ROW = 50;
const LONGEST_NAME = 60;

/** Fields that the same holders grant in the same way. */
type Group = { readonly fields: readonly string[] } & FieldGrants;

/** Which holders grant Edit and which Read only on each field of an object, the most common grant first. */
export function fieldAccessBlocks(object: SObject, schema: Schema): readonly Block[] {
  const unread = unreadReasons('field-access', object, schema);
  const groups = grouped(fieldGrants(object));
  const [common, ...exceptions] = groups;
  if (common === undefined) {
    const text =
      unread.length > 0
        ? notReadable(unread)
        : 'none: no profile, permission set or permission set group grants a field explicitly';
    return [{ heading: 'Field permissions', level: 3, anchor: 'access.fields', pieces: paragraphs(text) }];
  }
  const reasons = unread.length === 0 ? '' : `in part ${notReadable(unread)}. `;
  const without = fieldsWithoutRows(object, new Set(groups.flatMap(({ fields }) => fields)));
  return [
    {
      heading: 'Field permissions',
      level: 3,
      anchor: 'access.fields',
      note: `${reasons}${INTRODUCTION}`,
      columns: ['Fields', 'Edit', 'Read only'],
      pieces: [
        ...rows(common, holderCell(common.edit), holderCell(common.read)),
        ...exceptions.flatMap((group) =>
          rows(group, exception(group.edit, common.edit), exception(group.read, common.read)),
        ),
      ],
    },
    ...(without.length === 0
      ? []
      : [{ heading: 'Fields without a grant', level: 3, pieces: paragraphs(ABSENCE, ...without) } as const]),
  ];
}

function grouped(fields: ReadonlyMap<string, FieldGrants>): readonly Group[] {
  const groups = new Map<string, { readonly fields: string[] } & FieldGrants>();
  const numbers = new Map<string, number>();
  for (const [field, grants] of [...fields].sort(([left], [right]) => compareText(left, right))) {
    const signature = `${numbered(grants.edit, numbers)}|${numbered(grants.read, numbers)}`;
    const group = groups.get(signature) ?? { fields: [], ...grants };
    group.fields.push(field);
    groups.set(signature, group);
  }
  return [...groups.values()].sort(
    (left, right) =>
      right.fields.length - left.fields.length || compareText(left.fields[0] ?? '', right.fields[0] ?? ''),
  );
}

function numbered(holders: readonly Grantee[], numbers: Map<string, number>): string {
  return holders
    .map((holder) => {
      const id = holderId(holder);
      const number = numbers.get(id) ?? numbers.size;
      numbers.set(id, number);
      return number;
    })
    .join();
}

/** Required fields are named apart from the others without rows, since for them it means something else. */
function fieldsWithoutRows(object: SObject, granted: ReadonlySet<string>): readonly string[] {
  const others = object.fields
    .filter(({ name }) => !granted.has(name))
    .sort((left, right) => compareText(left.name, right.name));
  const named = (words: string, required: boolean): readonly string[] => {
    const names = others
      .filter((field) => (field.required === true) === required)
      .map(({ name }) => clipText(name, LONGEST_NAME));
    return inParts(names, MOST_IN_ROW).map((part) => `${words}: ${part.join(', ')}.`);
  };
  return [...named('Required', true), ...named('Others', false)];
}

function holderCell(holders: readonly Grantee[]): readonly string[] {
  return inParts(holders, MOST_IN_ROW).map((part) => holderLines(part).join('\n'));
}

/** Holders as what differs from the most common ones, where that is shorter to read. */
function exception(holders: readonly Grantee[], common: readonly Grantee[]): readonly string[] {
  const [ids, commonIds] = [new Set(holders.map(holderId)), new Set(common.map(holderId))];
  const more = holders.filter((holder) => !commonIds.has(holderId(holder)));
  const less = common.filter((holder) => !ids.has(holderId(holder)));
  if (common.length > 0 && more.length + less.length === 0) {
    return [LIKE_FIRST];
  }
  if ((more.length + less.length) * 2 >= holders.length) {
    return holderCell(holders);
  }
  const words = [LIKE_FIRST, ...apart('and', more), ...apart('but not', less)];
  return more.length + less.length <= MOST_IN_ROW ? [words.join(',\n')] : words;
}

function apart(word: string, holders: readonly Grantee[]): readonly string[] {
  return inParts(holders, MOST_IN_ROW).map((part) => `${word} ${holderLines(part).join('; ')}`);
}

/** As many rows as the longest of the three lists needs. */
function rows({ fields }: Group, edit: readonly string[], read: readonly string[]): readonly BlockPiece[] {
  const parts = inParts(fields, MOST_IN_ROW);
  const count = Math.max(parts.length, edit.length, read.length);
  return Array.from({ length: count }, (_, index): BlockPiece => {
    const part = parts[index] ?? [];
    return {
      type: 'row',
      anchors: part.map(accessAnchor),
      cells: [
        { cell: part.length === 0 ? 'the same fields' : part.map((field) => clipText(field, LONGEST_NAME)).join(', ') },
        { cell: edit[index] ?? (index === 0 ? undefined : 'as above') },
        { cell: read[index] ?? (index === 0 ? undefined : 'as above') },
      ],
    };
  });
}

import { factAnchor } from '../anchor.js';
import { clipText } from '../clip-text.js';
import { keyName } from '../fact-name.js';
import type { Cell, Kind } from '../kind.js';
import type { Fact } from '../schema.js';
import { splitText } from '../split-text.js';
import type { Block, BlockCell, BlockPiece, LongCell } from './block.js';

const LONGEST_TEXT = 280;
const LONGEST_CODE = 100;
const LONGEST_TITLE = 120;
// Small enough that several fit a page, whatever escaping makes of them.
const TEXT_PART = 4_000;
const CODE_PART = 20_000;

/** Ids that stand on a page already: a fact that is shown twice is linked to where it stands first. */
export type Placed = Set<string>;

export type FactTable = { readonly heading: string; readonly kind: Kind; readonly facts: readonly Fact[] };

/** Facts of one kind as a table, then what its rows have no room for; `object` is undefined for the org's own. */
export function factTable({ heading, kind, facts }: FactTable, placed: Placed, object?: string): readonly Block[] {
  const [first] = facts;
  if (first === undefined) {
    return [];
  }
  const heads = Object.keys(kind.row(first));
  const states = facts.map((fact) => state(fact, kind));
  const marked = states.some((words) => words !== undefined);
  const rows = facts.map((fact, index) => {
    const row = factRow(fact, { kind, heads, object }, placed);
    return marked ? { ...row, cells: [...row.cells, { cell: states[index] }] } : row;
  });
  const pieces = rows.map(({ anchors, cells }): BlockPiece => ({ type: 'row', anchors, cells }));
  const details = rows.flatMap((row) => row.details);
  return [
    { heading, level: 3, columns: marked ? [...heads, 'State'] : heads, pieces },
    ...(details.length === 0 ? [] : [{ heading: `${heading}: whole texts`, level: 3, pieces: details } as const]),
  ];
}

/** What has to be said of a fact beside its row: that it does not run, or is superseded in the product. */
function state(fact: Fact, kind: Kind): string | undefined {
  const active = kind.active?.(fact);
  const words = [
    ...(active === false ? ['inactive'] : active === null ? ['not known whether active'] : []),
    ...(kind.legacy?.(fact) === true ? ['legacy'] : []),
  ];
  return words.length === 0 ? undefined : words.join(', ');
}

type RowOptions = { readonly kind: Kind; readonly heads: readonly string[]; readonly object: string | undefined };
type Row = { readonly anchors: readonly string[]; readonly cells: BlockCell[]; readonly details: BlockPiece[] };

function factRow(fact: Fact, { kind, heads, object }: RowOptions, placed: Placed): Row {
  const id = factAnchor(kind.name, keyName(fact, object));
  const isFirst = !placed.has(id);
  placed.add(id);
  const row = kind.row(fact);
  const details: BlockPiece[] = [];
  const cells = heads.map((head, column): BlockCell => {
    const cell = row[head];
    const short = shortened(cell);
    if (cell == null || short === cell) {
      return { cell };
    }
    const more = `more.${id}.${column}`;
    if (isFirst) {
      details.push(
        ...detail(more, `${clipText(fact.label.trim() || keyName(fact, object), LONGEST_TITLE)}: ${head}`, cell),
      );
    }
    return { cell: short, more };
  });
  return { anchors: isFirst ? [id] : [], cells, details };
}

/** The beginning of a text that is too long for a row; code is not cut, since half a formula is none. */
function shortened(cell: Cell): Cell {
  if (cell === undefined || cell === null) return cell;
  if (typeof cell === 'string') {
    return cell.length <= LONGEST_TEXT ? cell : clipText(cell, LONGEST_TEXT);
  }
  return cell.code.length <= LONGEST_CODE && !cell.code.trim().includes('\n') ? cell : undefined;
}

function detail(id: string, title: string, cell: LongCell): readonly BlockPiece[] {
  const parts =
    typeof cell === 'string'
      ? splitText(cell, TEXT_PART)
      : splitText(cell.code, CODE_PART).map((code): LongCell => ({ code }));
  return parts.map((part, index) => ({
    type: 'detail',
    anchors: index === 0 ? [id] : [],
    title: index === 0 ? title : `${title} (continued)`,
    cell: part,
  }));
}

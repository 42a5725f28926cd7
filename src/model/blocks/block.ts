import type { Cell } from '../kind.js';
import { codeSize, textSize } from '../text-size.js';

/** A cell, and the id of the piece that holds the rest of a text for which a row has no room. */
export type BlockCell = { readonly cell: Cell; readonly more?: string };

/** What stands on a page, before any markup; the anchors are ids to link to. */
export type BlockPiece =
  | { readonly type: 'row'; readonly anchors: readonly string[]; readonly cells: readonly BlockCell[] }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'detail'; readonly anchors: readonly string[]; readonly title: string; readonly cell: LongCell };

export type LongCell = string | { readonly code: string };

/** Pieces under one heading. With columns it is a table, and all its pieces are rows. */
export type Block = {
  readonly heading: string;
  readonly level: 2 | 3;
  readonly anchor?: string;
  /** A paragraph between the heading and a table; not long, since no page is planned for it. */
  readonly note?: string;
  readonly columns?: readonly string[];
  readonly pieces: readonly BlockPiece[];
};

// Markup, a link to what a row has no room for, and the names of the page and the anchor in that link.
const PIECE_MARKUP = 300;
const LINK_MARKUP = 900;

/** The largest size of a piece in any markup, so that its page is known before it is rendered. */
export function pieceSize(piece: BlockPiece): number {
  if (piece.type === 'paragraph') {
    return textSize(piece.text) + PIECE_MARKUP;
  }
  const anchors = piece.anchors.reduce((size, id) => size + id.length + 20, PIECE_MARKUP);
  if (piece.type === 'detail') {
    const body = typeof piece.cell === 'string' ? textSize(piece.cell) : codeSize(piece.cell.code);
    return anchors + textSize(piece.title) + body;
  }
  return piece.cells.reduce((size, { cell, more }) => size + cellSize(cell) + (more ? LINK_MARKUP : 0), anchors);
}

function cellSize(cell: Cell): number {
  if (cell === undefined || cell === null) return 10;
  return textSize(typeof cell === 'string' ? cell : cell.code) + 10;
}

/** A row without anchors, of cells that are short. */
export function shortRow(...cells: readonly Cell[]): BlockPiece {
  return { type: 'row', anchors: [], cells: cells.map((cell) => ({ cell })) };
}

/** A paragraph of our own words. */
export function paragraphs(...texts: readonly (string | undefined)[]): readonly BlockPiece[] {
  return texts.flatMap((text) => (text === undefined || text === '' ? [] : { type: 'paragraph', text }));
}

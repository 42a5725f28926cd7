import type { Block, BlockCell, BlockPiece } from '../../model/blocks/block.js';
import type { BlockPlan } from '../../model/blocks/plan-blocks.js';
import { anchor, code, codeBlock, lineText, link, paragraph, text } from './escape.js';
import { folded } from './folded.js';
import { pagePath, type Piece, type Section } from './paged-document.js';
import { tableHead, tableRow } from './table.js';

/** Blocks as sections of a document; `fileName` is that of its first page without extension. */
export function blockSections(blocks: readonly Block[], plan: BlockPlan, fileName: string): readonly Section[] {
  let next = 0;
  return blocks.map((block) => {
    const pieces = block.pieces.map((piece): Piece => {
      const page = plan.pages[next++] ?? 1;
      return { page, text: pieceText(piece, (id) => target(id, page)) };
    });
    return {
      heading: `${'#'.repeat(block.level)} ${block.anchor === undefined ? '' : anchor(block.anchor)}${lineText(block.heading)}`,
      ...(block.note === undefined ? {} : { note: paragraph(block.note) }),
      ...(block.columns === undefined ? {} : { head: tableHead(...block.columns.map(lineText)) }),
      pieces,
    };
  });

  function target(id: string, from: number): string {
    const page = plan.pageOf.get(id) ?? 1;
    return page === from ? `#${id}` : `${pagePath(fileName, page)}.md#${id}`;
  }
}

function pieceText(piece: BlockPiece, target: (id: string) => string): string {
  if (piece.type === 'paragraph') {
    return `${paragraph(piece.text)}\n`;
  }
  const ids = piece.anchors.map(anchor).join('');
  if (piece.type === 'row') {
    const [first = '', ...others] = piece.cells.map((cell) => cellText(cell, target));
    return tableRow(`${ids}${first}`, ...others);
  }
  const title = `${ids}${paragraph(piece.title) || 'Whole text'}`;
  return typeof piece.cell === 'string'
    ? `${title}: ${text(piece.cell)}\n`
    : `${title}\n\n${folded('Formula or code', codeBlock(piece.cell.code))}`;
}

function cellText({ cell, more }: BlockCell, target: (id: string) => string): string {
  const shown =
    cell === null ? 'unknown' : cell === undefined ? '' : typeof cell === 'string' ? text(cell) : code(cell.code);
  return (
    [shown, more === undefined ? '' : link('more', target(more))].filter((part) => part !== '').join('<br>') || '–'
  );
}

import { planPages, type PageEnd } from '../plan-pages.js';
import { pieceSize, type Block } from './block.js';

export type BlockPlan = {
  /** Page of each piece, in the order of the blocks. */
  readonly pages: readonly number[];
  /** Page of each anchor that does not stand on the first one. */
  readonly pageOf: ReadonlyMap<string, number>;
  readonly end: PageEnd;
};

/** Puts blocks on pages by their largest possible size, so that what links to them need not render them. */
export function planBlocks(blocks: readonly Block[], start?: PageEnd): BlockPlan {
  const pieces = blocks.flatMap(({ anchor, pieces: own }) =>
    own.map((piece, index) => ({ piece, head: index === 0 ? anchor : undefined })),
  );
  const ends = planPages(
    pieces.map(({ piece }) => pieceSize(piece)),
    start,
  );
  const pageOf = new Map<string, number>();
  pieces.forEach(({ piece, head }, index) => {
    const page = ends[index]?.page ?? 1;
    if (page > 1) {
      const anchors = piece.type === 'paragraph' ? [] : piece.anchors;
      [...(head === undefined ? [] : [head]), ...anchors].forEach((anchor) => pageOf.set(anchor, page));
    }
  });
  return {
    pages: ends.every(({ page }) => page === 1) ? [] : ends.map(({ page }) => page),
    pageOf,
    end: ends.at(-1) ?? start ?? { page: 1, bytes: 0 },
  };
}

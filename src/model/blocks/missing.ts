import type { KindFacts } from '../kind-facts.js';
import { notReadable } from '../not-readable.js';
import { paragraphs, type BlockPiece } from './block.js';

/** Says in short which kinds have no facts, and which may have some that could not be read. */
export function missing(all: readonly KindFacts[]): readonly BlockPiece[] {
  const none = all.filter(({ facts, unread }) => facts.length === 0 && unread.length === 0);
  const unread = all.filter((each) => each.unread.length > 0);
  return paragraphs(
    none.length === 0 ? '' : `None: ${none.map(({ kind }) => kind.title).join(', ')}.`,
    ...unread.map(({ kind, facts, unread: reasons }) => {
      return `${kind.title}: ${facts.length === 0 ? '' : 'in part '}${notReadable(reasons)}`;
    }),
  );
}

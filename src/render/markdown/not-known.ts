import { clipText } from '../../model/clip-text.js';
import { compareText } from '../../model/compare-text.js';
import type { Gap } from '../../model/schema.js';
import { lineText } from './escape.js';

const LONGEST_REASON = 300;

/** What stands in place of a value that the org did not say: why, where a gap of one of these kinds tells. */
export function notKnown(gaps: readonly Gap[], ...kinds: readonly string[]): string {
  const gap = gaps
    .filter(({ kind }) => kinds.includes(kind))
    .toSorted(
      (left, right) => kinds.indexOf(left.kind) - kinds.indexOf(right.kind) || compareText(left.reason, right.reason),
    )[0];
  return gap === undefined ? 'unknown' : `not readable: ${lineText(clipText(gap.reason, LONGEST_REASON))}`;
}

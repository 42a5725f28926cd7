import type { ObjectGapFound } from './collector.js';

/** The org keeps the definitions of an installed package to itself: what only they tell is unknown, for every user. */
export function hidden(kind: string, object: string | undefined): ObjectGapFound {
  return {
    object,
    gap: {
      // Of what belongs to no object, only its uses are missed.
      kind: object === undefined ? 'usage' : kind,
      reason:
        'HIDDEN: the org keeps the definition of some of these to itself, as it does for installed packages; what only it tells is unknown.',
    },
  };
}

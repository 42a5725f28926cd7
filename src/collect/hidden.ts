import type { BodyType, ObjectGapFound, Told } from './collector.js';
import { definitionFailed } from './reason.js';

type Missing = { readonly kind: string; readonly object: string | undefined };

/**
 * The gap of a component whose definition is not among those that were read: the org keeps those of installed packages to
 * itself, from every user, or reading it failed. Nothing where no definition could be read at all: that is told once.
 */
export function* missing(
  told: Pick<Told, 'bodies' | 'unfinished'>,
  type: BodyType,
  { kind, object }: Missing,
): Generator<ObjectGapFound> {
  if (!told.bodies(type)) return;
  const reason = told.unfinished(type) ? definitionFailed(type.type) : hidden;
  // Of what belongs to no object, only its uses are missed.
  yield { object, gap: { kind: object === undefined ? 'usage' : kind, reason } };
}

const hidden =
  'HIDDEN: the org keeps the definition of some of these to itself, as it does for installed packages; what only it tells is unknown.';

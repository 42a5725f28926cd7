import type { BodyType, ObjectGapFound, Told } from './collector.js';
import { definitionFailed } from './reason.js';

type Missing = {
  readonly kind: string;
  readonly object: string | undefined;
  /** It came with a package. */
  readonly packaged: boolean;
};

/**
 * The gap of a component whose definition is not among those that were read: the org keeps those of installed packages to
 * itself, from every user, or reading it failed. Nothing where no definition could be read at all: that is told once.
 */
export function* missing(
  told: Pick<Told, 'bodies' | 'unfinished'>,
  type: BodyType,
  { kind, object, packaged }: Missing,
): Generator<ObjectGapFound> {
  if (!told.bodies(type)) return;
  const lost = told.unfinished(type) ? definitionFailed(type.type) : notFound(type.type);
  const reason = packaged === true && !told.unfinished(type) ? hidden : lost;
  // Of what belongs to no object, only its uses are missed.
  yield { object, gap: { kind: object === undefined ? 'usage' : kind, reason } };
}

const hidden =
  'HIDDEN: the org keeps the definition of some of these to itself, as it does for installed packages; what only it tells is unknown.';

const notFound = (type: string): string =>
  `NOT_FOUND: the org lists some of these and gives no definition of ${type} under their names; what only it tells is unknown.`;

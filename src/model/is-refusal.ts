import type { Gap } from './schema.js';

/**
 * Whether a gap tells that this user could not read something. The others tell that the org shows something in one place
 * and not in another, which is so for everybody: a field in the setup tables alone, an object without a record count.
 */
export function isRefusal({ kind, reason }: Gap): boolean {
  const shownElsewhere = reason.startsWith('NOT_VISIBLE:') || (reason.startsWith('NOT_LISTED:') && kind !== 'describe');
  return !shownElsewhere;
}

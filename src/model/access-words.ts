import { openingPermissions, holdersOf, type OpeningPermission } from './data-openers.js';
import { holderLines } from './holder-words.js';
import { unreadReasons } from './kind-facts.js';
import { notReadable } from './not-readable.js';
import type { Schema } from './schema.js';

/** What a list of grants leaves out, wherever one stands. */
export const NOT_EVALUATED =
  'Sharing, restriction rules, licences and session-based permission sets are not evaluated: what is granted here is not all that decides what a user can do.';

/** The two system permissions that open the records of nearly all objects, whatever is granted on each. */
export const OPEN_EVERYTHING: readonly OpeningPermission[] = ['ViewAllData', 'ModifyAllData'];

/** Who has a system permission that opens every object's records, in one sentence a permission. */
export function openersWords(schema: Schema): readonly string[] {
  const unread = unreadReasons('holder', schema, schema);
  return OPEN_EVERYTHING.map((permission) => {
    const holders = holdersOf(schema, permission);
    const known = holders === null ? '' : holderLines(holders).join('; ');
    const nobody = holders === null ? 'unknown' : 'none';
    const closed = unread.length === 0 ? '' : notReadable(unread);
    const who = known === '' ? closed || nobody : closed === '' ? known : `${known}; in part ${closed}`;
    return `The system permission ${openingPermissions[permission]} opens its records too. It is granted by: ${who}.`;
  });
}

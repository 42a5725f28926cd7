import { clipText } from '../../model/clip-text.js';
import { compareGrantees, type Grantee } from '../../model/grants.js';
import { holderTypeWords } from '../../model/holder-words.js';
import { holderId } from '../../model/holder.js';
import { code, text } from './escape.js';
import type { Library } from './library.js';
import { notKnown } from './not-known.js';
import type { Unplanned } from './paged-document.js';
import { tableHead, tableRow } from './table.js';

const HEAD = tableHead('Holder', 'API name', 'Type', 'Assigned active users');
const NOTE =
  'Active users with an assignment that has not expired. Who has a permission set through a group is counted with the group; a user may have several of these.';
const LONGEST_NAME = 200;

/** How many users have each profile, permission set and group. */
export function assignedUsers({ schema }: Library): Unplanned {
  const heading = '## Assigned users';
  const { holders, assignedUsers: counts, gaps } = schema;
  if (counts === null || holders === null) {
    return { heading, texts: [`${notKnown(gaps, 'assigned-users', 'holder')}\n`] };
  }
  return holders.length === 0
    ? { heading, texts: ['none\n'] }
    : {
        heading,
        note: NOTE,
        head: HEAD,
        texts: holders.toSorted(compareGrantees).map((holder) => row(holder, counts)),
      };
}

function row(holder: Grantee, counts: Readonly<Record<string, number>>): string {
  const id = holderId(holder);
  const count = Object.hasOwn(counts, id) ? counts[id] : undefined;
  return tableRow(
    text(clipText(holder.holderLabel, LONGEST_NAME)) || '–',
    code(clipText(holder.holder, LONGEST_NAME)) || '–',
    holderTypeWords[holder.holderType],
    count === undefined ? 'unknown' : count.toLocaleString('en-US'),
  );
}

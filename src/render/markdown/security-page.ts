import { NOT_EVALUATED } from '../../model/access-words.js';
import { clipText } from '../../model/clip-text.js';
import { holdersOf, openingOf, openingPermissions, type OpeningPermission } from '../../model/data-openers.js';
import type { TextFile } from '../../model/file.js';
import { compareGrantees, objectGrants } from '../../model/grants.js';
import { holderLines, holderTypeWords } from '../../model/holder-words.js';
import { holderId, type Holder } from '../../model/holder.js';
import { inParts } from '../../model/in-parts.js';
import type { Schema } from '../../model/schema.js';
import { unreadReasons } from '../../model/kind-facts.js';
import { notReadable } from '../../model/not-readable.js';
import { code, paragraph, text } from './escape.js';
import type { Library } from './library.js';
import { notKnown } from './not-known.js';
import { orgPage } from './org-page.js';
import type { Unplanned } from './paged-document.js';
import { tableHead, tableRow } from './table.js';

const LONGEST_NAME = 120;
const MOST_IN_ROW = 50;
const HOLDERS = tableHead(
  'Holder',
  'API name',
  'Type',
  'Objects here that it grants Read on',
  'System permissions that open data',
);

/** Profiles, permission sets and groups: what each opens, and who has the system permissions that open most. */
export function securityPage(library: Library): Iterable<TextFile> {
  return orgPage('security', library, {
    title: 'Security',
    opening: `Profiles, permission sets and permission set groups; the page of each object tells who grants what on it. ${NOT_EVALUATED}`,
    sections: () => {
      const { holders, gaps } = library.schema;
      return holders === null
        ? [{ heading: '## Holders', texts: [`${notKnown(gaps, 'holder')}\n`] }]
        : [...inPart(library), openers(library), holderList(holders, library), groups(holders)];
    },
  });
}

/** Says before the lists of holders that they may not be all. */
function inPart({ schema }: Library): readonly Unplanned[] {
  const unread = unreadReasons('holder', schema, schema);
  return unread.length === 0
    ? []
    : [{ heading: '## In part', texts: [`${paragraph(`In part ${notReadable(unread)}`)}\n`] }];
}

function openers({ schema }: Library): Unplanned {
  const nobody = unreadReasons('holder', schema, schema).length === 0 ? 'none' : 'not readable';
  const permissions = Object.keys(openingPermissions) as readonly OpeningPermission[];
  return {
    heading: '## Who opens data',
    note: 'System permissions that open records, or the way to them, whatever is granted on an object.',
    head: tableHead('System permission', 'API name', 'Granted by'),
    texts: permissions.flatMap((permission) => {
      const lists = inParts(holdersOf(schema, permission) ?? [], MOST_IN_ROW).map((part) =>
        holderLines(part).join('\n'),
      );
      return (lists.length === 0 ? [nobody] : lists).map((list) =>
        tableRow(openingPermissions[permission], code(permission), text(list)),
      );
    }),
  };
}

function holderList(holders: readonly Holder[], library: Library): Unplanned {
  const opened = objectsOpened(library);
  const sorted = holders.toSorted(compareGrantees);
  return sorted.length === 0
    ? { heading: '## Holders', texts: ['none\n'] }
    : {
        heading: '## Holders',
        note: 'Of a group, what it grants in effect: what its permission sets grant, less what is muted.',
        head: HOLDERS,
        texts: sorted.map((holder) =>
          tableRow(
            text(clipText(holder.holderLabel, LONGEST_NAME)) || '–',
            code(clipText(holder.holder, LONGEST_NAME)) || '–',
            holderTypeWords[holder.holderType],
            openedWords(opened.get(holderId(holder)) ?? 0, library.schema),
            openingOf(holder).map(code).join(', ') || '–',
          ),
        ),
      };
}

/** How many objects a holder opens, as far as the org said it. */
function openedWords(count: number, { gaps }: Schema): string {
  const unread = gaps.some(({ kind }) => kind === 'object-access');
  if (!unread) return String(count);
  return count === 0 ? 'not readable' : `${count}, in part not readable`;
}

function objectsOpened({ objects }: Library): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { grantee, grants } of objects.flatMap(objectGrants)) {
    const id = holderId(grantee);
    counts.set(id, (counts.get(id) ?? 0) + (grants.read === true ? 1 : 0));
  }
  return counts;
}

function groups(holders: readonly Holder[]): Unplanned {
  const heading = '## Permission set groups';
  const ofType = holders.filter(({ holderType }) => holderType === 'permission-set-group').sort(compareGrantees);
  return ofType.length === 0
    ? { heading, texts: ['none\n'] }
    : {
        heading,
        head: tableHead('Group', 'API name', 'Permission sets in it', 'Muted in it'),
        texts: ofType.flatMap(groupRows),
      };
}

/** As many rows as the longer of a group's lists needs. */
function groupRows({ holder, holderLabel, members = [], muting = [] }: Holder): readonly string[] {
  const [inGroup, muted] = [inParts(members, MOST_IN_ROW), inParts(muting, MOST_IN_ROW)];
  return Array.from({ length: Math.max(1, inGroup.length, muted.length) }, (_, index) =>
    tableRow(
      text(clipText(holderLabel, LONGEST_NAME)) || '–',
      code(clipText(holder, LONGEST_NAME)) || '–',
      names(inGroup[index]),
      names(muted[index]),
    ),
  );
}

function names(list: readonly string[] = []): string {
  return list.map((name) => code(clipText(name, LONGEST_NAME))).join(', ') || '–';
}

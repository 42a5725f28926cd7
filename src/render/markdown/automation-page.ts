import { factAnchor } from '../../model/anchor.js';
import { objectAnchorPage } from '../../model/blocks/object-blocks.js';
import { clipText } from '../../model/clip-text.js';
import { keyName } from '../../model/fact-name.js';
import type { TextFile } from '../../model/file.js';
import type { Kind } from '../../model/kind.js';
import { ofClasses, type KindFacts } from '../../model/kind-facts.js';
import type { Fact, SObject } from '../../model/schema.js';
import { code, lineText, link, text } from './escape.js';
import { labelOf, type Library } from './library.js';
import { orgPage } from './org-page.js';
import { pagePath, type Unplanned } from './paged-document.js';
import { tableHead, tableRow } from './table.js';

const LONGEST_NAME = 120;
const OPENING = 'What runs by itself in the org; the page of each object tells it in the order of execution.';

/** All automation of the org: what belongs to no object, how much each object has, what is inactive or legacy. */
export function automationPage(library: Library): Iterable<TextFile> {
  return orgPage('automation', library, {
    title: 'Automation',
    opening: OPENING,
    sections: () => {
      const owners = library.objects.map((object): Owner => ({
        object,
        all: ofClasses(object, library, ['automation']),
      }));
      const org: Owner = { object: undefined, all: ofClasses(library.schema, library, ['automation']) };
      return [
        byObject(owners, library),
        list('## Inactive', [org, ...owners], (fact, kind) => kind.active?.(fact) === false, library),
        list('## Legacy', [org, ...owners], (fact, kind) => kind.legacy?.(fact) === true, library),
      ];
    },
  });
}

/** An object, or the org where it is undefined, with its automation by kind. */
type Owner = { readonly object: SObject | undefined; readonly all: readonly KindFacts[] };

function byObject(owners: readonly Owner[], library: Library): Unplanned {
  const heading = '## By object';
  const found = new Set(
    owners.flatMap(({ all }) =>
      all.flatMap(({ kind, facts, unread }) => (facts.length + unread.length > 0 ? kind : [])),
    ),
  );
  const columns = library.kinds.filter((kind) => found.has(kind));
  // A gap of the org is one of all its objects, and is said once above.
  const shown = owners.filter(({ object, all }) =>
    all.some(({ kind, facts }) => facts.length > 0 || hasOwnGap(kind, object)),
  );
  return shown.length === 0
    ? { heading, texts: ['none\n'] }
    : {
        heading,
        note: 'Numbers of what is active, and of what is inactive in parentheses.',
        head: tableHead('Object', 'API name', ...columns.map(({ title }) => lineText(title))),
        texts: shown.map((owner) => objectRow(owner, columns, library)),
      };
}

function hasOwnGap(kind: Kind, object: SObject | undefined): boolean {
  return object?.gaps.some((gap) => gap.kind === kind.name) ?? false;
}

function objectRow({ object, all }: Owner, columns: readonly Kind[], library: Library): string {
  const name = clipText(object?.name ?? '', LONGEST_NAME);
  const label = object?.label == null ? null : clipText(object.label, LONGEST_NAME);
  const counts = columns.map((kind) => countWords(all.find((each) => each.kind === kind)));
  return tableRow(anchorLink(labelOf({ name, label }), object, 'automation', library), code(name), ...counts);
}

function countWords(each: KindFacts | undefined): string {
  if (each === undefined) {
    return '–';
  }
  const { kind, facts, unread } = each;
  const inactive = facts.filter((fact) => kind.active?.(fact) === false).length;
  const counted = inactive === 0 ? String(facts.length) : `${facts.length - inactive} (${inactive})`;
  if (unread.length > 0) {
    return facts.length === 0 ? 'not readable' : `${counted}, in part not readable`;
  }
  return facts.length === 0 ? '–' : counted;
}

type Choice = (fact: Fact, kind: Kind) => boolean;

function list(heading: string, owners: readonly Owner[], chosen: Choice, library: Library): Unplanned {
  const rows = owners.flatMap(({ object, all }) =>
    all.flatMap(({ kind, facts }) =>
      facts.filter((fact) => chosen(fact, kind)).map((fact) => listRow(fact, { kind, object, library })),
    ),
  );
  return rows.length === 0
    ? { heading, texts: ['none\n'] }
    : { heading, head: tableHead('Object', 'Kind', 'Name'), texts: rows };
}

type Listed = { readonly kind: Kind; readonly object: SObject | undefined; readonly library: Library };

function listRow(fact: Fact, { kind, object, library }: Listed): string {
  const label =
    text(clipText(fact.label, LONGEST_NAME)).replaceAll('<br>', ' ') ||
    code(clipText(keyName(fact, object?.name), LONGEST_NAME)) ||
    'no name';
  const id = factAnchor(kind.name, keyName(fact, object?.name));
  return tableRow(
    object === undefined ? '–' : code(clipText(object.name, LONGEST_NAME)) || '–',
    lineText(kind.title),
    object === undefined ? label : anchorLink(label, object, id, library),
  );
}

function anchorLink(label: string, object: SObject | undefined, id: string, library: Library): string {
  const file = object && library.fileNames.get(object.name);
  return object === undefined || file === undefined
    ? label
    : link(label, `objects/${pagePath(file, objectAnchorPage(object, id, library))}.md#${id}`);
}

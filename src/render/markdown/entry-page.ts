import { clipText } from '../../model/clip-text.js';
import { comesFirst } from '../../model/comes-first.js';
import type { TextFile } from '../../model/file.js';
import { isRefusal } from '../../model/is-refusal.js';
import { code, lineText, link, text } from './escape.js';
import type { Library } from './library.js';
import { objectList } from './object-list.js';
import { hasPage } from './org-page.js';
import { packageList } from './package-list.js';
import { flow, pagedDocument } from './paged-document.js';
import { tableHead, tableRow } from './table.js';

const LONGEST_NAME = 200;

/** The page that people open first: which org, how to read the rest, and the objects they look for. */
export function entryPage(library: Library): Iterable<TextFile> {
  const { org } = library.schema;
  const first = library.objects.filter(comesFirst);
  const name = org.name?.trim() ? lineText(clipText(org.name, LONGEST_NAME)) : 'an org without a name';
  return pagedDocument({
    path: 'docs/README',
    title: `Schema of ${name}`,
    opening: [orgTable(library), guide(library, first.length), pages(library), unread(library)].join('\n'),
    sections: flow([objectList(`## Objects`, first, library), ...packageList(library)]),
  });
}

function orgTable({ schema }: Library): string {
  const { org } = schema;
  const kind = org.sandbox === null ? 'unknown' : org.sandbox ? 'yes' : 'no';
  return [
    tableHead('', ''),
    tableRow('Org', code(org.id)),
    tableRow('Edition', org.type === null ? 'unknown' : text(clipText(org.type, LONGEST_NAME))),
    tableRow('Sandbox', kind),
    tableRow('API version', code(schema.apiVersion)),
    tableRow('Language of the labels', schema.language === null ? 'unknown' : code(schema.language)),
    tableRow('Objects', String(schema.objects.length)),
    tableRow('Fields', String(schema.objects.reduce((sum, { fields }) => sum + fields.length, 0))),
  ].join('');
}

function guide({ objects }: Library, first: number): string {
  const others = objects.length - first;
  const list =
    others === 0
      ? ''
      : ` Setup and associated objects (history, sharing, feed...), ${others} in all, are in ${link('a list of their own', 'other-objects.md')}.`;
  return [
    `The table below lists the ${first} objects that an administrator can customize, each with a link to its page.${list}\n`,
    `How to read the pages: "0" is a figure, "none" or a dash (–) means that the org has nothing there, and "unknown" or "not readable" that it did not say. Table sizes are classes such as 10k+, so that a page changes when the schema does and not with every record; the figures are in the ${link('statistics', 'stats.md')}.\n`,
  ].join('\n');
}

/** The pages about the whole org that there are. */
function pages(library: Library): string {
  const links = [
    ...(hasPage('automation', library) ? [link('automation', 'automation.md')] : []),
    ...(hasPage('security', library) ? [link('security', 'security.md')] : []),
    ...(hasPage('setup', library) ? [link('setup', 'setup.md')] : []),
    link('statistics', 'stats.md'),
    link('what could not be read', 'gaps.md'),
  ];
  return `About the whole org: ${links.join(' · ')}.\n`;
}

function unread({ schema, objects }: Library): string {
  const refused = objects.filter((object) => object.gaps.some(isRefusal)).length;
  const ofOrg = schema.gaps.some(isRefusal);
  if (refused > 0 || ofOrg) {
    const what = [
      ...(refused > 0 ? [`${refused} of the objects`] : []),
      ...(ofOrg ? ['some facts about the org'] : []),
    ];
    return `The user who built this library could not read all of ${what.join(' and ')}: see ${link('what and why', 'gaps.md')}.\n`;
  }
  const complete = schema.gaps.length === 0 && objects.every(({ gaps }) => gaps.length === 0);
  const rest = ` What the org shows in one place and not in another is on ${link('a page of its own', 'gaps.md')}.`;
  return `Everything that was asked for could be read.${complete ? '' : rest}\n`;
}

import { detailAnchor } from '../../model/anchor.js';
import { clipText } from '../../model/clip-text.js';
import type { TextFile } from '../../model/file.js';
import { objectPages } from '../../model/object-pages.js';
import { planPages, type PageEnd } from '../../model/plan-pages.js';
import type { Gap, SObject } from '../../model/schema.js';
import { compareText } from '../../model/compare-text.js';
import { anchor, code, link, text } from './escape.js';
import { fieldDetails } from './field-details.js';
import { fieldTables } from './field-table.js';
import { labelOf, type Library } from './library.js';
import { gapWords } from '../../model/gap-words.js';
import { objectFacts } from './object-facts.js';
import { pagedDocument, pagePath, type Piece, type Section } from './paged-document.js';
import { relationTables } from './relation-tables.js';
import { tableHead, tableRow } from './table.js';

const LONGEST_TITLE = 200;
const LONGEST_REASON = 2_000;
const GAPS = tableHead('What', 'Why');

/** An object's page, with continuation pages where it is long. */
export function objectPage(object: SObject, library: Library): Iterable<TextFile> {
  const name = library.fileNames.get(object.name) ?? object.name;
  const title = clipText(object.name, LONGEST_TITLE);
  const label = object.label === null ? null : clipText(object.label, LONGEST_TITLE);
  return pagedDocument({
    path: `docs/objects/${name}`,
    title: `${labelOf({ name: title, label })} (${code(title)})`,
    opening: objectFacts(object, library),
    sections: sections(object, library, name),
  });
}

function sections(object: SObject, library: Library, name: string): readonly Section[] {
  const plan = objectPages(object);
  const tail = tailPieces(object, plan.end);
  const pageOf = (field: string): number => plan.fields.get(field) ?? 1;
  const target = (field: string, page: number, id: string): string =>
    page === pageOf(field) ? `#${id}` : `${pagePath(name, page)}.md#${id}`;
  const fields = fieldTables(object, {
    pageOf,
    detailTarget(field) {
      const page = tail.detailPages.get(field);
      return page === undefined ? undefined : target(field, page, detailAnchor(field));
    },
    unreadable(field) {
      const gap = object.gaps.length === 0 ? undefined : target(field, tail.gapsPage, 'gaps');
      return gap === undefined ? 'unknown' : link('not readable', gap);
    },
  });
  const relations = relationTables(object, plan, { fileNames: library.fileNames, folder: '' });
  return [
    ...under('## Fields', fields),
    ...under(`## ${anchor('relationships')}Relationships`, relations),
    { heading: '## More about fields', pieces: tail.details },
    { heading: `## ${anchor('gaps')}What could not be read`, head: GAPS, pieces: tail.gaps },
  ];
}

/** Puts a heading over the first of some sections that has something to show. */
function under(heading: string, sections: readonly Section[]): readonly Section[] {
  const first = sections.findIndex(({ pieces }) => pieces.length > 0);
  return sections.map((section, index) =>
    index === first ? { ...section, heading: `${heading}\n\n${section.heading}` } : section,
  );
}

type Tail = {
  readonly details: readonly Piece[];
  readonly detailPages: ReadonlyMap<string, number>;
  readonly gaps: readonly Piece[];
  readonly gapsPage: number;
};

/** What follows the rows is laid out by its real size, before the rows, which link to it. */
function tailPieces(object: SObject, start: PageEnd): Tail {
  const fields = fieldDetails(object);
  const texts = fields.flatMap((field) => field.texts);
  const gaps = object.gaps.toSorted((left, right) => compareText(gapRow(left), gapRow(right))).map(gapRow);
  const plan = planPages(
    [...texts, ...gaps].map((text) => Buffer.byteLength(text)),
    start,
  );
  const pages = plan.map(({ page }) => page);
  const firsts = fields.map((_, index) => fields.slice(0, index).flatMap((field) => field.texts).length);
  return {
    details: texts.map((text, index) => ({ text, page: pages[index] ?? 1 })),
    detailPages: new Map(fields.map(({ field }, index) => [field, pages[firsts[index] ?? 0] ?? 1])),
    gaps: gaps.map((text, index) => ({ text, page: pages[texts.length + index] ?? 1 })),
    gapsPage: pages[texts.length] ?? start.page,
  };
}

function gapRow({ kind, reason }: Gap): string {
  return tableRow(text(clipText(gapWords(kind), LONGEST_TITLE)), text(clipText(reason, LONGEST_REASON)));
}

import { planPages, type PageEnd } from '../../model/plan-pages.js';
import type { TextFile } from '../../model/file.js';
import { link } from './escape.js';

// A line feed between two texts, and a share of the head of their section.
const TEXT_MARKUP = 40;

/** A piece that stays whole: a table row, a paragraph, a folded list; `page` is the page it belongs on. */
export type Piece = { readonly text: string; readonly page: number };

/**
 * Pieces under one heading. `head`, the head of a table, is repeated where the pieces go on on another page; `note`, a
 * paragraph before them, is not.
 */
export type Section = {
  readonly heading: string;
  readonly note?: string;
  readonly head?: string;
  readonly pieces: readonly Piece[];
};

export type PagedDocument = {
  /** Path of the first page without `.md`. */
  readonly path: string;
  readonly title: string;
  readonly opening: string;
  readonly sections: readonly Section[];
};

/** Writes a document as one file a page, each continuation page with its title and links to its neighbours. */
export function* pagedDocument(document: PagedDocument): Iterable<TextFile> {
  const pages = Math.max(1, ...document.sections.flatMap(({ pieces }) => pieces.map(({ page }) => page)));
  for (let page = 1; page <= pages; page++) {
    yield { path: `${pagePath(document.path, page)}.md`, text: pageText(document, page, pages) };
  }
}

/** Path without extension of one page of a document: `Account`, `Account~2`, `Account~3`. */
export function pagePath(path: string, page: number): string {
  return page === 1 ? path : `${path}~${page}`;
}

/** A section whose pieces are not on pages yet. */
export type Unplanned = Omit<Section, 'pieces'> & { readonly texts: readonly string[] };

/** Puts the texts of sections on pages by their size, going on where others end, where nobody links to them. */
export function flow(sections: readonly Unplanned[], start?: PageEnd): readonly Section[] {
  const sizes = sections.flatMap(({ texts }) => texts).map((text) => Buffer.byteLength(text) + TEXT_MARKUP);
  const ends = planPages(sizes, start);
  let next = 0;
  return sections.map(({ texts, ...section }) => ({
    ...section,
    pieces: texts.map((text) => ({ text, page: ends[next++]?.page ?? 1 })),
  }));
}

function pageText(document: PagedDocument, page: number, pages: number): string {
  const title = page === 1 ? document.title : `${document.title}, page ${page}`;
  const neighbours = navigation(document.path, page, pages);
  return [
    `# ${title}\n`,
    neighbours,
    page === 1 ? document.opening : '',
    ...document.sections.map((section) => sectionText(section, page)),
    neighbours,
  ]
    .filter((block) => block !== '')
    .join('\n');
}

function navigation(path: string, page: number, pages: number): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const to = (label: string, target: number): string => link(label, `${pagePath(name, target)}.md`);
  const links = [
    ...(page > 1 ? [to('previous page', page - 1)] : []),
    ...(page < pages ? [to('next page', page + 1)] : []),
  ];
  return links.length === 0 ? '' : `Page ${page} of ${pages}: ${links.join(' · ')}\n`;
}

function sectionText({ heading, note, head = '', pieces }: Section, page: number): string {
  const here = pieces.filter((piece) => piece.page === page).map(({ text }) => text);
  if (here.length === 0) {
    return '';
  }
  const goesOn = pieces.some((piece) => piece.page < page);
  const body = head + here.join(head === '' ? '\n' : '');
  return `${heading}${goesOn ? ' (continued)' : ''}\n\n${note === undefined || goesOn ? '' : `${note}\n\n`}${body}`;
}

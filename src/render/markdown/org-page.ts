import { orgBlocks, orgPages, type OrgPage } from '../../model/blocks/org-blocks.js';
import type { TextFile } from '../../model/file.js';
import { isAsked } from '../../model/kind-facts.js';
import { blockSections } from './block-sections.js';
import { link } from './escape.js';
import type { Library } from './library.js';
import { flow, pagedDocument, type Unplanned } from './paged-document.js';

export type OrgPageOptions = {
  readonly title: string;
  readonly opening: string;
  /** What follows the facts of the org; nobody links into it. */
  readonly sections: () => readonly Unplanned[];
};

/** One of the pages about the whole org; none where its classes of information were not asked for. */
export function orgPage(
  page: OrgPage,
  library: Library,
  { title, opening, sections }: OrgPageOptions,
): Iterable<TextFile> {
  if (!hasPage(page, library)) {
    return [];
  }
  const { path } = orgPages[page];
  const { blocks, plan } = orgBlocks(page, library);
  return pagedDocument({
    path,
    title,
    opening: `${opening} Back to the ${link('entry page', 'README.md')}.\n`,
    sections: [...blockSections(blocks, plan, path.slice(path.lastIndexOf('/') + 1)), ...flow(sections(), plan.end)],
  });
}

/** Whether there is such a page: of what was not asked for nothing is shown. */
export function hasPage(page: OrgPage, { schema }: Library): boolean {
  return orgPages[page].classes.some((informationClass) => isAsked(schema, informationClass));
}

import type { InformationClass } from '../kind.js';
import { ofClasses, type FactContext, type KindFacts } from '../kind-facts.js';
import { paragraphs, type Block } from './block.js';
import { factTable, type Placed } from './fact-table.js';
import { missing } from './missing.js';
import { planBlocks, type BlockPlan } from './plan-blocks.js';

/** Pages on which facts stand that belong to no object. */
export const orgPages = {
  automation: { path: 'docs/automation', classes: ['automation'] },
  security: { path: 'docs/security', classes: ['security'] },
  setup: { path: 'docs/setup', classes: ['metadata', 'list-views'] },
} as const satisfies Record<string, { readonly path: string; readonly classes: readonly InformationClass[] }>;
export type OrgPage = keyof typeof orgPages;

export type OrgBlocks = { readonly blocks: readonly Block[]; readonly plan: BlockPlan };

/** The facts of the org that stand on one of its pages, one table a kind, and on which part of it. */
export function orgBlocks(page: OrgPage, context: FactContext): OrgBlocks {
  const placed: Placed = new Set();
  // Most kinds are of objects alone: that the org has none of its own is worth no word.
  const all = orgFacts(page, context).filter(({ facts, unread }) => facts.length + unread.length > 0);
  const said = missing(all);
  // The page about security begins with its holders, which are of the org all the same.
  if (all.length === 0 && page === 'security') {
    return { blocks: [], plan: planBlocks([]) };
  }
  const blocks: readonly Block[] = [
    {
      heading: 'Of no single object',
      level: 2,
      anchor: 'org',
      pieces:
        all.length === 0
          ? paragraphs('none')
          : said.length > 0
            ? said
            : paragraphs('What the org has beside what stands on the pages of its objects.'),
    },
    ...all.flatMap((each) => factTable({ ...each, heading: each.kind.title }, placed)),
  ];
  return { blocks, plan: planBlocks(blocks) };
}

/** What the org itself has of the kinds that stand on one of its pages. */
export function orgFacts(page: OrgPage, context: FactContext): readonly KindFacts[] {
  return ofClasses(context.schema, context, orgPages[page].classes);
}

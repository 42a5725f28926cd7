import { objectPages } from '../object-pages.js';
import type { FactContext } from '../kind-facts.js';
import type { SObject } from '../schema.js';
import { accessBlocks } from './access-blocks.js';
import { automationBlocks } from './automation-blocks.js';
import type { Block } from './block.js';
import { planBlocks, type BlockPlan } from './plan-blocks.js';
import type { Placed } from './fact-table.js';
import { setupBlocks } from './setup-blocks.js';
import { usageBlocks } from './usage-blocks.js';

export type ObjectBlocks = { readonly blocks: readonly Block[]; readonly plan: BlockPlan };

/** Everything that an object's pages tell beside its fields and relationships, and on which page each part stands. */
export function objectBlocks(object: SObject, context: FactContext): ObjectBlocks {
  const placed: Placed = new Set();
  const blocks = [
    ...automationBlocks(object, context, placed),
    ...accessBlocks(object, context, placed),
    ...setupBlocks(object, context, placed),
    ...usageBlocks(object, context),
  ];
  const plan = planBlocks(blocks, objectPages(object).end);
  plans.set(object, { context, plan });
  return { blocks, plan };
}

/** On which page of an object's pages an anchor stands, for whoever links to it. */
export function objectAnchorPage(object: SObject, anchor: string, context: FactContext): number {
  const known = plans.get(object);
  const fits = known?.context.schema === context.schema && known.context.kinds === context.kinds;
  const { pageOf } = fits ? known.plan : objectBlocks(object, context).plan;
  return pageOf.get(anchor) ?? 1;
}

// Pages of one object link to another's, and the corpus to all: a plan is small, what it plans is not.
const plans = new WeakMap<SObject, { readonly context: FactContext; readonly plan: BlockPlan }>();

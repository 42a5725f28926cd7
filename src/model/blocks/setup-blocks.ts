import { isAsked, ofClasses, type FactContext, type FactOwner, type KindFacts } from '../kind-facts.js';
import { paragraphs, type Block } from './block.js';
import { factTable, type Placed } from './fact-table.js';
import { missing } from './missing.js';

/** The kind that stands with who has access, whatever it is read with. */
export const SHARING_MODEL = 'sharing-model';

/** What was set up for an object beside its automation and access, one table a kind. */
export function setupBlocks(
  owner: FactOwner & { readonly name: string },
  context: FactContext,
  placed: Placed,
): readonly Block[] {
  const all = setupOf(owner, context);
  if (all.length === 0) {
    return [];
  }
  return [
    { heading: 'Setup', level: 2, anchor: 'setup', pieces: setupHead(all) },
    ...all.flatMap((each) => factTable({ ...each, heading: each.kind.title }, placed, owner.name)),
  ];
}

/** The kinds of setup that were asked for, with what an object has of each. */
export function setupOf(owner: FactOwner, context: FactContext): readonly KindFacts[] {
  const elsewhere = isAsked(context.schema, 'security') ? SHARING_MODEL : undefined;
  return ofClasses(owner, context, ['metadata', 'list-views']).filter(
    ({ kind }) => kind.name !== elsewhere && kind.ofOrg !== true,
  );
}

function setupHead(all: readonly KindFacts[]): Block['pieces'] {
  const nothing = all.every(({ facts, unread }) => facts.length === 0 && unread.length === 0);
  if (nothing) {
    return paragraphs('none');
  }
  const said = missing(all);
  return said.length > 0 ? said : paragraphs('Everything that was looked for is there.');
}

import type { BodyType, List } from '../collector.js';
import { text, trees } from '../row.js';

/** Fields and related lists on a page layout, in no order that means anything here. */
export type LayoutBody = { readonly fields: readonly string[]; readonly relatedLists: readonly string[] };

export const layoutList: List = {
  api: 'tooling',
  from: 'Layout',
  columns: ['Id', 'Name', 'EntityDefinitionId', 'TableEnumOrId', 'LayoutType', 'NamespacePrefix', 'ManageableState'],
};

/** Definitions of page layouts by `Account-Account Layout`. */
export const layoutBody: BodyType<LayoutBody> = {
  type: 'Layout',
  retrieve: { type: 'Layout' },
  records: ({ rows }) => rows(layoutList).flatMap((row) => text(row, 'Id') ?? []),
  digest: (tree) => {
    const items = trees(tree, 'layoutSections')
      .flatMap((section) => trees(section, 'layoutColumns'))
      .flatMap((column) => trees(column, 'layoutItems'));
    return {
      fields: sorted(items.map((item) => text(item, 'field'))),
      relatedLists: sorted(trees(tree, 'relatedLists').map((list) => text(list, 'relatedList'))),
    };
  },
};

function sorted(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}

import type { Tree } from '../../salesforce/org.js';
import type { BodyType, List } from '../collector.js';
import { text, trees } from '../row.js';

/** The object of a Lightning page and the fields that stand on it. */
export type FlexiPageBody = { readonly object: string | null; readonly fields: readonly string[] };

export const flexiPageList: List = {
  api: 'tooling',
  from: 'FlexiPage',
  columns: ['Id', 'DeveloperName', 'MasterLabel', 'Description', 'Type', 'EntityDefinitionId', 'NamespacePrefix'],
};

export const flexiPageBody: BodyType<FlexiPageBody> = {
  type: 'FlexiPage',
  retrieve: { type: 'FlexiPage' },
  records: ({ rows }) => rows(flexiPageList).flatMap((row) => text(row, 'Id') ?? []),
  digest: (tree) => {
    const items = trees(tree, 'flexiPageRegions').flatMap((region) => trees(region, 'itemInstances'));
    return { object: text(tree, 'sobjectType'), fields: [...new Set(items.flatMap(fieldOf))].sort() };
  },
};

/** `Record.Industry` of a field on the page (Dynamic Forms). */
function fieldOf(item: Tree): readonly string[] {
  const field = text(item, 'fieldInstance.fieldItem');
  return field === null ? [] : [field.replace(/^Record\./, '')];
}

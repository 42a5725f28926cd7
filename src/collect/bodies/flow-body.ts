import type { Tree } from '../../salesforce/org.js';
import type { BodyType, List } from '../collector.js';
import { qualified, text, texts, trees } from '../row.js';
import { mergeFieldPaths } from '../usage/formula-paths.js';
import { globals } from '../usage/formula-places.js';

/** What a flow says of the objects and fields it touches; paths are resolved when the schema is known. */
export type FlowBody = {
  /** Object of a record-triggered flow, or of a process. */
  readonly object: string | null;
  /** Objects that it creates, reads, changes or deletes. */
  readonly objects: readonly string[];
  /** Fields named next to their object. */
  readonly fields: readonly { readonly object: string; readonly field: string }[];
  /** Paths through a record variable of a known object. */
  readonly paths: readonly { readonly object: string; readonly path: readonly string[] }[];
};

export const flowViews: List = {
  api: 'data',
  from: 'FlowDefinitionView',
  columns: ['DurableId', 'ApiName', 'Label', 'Description', 'ProcessType', 'TriggerType', 'RecordTriggerType'].concat(
    ['TriggerOrder', 'TriggerObjectOrEventId', 'TriggerObjectOrEvent.QualifiedApiName', 'IsActive', 'ActiveVersionId'],
    ['LatestVersionId', 'VersionNumber', 'HasAsyncAfterCommitPath', 'IsTemplate', 'ManageableState', 'NamespacePrefix'],
  ),
};

/**
 * Definitions of flows, by API name: of the active version, else of the latest. Which of them a retrieve gives is not
 * promised, so an active one that is not the latest is read by its id.
 */
export const flowBody: BodyType<FlowBody> = {
  type: 'Flow',
  retrieve: { type: 'Flow' },
  records: ({ rows }) =>
    rows(flowViews).flatMap((row) => text(row, 'ActiveVersionId') ?? text(row, 'LatestVersionId') ?? []),
  besideRetrieve: ({ rows }) =>
    rows(flowViews).flatMap((row) => {
      const [id, name] = [text(row, 'ActiveVersionId'), text(row, 'ApiName')];
      if (id === null || name === null || id === text(row, 'LatestVersionId')) return [];
      return [{ id, fullName: qualified(text(row, 'NamespacePrefix'), name) }];
    }),
  digest: (tree) => {
    const object = text(tree, 'start.object') ?? processObject(tree);
    const types = recordTypes(tree, object);
    const touching = elements.flatMap((name) => trees(tree, name));
    return {
      object,
      objects: distinct([object, ...touching.map((element) => text(element, 'object'))]),
      fields: [
        ...(object === null ? [] : fieldsOf(trees(tree, 'start')[0] ?? {}, object)),
        ...touching.flatMap((element) => ofElement(element, types)),
      ],
      paths: references(tree).flatMap(([root = '', ...path]) => {
        const of = types.get(root.toLowerCase());
        return of === undefined || path.length === 0 ? [] : [{ object: of, path }];
      }),
    };
  },
};

const elements = ['recordLookups', 'recordCreates', 'recordUpdates', 'recordDeletes', 'dynamicChoiceSets'] as const;

/** An element that changes a record variable names its object by it. */
function ofElement(element: Tree, types: ReadonlyMap<string, string>): FlowBody['fields'] {
  const [root = ''] = text(element, 'inputReference')?.toLowerCase().split('.') ?? [];
  const object = text(element, 'object') ?? types.get(root) ?? null;
  return object === null ? [] : fieldsOf(element, object);
}

/** Fields that stand beside their object: filters, assignments, what is queried and what it is sorted by. */
function fieldsOf(element: Tree, object: string): FlowBody['fields'] {
  const named = ['filters', 'inputAssignments', 'outputAssignments'].flatMap((list) =>
    trees(element, list).map((item) => text(item, 'field')),
  );
  const single = ['sortField', 'displayField', 'valueField'].map((name) => text(element, name));
  return distinct([...named, ...texts(element, 'queriedFields'), ...single]).map((field) => ({ object, field }));
}

/** A process of Process Builder keeps its object among its own settings. */
function processObject(tree: Tree): string | null {
  const setting = trees(tree, 'processMetadataValues').find((value) => text(value, 'name') === 'ObjectType');
  return setting ? text(setting, 'value.stringValue') : null;
}

/** Object of each record variable, by its name in lower case. */
function recordTypes(tree: Tree, object: string | null): ReadonlyMap<string, string> {
  const types = new Map<string, string>(globals);
  const add = (name: string | null, type: string | null | undefined): void => {
    if (name !== null && type) types.set(name.toLowerCase(), type);
  };
  for (const name of ['$Record', '$Record__Prior']) add(name, object);
  for (const variable of trees(tree, 'variables')) add(text(variable, 'name'), text(variable, 'objectType'));
  for (const lookup of trees(tree, 'recordLookups')) add(text(lookup, 'name'), text(lookup, 'object'));
  for (const loop of [...trees(tree, 'collectionProcessors'), ...trees(tree, 'loops')]) {
    add(text(loop, 'name'), types.get(text(loop, 'collectionReference')?.toLowerCase() ?? ''));
  }
  return types;
}

const referenceNames = new Set(['leftValueReference', 'elementReference', 'assignToReference', 'inputReference']);

/** Every path in the flow: in reference elements, and as `{!path}` in texts and formulas. */
function references(tree: unknown, name = ''): readonly (readonly string[])[] {
  if (typeof tree === 'string') return referenceNames.has(name) ? [tree.split('.')] : mergeFieldPaths(tree);
  if (Array.isArray(tree)) return tree.flatMap((one: unknown) => references(one, name));
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => references(value, key));
}

function distinct(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

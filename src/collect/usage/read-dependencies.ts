import type { Gap } from '../../model/schema.js';
import type { ListQuery, Org, Refusal, Row } from '../../salesforce/org.js';
import type { Scope } from '../collector.js';
import { reasonOf } from '../reason.js';
import { chunks, halves } from '../../salesforce/chunks.js';
import { toLongId } from '../../salesforce/long-id.js';
import { text } from '../row.js';

/** One component that uses another, as the dependency API says it. */
export type Dependency = {
  readonly component: string;
  readonly type: string;
  readonly namespace: string | null;
  readonly usedId: string;
  readonly usedName: string;
  readonly usedType: string;
};

export type Dependencies = {
  /** Undefined where they could not be read. */
  readonly rows: readonly Dependency[] | undefined;
  readonly gaps: readonly Gap[];
  readonly failed: boolean;
};

const columns = [
  'MetadataComponentName',
  'MetadataComponentType',
  'MetadataComponentNamespace',
  'RefMetadataComponentId',
  'RefMetadataComponentName',
  'RefMetadataComponentType',
];
const from = 'MetadataComponentDependency';

/** Rows that one Bulk query gives at most; so many may be cut. Source: Tooling API, MetadataComponentDependency. */
const mostBulk = 100_000;
/** Rows that one REST query gives at most, and ids that fit into one. */
const mostRest = 2000;
const idsPerQuery = 100;

/** Where-used as the org itself knows it: by a Bulk job, by REST for custom fields and objects where Bulk is refused. */
export async function readDependencies(org: Org, scope: () => Promise<Scope>): Promise<Dependencies> {
  const rows: Dependency[] = [];
  const add = (page: readonly (readonly string[])[]): void => {
    for (const cells of page) rows.push(dependencyOf(cells));
  };
  const bulk = await org.bulk({ api: 'tooling', from, columns }, add);
  if ('refusal' in bulk) return byIds(org, await scope(), bulk.refusal);
  if (rows.length < mostBulk) return { rows, gaps: [], failed: false };
  return byType(org, rows);
}

/** An answer that may be cut is asked for again, one type of component at a time. */
async function byType(org: Org, cut: readonly Dependency[]): Promise<Dependencies> {
  const rows: Dependency[] = [];
  const gaps: Gap[] = [];
  let refusal: Refusal | undefined;
  for (const type of [...new Set([...cut.map((row) => row.type), ...moreTypes])].sort()) {
    const before = rows.length;
    const where = `MetadataComponentType = '${type}'`;
    const answer = await org.bulk({ api: 'tooling', from, columns, where }, (page) => {
      for (const cells of page) rows.push(dependencyOf(cells));
    });
    if ('refusal' in answer) refusal ??= answer.refusal;
    else if (rows.length - before >= mostBulk) gaps.push({ kind: 'usage', reason: mayBeCut(type) });
  }
  if (refusal) gaps.push({ kind: 'usage', reason: reasonOf(refusal, from) });
  return { rows, gaps, failed: refusal?.final === false };
}

/** Types that may lie wholly in what was cut. */
const moreTypes = [
  'ApexClass',
  'ApexTrigger',
  'AuraDefinitionBundle',
  'CustomField',
  'EmailTemplate',
  'FlexiPage',
  'Flow',
].concat(['Layout', 'LightningComponentBundle', 'QuickAction', 'Report', 'ValidationRule', 'WebLink', 'WorkflowRule']);

const mayBeCut = (type: string): string =>
  `EXCEEDED_ID_LIMIT: the dependency API gives at most 100,000 rows a query; those of ${type} may not be all.`;

/** A hundred ids a query; a query that gives as many rows as it can is halved. */
async function byIds(org: Org, scope: Scope, closed: Refusal): Promise<Dependencies> {
  const custom = [...scope.entities.values()].flatMap(({ durableId }) =>
    durableId?.startsWith('01I') ? [durableId] : [],
  );
  // The tables of Setup give ids of 15 characters; a filter is not sure to take them for those of 18.
  const ids = [...custom, ...scope.fieldIds.keys()].map(toLongId).sort();
  const rows: Dependency[] = [];
  let refusal: Refusal | undefined;
  let cut = false;
  let waiting: readonly (readonly string[])[] = chunks(ids, idsPerQuery);
  if (ids.length === 0)
    return { rows: undefined, gaps: [{ kind: 'usage', reason: reasonOf(closed, from) }], failed: !closed.final };
  while (waiting.length > 0 && !refusal?.final) {
    const again: (readonly string[])[] = [];
    for await (const { asked, answer } of org.list('tooling', waiting.map(queryFor))) {
      if ('value' in answer) rows.push(...answer.value.rows.map(toDependency));
      else if (answer.refusal.code === 'EXCEEDED_ID_LIMIT' && asked.ids.length > 1) again.push(...halves(asked.ids));
      else if (answer.refusal.code === 'EXCEEDED_ID_LIMIT') cut = true;
      else refusal ??= answer.refusal;
    }
    waiting = again;
  }
  const gaps = [customOnly(closed.code), ...(cut ? [tooManyUses] : [])].map((reason) => ({ kind: 'usage', reason }));
  if (!refusal) return { rows, gaps, failed: false };
  return { rows: undefined, gaps: [{ kind: 'usage', reason: reasonOf(refusal, from) }], failed: !refusal.final };
}

const customOnly = (code: string): string =>
  `${code}: this org takes no Bulk job for the dependency API, and asked by id it knows custom objects and fields alone; its uses of ` +
  'standard objects are unknown.';

const tooManyUses =
  'EXCEEDED_ID_LIMIT: some fields or objects have 2,000 uses or more, and the dependency API does not give them one by one; they are unknown.';

type IdQuery = ListQuery & { readonly ids: readonly string[] };

function queryFor(ids: readonly string[]): IdQuery {
  const where = `RefMetadataComponentId IN (${ids.map((id) => `'${id}'`).join(', ')})`;
  return { from, columns, where, most: mostRest, ids };
}

function toDependency(row: Row): Dependency {
  return dependencyOf(columns.map((column) => text(row, column) ?? ''));
}

function dependencyOf([
  component = '',
  type = '',
  namespace = '',
  usedId = '',
  usedName = '',
  usedType = '',
]: readonly string[]) {
  return { component, type, namespace: namespace || null, usedId, usedName, usedType };
}

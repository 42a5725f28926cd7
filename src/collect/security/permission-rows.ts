import type { Gap } from '../../model/schema.js';
import type { Answer, ListQuery, Org, Refusal, Row, Source } from '../../salesforce/org.js';
import { pack } from '../pack.js';
import { reasonOf } from '../reason.js';
import { number, text } from '../row.js';
import { operations, type Grants, type Operation } from './grants.js';
import { shortId } from './holders.js';

/** Pages of 2,000 rows come five a call, pages of a Bulk job come 100,000 a call after some calls of waiting. */
const bulkFrom = 60_000;

export type PermissionRows = {
  readonly gaps: readonly Gap[];
  readonly failed: readonly string[];
  /** Operations of which this org has no column. */
  readonly unknown: readonly Operation[];
};

type Table = {
  readonly kind: 'object-access' | 'field-access';
  readonly from: 'ObjectPermissions' | 'FieldPermissions';
  readonly columns: readonly string[];
  take(grants: Grants, cells: readonly string[]): void;
};

const operationNames = Object.keys(operations) as Operation[];

const objectTable: Table = {
  kind: 'object-access',
  from: 'ObjectPermissions',
  columns: ['ParentId', 'SobjectType', ...Object.values(operations)],
  take: (grants, [parent = '', object = '', ...cells]) =>
    grants.addObject(
      shortId(parent),
      object,
      operationNames.filter((_, at) => cells[at] === 'true'),
    ),
};

const fieldTable: Table = {
  kind: 'field-access',
  from: 'FieldPermissions',
  columns: ['ParentId', 'SobjectType', 'Field', 'PermissionsRead', 'PermissionsEdit'],
  // `Account.Industry`; only what is granted has a row.
  take: (grants, [parent = '', object = '', field = '', read, edit]) => {
    if (read !== 'true' && edit !== 'true') return;
    const granted = { read: read === 'true', edit: edit === 'true' };
    grants.addField(shortId(parent), object, field.slice(field.indexOf('.') + 1), granted);
  },
};

/** Reads all rows of object and field permissions, by pages or by Bulk jobs, whichever takes fewer calls. */
export async function readPermissionRows(org: Org, grants: Grants): Promise<PermissionRows> {
  const counts = await countByParent(org, [objectTable, fieldTable]);
  const found = await Promise.all([objectTable, fieldTable].map((table) => readTable(org, table, { counts, grants })));
  return {
    gaps: found.flatMap(({ gaps }) => gaps),
    failed: found.flatMap(({ failed }) => failed),
    unknown: found.flatMap(({ unknown }) => unknown),
  };
}

type Counts = ReadonlyMap<string, Answer<ReadonlyMap<string, number>>>;

async function countByParent(org: Org, tables: readonly Table[]): Promise<Counts> {
  const counts = new Map<string, Answer<ReadonlyMap<string, number>>>();
  const queries = tables.map(({ from }): ListQuery => ({
    from,
    columns: ['ParentId', 'COUNT(Id) n'],
    groupBy: 'ParentId',
  }));
  for await (const { asked, answer } of org.list('data', queries)) {
    if ('refusal' in answer) counts.set(asked.from, answer);
    else counts.set(asked.from, { value: new Map(answer.value.rows.map((row) => [idOf(row), number(row, 'n') ?? 0])) });
  }
  return counts;
}

const idOf = (row: Row): string => text(row, 'ParentId') ?? '';

type Reading = { readonly counts: Counts; readonly grants: Grants };

async function readTable(org: Org, table: Table, { counts, grants }: Reading): Promise<PermissionRows> {
  const answer = counts.get(table.from);
  const parents = answer && 'value' in answer ? answer.value : undefined;
  const refusal = answer && 'refusal' in answer ? answer.refusal : undefined;
  // A table that is closed is closed for every way of asking; one that took too long to count is not.
  if (refusal?.final === true || refusal?.leftOut === true) return closed(table, refusal);
  const rows = parents && [...parents.values()].reduce((sum, count) => sum + count, 0);
  if (rows !== undefined && rows < bulkFrom) return byPages(org, table, { parents, grants });
  const { kind, from, columns, take } = table;
  const bulk = await org.bulk({ api: 'data', from, columns }, (page) => page.forEach((cells) => take(grants, cells)));
  if ('value' in bulk) return whole;
  grants.clear(kind);
  return byPages(org, table, { parents, grants });
}

const whole: PermissionRows = { gaps: [], failed: [], unknown: [] };

type Paging = { readonly parents: ReadonlyMap<string, number> | undefined; readonly grants: Grants };

/** Parents packed into queries of one page each, so that no query waits for the page before; all in one where nobody counted. */
async function byPages(org: Org, table: Table, { parents, grants }: Paging): Promise<PermissionRows> {
  const { from, columns, take } = table;
  const queries: Source<ListQuery> = parents ? packed(table, parents) : [{ from, columns }];
  let refusal: Refusal | undefined;
  const unknown = new Set<string>();
  for await (const { answer } of org.list('data', queries)) {
    if ('refusal' in answer) refusal ??= answer.refusal;
    else {
      for (const row of answer.value.rows)
        take(
          grants,
          columns.map((column) => text(row, column) ?? ''),
        );
      for (const column of answer.value.unknownColumns) unknown.add(column);
    }
  }
  if (refusal) grants.clear(table.kind);
  if (refusal) return closed(table, refusal);
  return { ...whole, unknown: operationNames.filter((operation) => unknown.has(operations[operation])) };
}

async function* packed({ from, columns }: Table, parents: ReadonlyMap<string, number>): AsyncGenerator<ListQuery> {
  const sized = [...parents].map(([name, rows]) => ({ name, rows }));
  for await (const ids of pack(sized)) {
    yield { from, columns, where: `ParentId IN (${ids.map((id) => `'${id}'`).join(', ')})` };
  }
}

function closed({ kind, from }: Table, refusal: Refusal): PermissionRows {
  return { gaps: [{ kind, reason: reasonOf(refusal, from) }], failed: refusal.final ? [] : [kind], unknown: [] };
}

import { badRequest } from './api-error.ts';
import { isAggregate, runAggregate } from './soql-aggregate.ts';
import { checkSize, checkTable, cutOf } from './soql-limits.ts';
import { compare, matcher } from './soql-match.ts';
import { toRecord } from './soql-record.ts';
import type { Query } from './soql.ts';
import type { Column, Scalar, Table } from './table.ts';

export type Result = {
  readonly totalSize: number;
  /** Some of the records, built when they are asked for. */
  readonly records: (from: number, to: number) => readonly object[];
  /** For a bulk job: the cells of all records, once more from the start with each call. */
  readonly cells?: () => Iterable<readonly Cell[]>;
};

export type Cell = ReturnType<Column<unknown>['of']>;

/** What the org thinks of a query before it looks at a row. */
export type Rules = {
  readonly limitRefused: boolean;
  readonly unknownColumn: (table: string, column: string) => boolean;
  readonly recordUrl: (type: string, id: string) => string;
  readonly now: number; // for date literals
  readonly maxAggregates: number;
  readonly bulk: boolean;
};

/** Answers a query from a table, or refuses it as Salesforce does. */
export function runQuery<Row>(table: Table<Row>, query: Query, rules: Rules): Result {
  const columnOf = columnFinder(table, query, rules);
  checkTable(table, query, rules);
  const columns = query.columns.map((name) => ({ path: name.split('.'), column: columnOf(name) }));
  const matches = matcher(query.where, columnOf, rules.now);
  if (rules.bulk) return bulkResult(table, query, matches, columns);
  if (isAggregate(query)) return resultOf(runAggregate(matching(table, query, matches), query, columnOf));
  const found = [...matching(table, query, matches)];
  const rows = cut(slice(sort(found, query, columnOf), query), cutOf(table, false));
  if (query.count) return { totalSize: rows.length, records: () => [] };
  checkSize(table, query, rows.length);
  return {
    totalSize: rows.length,
    records: (from, to) => rows.slice(from, to).map((row) => toRecord(row, table, columns, rules)),
  };
}

/** A result that is whole already. */
export const resultOf = (records: readonly object[]): Result => ({
  totalSize: records.length,
  records: (from, to) => records.slice(from, to),
});

function* matching<Row>(table: Table<Row>, query: Query, matches: (row: Row) => boolean): Generator<Row> {
  for (const row of table.rows(query.where)) if (matches(row)) yield row;
}

/** A bulk job holds no rows: it goes through the table again for each reading. */
function bulkResult<Row>(
  table: Table<Row>,
  query: Query,
  matches: (row: Row) => boolean,
  columns: readonly { readonly column: Column<Row> }[],
): Result {
  if (columns.some(({ column }) => column.type === 'complex')) {
    throw badRequest('API_ERROR', 'Selecting compound data not supported in Bulk Query');
  }
  const most = Math.min(query.limit ?? Infinity, cutOf(table, true));
  const cells = function* (): Generator<readonly Cell[]> {
    let left = most;
    for (const row of matching(table, query, matches)) {
      if ((left -= 1) < 0) return;
      yield columns.map(({ column }) => column.of(row));
    }
  };
  return { totalSize: 0, records: () => [], cells };
}

function columnFinder<Row>(table: Table<Row>, query: Query, rules: Rules): (name: string) => Column<Row> {
  return (name) => {
    const column = table.columns.get(name);
    if (column === undefined || rules.unknownColumn(table.name, name)) throw noColumn(query, name);
    return column;
  };
}

/** What the org says of a column that it does not have, or does not show to the user. */
export function noColumn(query: Query, name: string): Error {
  const position = query.soql.indexOf(name) + 1;
  return badRequest(
    'INVALID_FIELD',
    `\n${query.soql.slice(Math.max(0, position - 40), position + 40)}\n^\nERROR at Row:1:Column:${position}\n` +
      `No such column '${name}' on entity '${query.from}'. If you are attempting to use a custom field, be sure ` +
      `to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}

function sort<Row>(rows: Row[], query: Query, columnOf: (name: string) => Column<Row>): Row[] {
  const orders = query.orderBy.map((order) => ({ ...order, of: columnOf(order.column).of }));
  if (orders.length === 0) return rows;
  return rows.sort((left, right) => {
    for (const { of, descending, nullsLast } of orders) {
      const difference = compareNulls(of(left) as Scalar, of(right) as Scalar, descending, nullsLast);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function compareNulls(left: Scalar, right: Scalar, descending: boolean, nullsLast: boolean): number {
  if (left === null || right === null) {
    if (left === right) return 0;
    return (left === null) === nullsLast ? 1 : -1;
  }
  return descending ? compare(right, left) : compare(left, right);
}

const slice = <Row>(rows: readonly Row[], { limit, offset }: Query): readonly Row[] => {
  const start = offset ?? 0;
  return limit === null ? rows.slice(start) : rows.slice(start, start + limit);
};

const cut = <Row>(rows: readonly Row[], most: number): readonly Row[] =>
  rows.length > most ? rows.slice(0, most) : rows;

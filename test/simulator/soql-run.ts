import { badRequest } from './api-error.ts';
import type { Query } from './soql.ts';
import { compare, matcher } from './soql-match.ts';
import type { Condition } from './soql-condition.ts';
import { pinned } from './table.ts';
import type { Column, Scalar, Table } from './table.ts';

export type Result = { readonly totalSize: number; readonly records: readonly Record<string, unknown>[] };

/** What the org thinks of a query before it looks at a row. */
export type Rules = {
  readonly limitRefused: boolean;
  readonly unknownColumn: (table: string, column: string) => boolean;
  readonly recordUrl: (type: string, id: string) => string;
};

const maxRows = 2000;

/** Answers a query from a table, or refuses it as Salesforce does. */
export function runQuery<Row>(table: Table<Row>, query: Query, rules: Rules): Result {
  const columnOf = columnFinder(table, query, rules);
  if (table.virtual) checkVirtual(table, query, rules);
  if (query.groupBy.length > 0) throw badRequest('MALFORMED_QUERY', 'GROUP BY is not known here.');
  const columns = query.columns.map((name) => ({ path: name.split('.'), column: columnOf(name) }));
  const matches = matcher(table, query.where, columnOf);
  const found = [...table.rows(query.where)].filter(matches);
  const rows = slice(sort(found, query, columnOf), query);
  if (query.count) return { totalSize: rows.length, records: [] };
  if (table.virtual) checkSize(table, query, rows.length);
  return { totalSize: rows.length, records: rows.map((row) => toRecord(row, table, columns, rules)) };
}

function columnFinder<Row>(table: Table<Row>, query: Query, rules: Rules): (name: string) => Column<Row> {
  return (name) => {
    const column = table.columns.get(name);
    if (column === undefined || rules.unknownColumn(table.name, name)) {
      const position = query.soql.indexOf(name) + 1;
      throw badRequest(
        'INVALID_FIELD',
        `\n${query.soql.slice(Math.max(0, position - 40), position + 40)}\n^\nERROR at Row:1:Column:${position}\n` +
          `No such column '${name}' on entity '${table.name}'. If you are attempting to use a custom field, be sure ` +
          `to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
      );
    }
    return column;
  };
}

function checkVirtual<Row>(table: Table<Row>, query: Query, rules: Rules): void {
  const refuse = (what: string): Error => badRequest('MALFORMED_QUERY', `${table.name} does not support ${what}`);
  if (query.count) throw refuse('COUNT()');
  if (query.groupBy.length > 0) throw refuse('GROUP BY');
  if (query.offset !== null) throw refuse('OFFSET');
  if (query.limit !== null && rules.limitRefused) throw refuse('LIMIT');
  if (query.limit !== null && query.limit > maxRows) throw refuse(`a LIMIT above ${maxRows}`);
  if (uses(query.where, 'OR')) throw refuse('disjunctions (OR)');
  if (uses(query.where, 'NOT')) throw refuse('NOT');
  const { required } = table;
  if (required !== null && !required.columns.some((column) => pinned(query.where, column) !== null)) {
    throw badRequest('MALFORMED_QUERY', `${table.name}: a filter on a reified column is required [${required.named}]`);
  }
}

function uses(where: Condition | null, kind: 'OR' | 'NOT'): boolean {
  if (where === null) return false;
  if (where.kind === 'comparison') return kind === 'NOT' && where.operator === 'NOT IN';
  if (where.kind === 'NOT') return kind === 'NOT' || uses(where.part, kind);
  return where.kind === kind || where.parts.some((part) => uses(part, kind));
}

function checkSize<Row>(table: Table<Row>, query: Query, size: number): void {
  if (size > maxRows && query.limit === null) {
    throw badRequest(
      'EXCEEDED_ID_LIMIT',
      `${table.name} does not support queryMore(), use LIMIT to restrict the results to a single batch`,
    );
  }
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

function toRecord<Row>(
  row: Row,
  table: Table<Row>,
  columns: readonly { readonly path: readonly string[]; readonly column: Column<Row> }[],
  rules: Rules,
): Record<string, unknown> {
  const record: Record<string, unknown> = {
    attributes: { type: table.name, url: rules.recordUrl(table.name, table.id(row)) },
  };
  for (const { path, column } of columns) {
    const [first, second] = path as [string, string?];
    if (second === undefined) record[first] = column.of(row);
    else record[first] = { ...parentOf(record[first], first, table, row, rules), [second]: column.of(row) };
  }
  return record;
}

function parentOf<Row>(known: unknown, name: string, table: Table<Row>, row: Row, rules: Rules): object {
  if (typeof known === 'object' && known !== null) return known;
  const id = table.columns.get(`${name}.DurableId`)?.of(row);
  return { attributes: { type: name, url: rules.recordUrl(name, String(id)) } };
}

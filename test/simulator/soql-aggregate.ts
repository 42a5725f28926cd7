import { badRequest } from './api-error.ts';
import { compare } from './soql-match.ts';
import type { Query } from './soql.ts';
import type { Column, Scalar } from './table.ts';

type ColumnOf<Row> = (name: string) => Column<Row>;
type Group = { readonly values: readonly Scalar[]; readonly counts: number[] };
type Counter<Row> = { readonly alias: string; readonly column: Column<Row> };

const maxGroups = 2000;

/** Whether the answer is counts, by group or over all. */
export const isAggregate = ({ aggregates, groupBy }: Query): boolean => aggregates.length > 0 || groupBy.length > 0;

/** Counts the rows that match, in groups where the query wants them. */
export function runAggregate<Row>(rows: Iterable<Row>, query: Query, columnOf: ColumnOf<Row>): object[] {
  checkAggregate(query, columnOf);
  const grouped = query.groupBy.map(columnOf);
  const counters = query.aggregates.map(({ alias, column }) => ({ alias, column: columnOf(column) }));
  const groups = countGroups(rows, grouped, counters);
  if (grouped.length === 0 && groups.size === 0) groups.set('[]', { values: [], counts: counters.map(() => 0) });
  const sorted = sortGroups([...groups.values()], query);
  const found = query.limit === null ? sorted : sorted.slice(0, query.limit);
  if (found.length > maxGroups) {
    throw badRequest(
      'EXCEEDED_ID_LIMIT',
      'aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
    );
  }
  return found.map((group) => toResult(group, query));
}

/** What is wrong with a query that counts, before a row is looked at. */
export function checkAggregate<Row>(query: Query, columnOf: ColumnOf<Row>): void {
  const { aggregates, columns, groupBy, limit, offset, orderBy } = query;
  const loose = columns.find((column) => !groupBy.includes(column));
  if (query.count) throw malformed('COUNT() can not be used with GROUP BY');
  if (loose !== undefined) throw malformed(`Field must be grouped or aggregated: ${loose}`);
  if (offset !== null) throw malformed('OFFSET is not known here in a query that counts.');
  if (groupBy.length === 0 && limit !== null) {
    throw malformed('Non-grouped query that uses overall aggregate functions cannot also use LIMIT');
  }
  const strange = orderBy.find(({ column }) => !groupBy.includes(column));
  if (strange !== undefined) throw malformed(`Ordered field must be grouped or aggregated: ${strange.column}`);
  for (const name of groupBy) {
    if (!isGroupable(columnOf(name))) throw malformed(`field '${name}' can not be grouped in a query call`);
  }
  for (const { column } of aggregates) {
    if (!isCountable(columnOf(column))) throw notAggregatable(column);
  }
}

/** What the org says of a field whose type COUNT() does not take. */
export const notAggregatable = (column: string): Error =>
  malformed(`field ${column} does not support aggregate operator COUNT`);

const malformed = (message: string): Error => badRequest('MALFORMED_QUERY', message);

const isGroupable = <Row>({ type }: Column<Row>): boolean => type === 'string' || type === 'boolean';
const isCountable = <Row>({ type }: Column<Row>): boolean => type !== 'boolean' && type !== 'complex';

function countGroups<Row>(
  rows: Iterable<Row>,
  grouped: readonly Column<Row>[],
  counters: readonly Counter<Row>[],
): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const values = grouped.map(({ of }) => of(row) as Scalar);
    const key = JSON.stringify(values);
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { values, counts: counters.map(() => 0) }));
    const { counts } = group;
    counters.forEach(({ column }, index) => {
      if (column.of(row) !== null) counts[index] = (counts[index] ?? 0) + 1;
    });
  }
  return groups;
}

function sortGroups(groups: readonly Group[], { groupBy, orderBy }: Query): readonly Group[] {
  if (orderBy.length === 0) return groups;
  const orders = orderBy.map(({ column, descending }) => ({ index: groupBy.indexOf(column), descending }));
  return [...groups].sort((left, right) => {
    for (const { index, descending } of orders) {
      const difference = compare(left.values[index] ?? '', right.values[index] ?? '');
      if (difference !== 0) return descending ? -difference : difference;
    }
    return 0;
  });
}

function toResult({ values, counts }: Group, { aggregates, columns, groupBy }: Query): object {
  const shown = columns.map(
    (column) => [column.replace(/^.*\./, ''), values[groupBy.indexOf(column)] ?? null] as const,
  );
  const counted = aggregates.map(({ alias }, index) => [alias, counts[index] ?? 0] as const);
  return { attributes: { type: 'AggregateResult' }, ...Object.fromEntries([...shown, ...counted]) };
}

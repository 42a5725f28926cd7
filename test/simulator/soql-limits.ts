import { badRequest } from './api-error.ts';
import { isAggregate } from './soql-aggregate.ts';
import type { Comparison, Condition } from './soql-condition.ts';
import type { Rules } from './soql-run.ts';
import type { Query } from './soql.ts';
import { pinned } from './table.ts';
import type { Table } from './table.ts';

const maxRows = 2000;

/** A table that is no virtual one and has rules of its own. */
const special: Readonly<Record<string, { readonly rows: number; readonly bulkRows: number }>> = {
  // docs: no queryMore, OFFSET, COUNT() or range filter; 2,000 rows by REST and 100,000 by Bulk, the rest is silently cut.
  MetadataComponentDependency: { rows: 2000, bulkRows: 100_000 },
};

/** How many rows a table shows at most, without a word about the others. */
export const cutOf = ({ name }: { readonly name: string }, bulk: boolean): number =>
  special[name]?.[bulk ? 'bulkRows' : 'rows'] ?? Infinity;

/** What a table does not support, before a row is looked at. */
export function checkTable<Row>(table: Table<Row>, query: Query, rules: Rules): void {
  if (query.aggregates.length > rules.maxAggregates) {
    throw badRequest('MALFORMED_QUERY', `a query can have at most ${rules.maxAggregates} aggregates here`);
  }
  if (Object.hasOwn(special, table.name)) checkSpecial(table.name, query);
  if (table.virtual) checkVirtual(table, query, rules);
}

/** More rows of a virtual table than fit into its one answer. */
export function checkSize<Row>(table: Table<Row>, query: Query, size: number): void {
  if (table.virtual && size > maxRows && query.limit === null) {
    throw badRequest(
      'EXCEEDED_ID_LIMIT',
      `${table.name} does not support queryMore(), use LIMIT to restrict the results to a single batch`,
    );
  }
}

const unsupported = (table: string, what: string): Error =>
  badRequest('MALFORMED_QUERY', `${table} does not support ${what}`);

function checkVirtual<Row>(table: Table<Row>, query: Query, rules: Rules): void {
  const refuse = (what: string): Error => unsupported(table.name, what);
  if (query.count || query.aggregates.length > 0) throw refuse('COUNT()');
  if (query.groupBy.length > 0) throw refuse('GROUP BY');
  if (query.offset !== null) throw refuse('OFFSET');
  if (query.limit !== null && rules.limitRefused) throw refuse('LIMIT');
  if (query.limit !== null && query.limit > maxRows) throw refuse(`a LIMIT above ${maxRows}`);
  if (uses(query.where, 'OR')) throw refuse('disjunctions (OR)');
  if (uses(query.where, 'NOT')) throw refuse('NOT');
  if (comparisons(query.where).some(({ subquery }) => subquery !== undefined)) throw refuse('subqueries');
  const { required } = table;
  if (required !== null && !required.columns.some((column) => pinned(query.where, column) !== null)) {
    throw badRequest('MALFORMED_QUERY', `${table.name}: a filter on a reified column is required [${required.named}]`);
  }
}

const maxIds = 100; // as the clients that are known to work send them

function checkSpecial(name: string, query: Query): void {
  if (query.count || isAggregate(query)) throw unsupported(name, 'COUNT() and GROUP BY');
  if (query.offset !== null) throw unsupported(name, 'OFFSET');
  if (query.orderBy.length > 0) throw unsupported(name, 'ORDER BY');
  if (uses(query.where, 'OR')) throw unsupported(name, 'disjunctions (OR)');
  if (uses(query.where, 'NOT')) throw unsupported(name, 'NOT');
  for (const { column, operator, values } of comparisons(query.where)) {
    if (operator !== '=' && operator !== 'IN') throw unsupported(name, `the filter ${column} ${operator}`);
    if (values.length > maxIds) throw unsupported(name, `more than ${maxIds} values of ${column}`);
    if (values.some(({ value }) => value === 'StandardEntity')) throw unsupported(name, 'a filter on StandardEntity');
  }
}

function comparisons(where: Condition | null): readonly Comparison[] {
  if (where === null) return [];
  if (where.kind === 'comparison') return [where];
  return where.kind === 'NOT' ? comparisons(where.part) : where.parts.flatMap(comparisons);
}

function uses(where: Condition | null, kind: 'OR' | 'NOT'): boolean {
  if (where === null) return false;
  if (where.kind === 'comparison') return kind === 'NOT' && where.operator === 'NOT IN';
  if (where.kind === 'NOT') return kind === 'NOT' || uses(where.part, kind);
  return where.kind === kind || where.parts.some((part) => uses(part, kind));
}

import { badRequest } from './api-error.ts';
import { fieldTraitsOf } from './field-traits.ts';
import { traitsOf } from './object-traits.ts';
import type { Org } from './org.ts';
import { hashedCounts } from './record-counts.ts';
import { checkAggregate, notAggregatable } from './soql-aggregate.ts';
import type { Comparison, Condition } from './soql-condition.ts';
import { noColumn, resultOf } from './soql-run.ts';
import type { Result } from './soql-run.ts';
import type { Query } from './soql.ts';
import type { Column, ColumnType } from './table.ts';
import { seesField } from './visibility.ts';
import type { WorldField, WorldObject, WorldUser } from './world.ts';

/** The answer to a query that only counts, and the window of days that it looked at. */
export type Counted = { readonly result: Result; readonly days: number | null };

/** Counts the records of an object of the world, of which there are numbers only. */
export function countRecords(org: Org, user: WorldUser, object: WorldObject, query: Query): Counted {
  if (!traitsOf(object).queryable) {
    throw badRequest('INVALID_TYPE_FOR_OPERATION', `entity type ${object.name} does not support query`);
  }
  if (object.name.endsWith('__b')) throw unknown(`Aggregate functions on the big object ${object.name}`);
  const fieldOf = fieldFinder(user, object, query);
  checkForm(org, query, fieldOf);
  const { days, present } = filterOf(query.where, fieldOf, org.clock.now());
  checkTime(org, object, days);
  const counts = org.options.recordCounts ?? hashedCounts;
  const count = (name: string): number => counts(object, name === 'Id' ? null : name, days);
  if (query.count) return { days, result: { totalSize: count(present ?? 'Id'), records: () => [] } };
  if (present !== null) throw unknown('COUNT(Field) with a filter on a field');
  const counted = query.aggregates.map(({ alias, column }) => [alias, count(column)] as const);
  return { days, result: resultOf([{ attributes: { type: 'AggregateResult' }, ...Object.fromEntries(counted) }]) };
}

const unknown = (what: string): Error => badRequest('MALFORMED_QUERY', `${what}: not known here.`);

type FieldOf = (name: string) => WorldField;

function fieldFinder(user: WorldUser, object: WorldObject, query: Query): FieldOf {
  const fields = new Map(object.fields.map((field) => [field.name, field]));
  return (name) => {
    const field = fields.get(name);
    if (field === undefined || !seesField(user, object, field)) throw noColumn(query, name);
    return field;
  };
}

function checkForm({ options: { maxAggregates = defaultMaxAggregates } }: Org, query: Query, fieldOf: FieldOf): void {
  if (query.groupBy.length > 0) throw unknown('GROUP BY over records');
  if (query.count && (query.limit !== null || query.offset !== null || query.orderBy.length > 0)) {
    throw unknown('COUNT() with LIMIT, OFFSET or ORDER BY');
  }
  if (query.aggregates.length > maxAggregates) {
    throw badRequest('MALFORMED_QUERY', `a query can have at most ${maxAggregates} aggregates here`);
  }
  if (!query.count) checkAggregate(query, (name) => columnOf(fieldOf(name)));
  for (const { column } of query.aggregates) {
    if (!fieldTraitsOf(fieldOf(column)).aggregatable) throw notAggregatable(column);
  }
}

/** How many aggregates a query may have; the true number is not documented. */
export const defaultMaxAggregates = 100;

const columnOf = ({ type }: WorldField): Column<never> => ({ type: columnTypes[type] ?? 'string', of: () => null });

const columnTypes: Readonly<Record<string, ColumnType>> = {
  boolean: 'boolean',
  date: 'date',
  datetime: 'date',
  int: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
};

/** A window by CreatedDate, and one field that must have a value: other filters would need records. */
function filterOf(
  where: Condition | null,
  fieldOf: FieldOf,
  now: number,
): { days: number | null; present: string | null } {
  const parts = where === null ? [] : where.kind === 'AND' ? where.parts : [where];
  let days: number | null = null;
  let present: string | null = null;
  for (const part of parts) {
    if (part.kind !== 'comparison') throw unknown(`${part.kind} over records`);
    const field = fieldOf(part.column);
    if (part.column === 'CreatedDate' && days === null) days = windowOf(part, now);
    else if (present === null) present = presentField(part, field);
    else throw unknown(`A filter on ${part.column}`);
  }
  return { days, present };
}

const dayLength = 24 * 60 * 60 * 1000;

function windowOf({ operator, values: [literal] }: Comparison, now: number): number {
  if (literal?.kind === 'period' && (operator === '=' || operator === '>=')) return Math.max(1, literal.value);
  if (literal?.kind === 'date' && literal.value.includes('T') && (operator === '>' || operator === '>=')) {
    return Math.max(0, Math.ceil((now - Date.parse(literal.value)) / dayLength));
  }
  throw unknown(`CreatedDate ${operator} with such a value`);
}

function presentField({ column, operator, values }: Comparison, field: WorldField): string {
  if (!fieldTraitsOf(field).filterable) {
    throw badRequest('INVALID_FIELD', `field '${column}' can not be filtered in a query call`);
  }
  if (operator !== '!=' || values[0]?.kind !== 'null') throw unknown(`A filter on ${column}`);
  return column;
}

function checkTime({ options }: Org, { name }: WorldObject, days: number | null): void {
  const longest = options.longestWindows?.[name];
  if (longest !== undefined && (days ?? Infinity) > longest) {
    throw badRequest('QUERY_TIMEOUT', 'Your query request was running for too long.');
  }
}

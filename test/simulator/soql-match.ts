import { badRequest } from './api-error.ts';
import type { Comparison, Condition, Literal } from './soql-condition.ts';
import { inPeriod } from './soql-period.ts';
import type { Column, ColumnType, Scalar } from './table.ts';

/** Turns a condition into a test of rows; a column or a kind of value that does not fit is refused here. */
export function matcher<Row>(
  where: Condition | null,
  columnOf: (name: string) => Column<Row>,
  now: number,
): (row: Row) => boolean {
  if (where === null) return () => true;
  if (where.kind === 'comparison') return comparison(where, columnOf(where.column), now);
  if (where.kind === 'NOT') {
    const inner = matcher(where.part, columnOf, now);
    return (row) => !inner(row);
  }
  const tests = where.parts.map((part) => matcher(part, columnOf, now));
  return where.kind === 'AND' ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row));
}

/** One order for comparisons and ORDER BY: letters in any case, then by code unit, so that no two texts are equal. */
export function compare(left: Scalar, right: Scalar): number {
  if (typeof left === 'string' && typeof right === 'string') {
    return order(left.toLowerCase(), right.toLowerCase()) || order(left, right);
  }
  return order(left as number, right as number);
}

const order = <Value extends string | number>(left: Value, right: Value): number =>
  left < right ? -1 : left > right ? 1 : 0;

function comparison<Row>(
  { column: name, operator, values, subquery }: Comparison,
  column: Column<Row>,
  now: number,
): (row: Row) => boolean {
  if (subquery !== undefined) throw badRequest('MALFORMED_QUERY', 'A subquery is not known here.');
  for (const value of values) checkType(name, column.type, value);
  if (values[0]?.kind === 'period') return during(operator, column, inPeriod(operator, values[0], now));
  if (operator === 'LIKE') return like(name, column, values[0] as Literal);
  const wanted = values.map((literal) => normal(name, column.type, literal.value));
  const get = (row: Row): Scalar => normal(name, column.type, column.of(row) as Scalar);
  if (operator === '=' || operator === 'IN') return among(new Set(wanted), get, true);
  if (operator === '!=' || operator === 'NOT IN') return among(new Set(wanted), get, false);
  if (column.type === 'boolean') throw invalidOperator(name, operator);
  return ordered(operator, column, (values[0] as Literal).value);
}

function during<Row>(operator: string, { of }: Column<Row>, test: (moment: number) => boolean): (row: Row) => boolean {
  return (row) => {
    const value = of(row);
    // As with every other value: what is unknown differs from it, and is neither before nor after it.
    return value === null ? operator === '!=' : test(Date.parse(String(value)));
  };
}

const among =
  <Row>(wanted: ReadonlySet<Scalar>, get: (row: Row) => Scalar, expected: boolean) =>
  (row: Row): boolean =>
    wanted.has(get(row)) === expected;

function ordered<Row>(operator: '<' | '<=' | '>' | '>=', column: Column<Row>, limit: Scalar): (row: Row) => boolean {
  const bound = column.type === 'date' ? Date.parse(String(limit)) : limit;
  return (row) => {
    const value = column.of(row) as Scalar;
    if (value === null || bound === null) return false;
    const difference = compare(column.type === 'date' ? Date.parse(String(value)) : value, bound);
    if (operator === '<') return difference < 0;
    if (operator === '<=') return difference <= 0;
    return operator === '>' ? difference > 0 : difference >= 0;
  };
}

function like<Row>(name: string, column: Column<Row>, literal: Literal): (row: Row) => boolean {
  if (column.type !== 'string' || literal.kind !== 'string') throw invalidOperator(name, 'LIKE');
  const source = literal.value.replace(/\\[_%]|[_%]|[.*+?^${}()|[\]\\]/g, (found) =>
    found === '_' ? '.' : found === '%' ? '.*' : found.length === 2 ? found.slice(1) : `\\${found}`,
  );
  const pattern = new RegExp(`^${source}$`, 'is');
  return (row) => pattern.test(String(column.of(row) ?? ''));
}

/** Texts are equal in any case; ids are not. */
function normal(name: string, type: ColumnType, value: Scalar): Scalar {
  if (type === 'date' && value !== null) return Date.parse(String(value));
  return typeof value === 'string' && !name.endsWith('Id') ? value.toLowerCase() : value;
}

function checkType(name: string, type: ColumnType, { kind }: Literal): void {
  if (type === 'complex') throw invalidOperator(name, 'filter');
  const fits = kind === type || (kind === 'period' && type === 'date');
  if (kind !== 'null' && !fits) {
    throw badRequest(
      'INVALID_FIELD',
      `value of filter criterion for field '${name}' must be of type ${type}${type === 'string' ? ' and should be enclosed in quotes' : ''}`,
    );
  }
}

const invalidOperator = (name: string, operator: string): Error =>
  badRequest('INVALID_FIELD', `field '${name}' can not be used with '${operator}' in a query call`);

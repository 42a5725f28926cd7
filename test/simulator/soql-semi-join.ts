import { badRequest } from './api-error.ts';
import type { Comparison, Condition, Literal } from './soql-condition.ts';
import type { Query } from './soql.ts';

/** Whose ids a semi-join may select; subqueries over other tables are not known here. */
const innerTables = ['PermissionSet', 'PermissionSetAssignment', 'PermissionSetGroupComponent'];

const maxJoins = 2; // docs: at most two IN or NOT IN statements with a subquery

/** The query with the answers of its subqueries in their place; a subquery that SOQL does not allow is refused. */
export function resolveSemiJoins(query: Query, idsOf: (inner: Query) => readonly string[]): Query {
  if (query.where === null) return query;
  const joins = joinsOf(query.where);
  if (joins.length === 0) return query;
  if (joins.length > maxJoins) throw malformed(`at most ${maxJoins} semi join sub-selects are allowed`);
  return { ...query, where: resolved(query, query.where, idsOf) };
}

function joinsOf(where: Condition): Comparison[] {
  if (where.kind === 'comparison') return where.subquery === undefined ? [] : [where];
  if (where.kind === 'NOT') return joinsOf(where.part);
  return where.parts.flatMap(joinsOf);
}

function resolved(query: Query, where: Condition, idsOf: (inner: Query) => readonly string[]): Condition {
  if (where.kind === 'AND') return { ...where, parts: where.parts.map((part) => resolved(query, part, idsOf)) };
  if (where.kind === 'comparison' && where.subquery !== undefined) {
    checkJoin(query, where, where.subquery);
    const values = idsOf(where.subquery).map((value): Literal => ({ kind: 'string', value }));
    return { kind: 'comparison', column: where.column, operator: where.operator, values };
  }
  if (joinsOf(where).length === 0) return where;
  throw malformed(
    'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
  );
}

function checkJoin(outer: Query, { column }: Comparison, inner: Query): void {
  const [selected = ''] = inner.columns;
  const plain = !inner.count && inner.aggregates.length === 0 && inner.groupBy.length === 0;
  if (!innerTables.includes(inner.from)) throw malformed(`subqueries over ${inner.from} are not known here`);
  if (!plain || inner.columns.length !== 1) throw malformed('semi join sub-selects must select exactly one field');
  if (inner.orderBy.length > 0 || inner.limit !== null || inner.offset !== null) {
    throw malformed('ORDER BY, LIMIT and OFFSET are not allowed in a semi join sub-select');
  }
  if (inner.from === outer.from) {
    throw malformed('The inner and outer selects should not be on the same object type');
  }
  if (inner.where !== null && joinsOf(inner.where).length > 0) throw malformed('Nesting of semi joins is not allowed');
  if (!/Id$/.test(column) || !/Id$/.test(selected) || selected.includes('.')) {
    throw malformed(`The left operand and the selected field of a semi join must be ids: ${column}, ${selected}`);
  }
}

const malformed = (message: string): Error => badRequest('MALFORMED_QUERY', message);

import { badRequest } from './api-error.ts';
import { parseCondition } from './soql-condition.ts';
import type { Condition } from './soql-condition.ts';
import { TokenReader } from './soql-reader.ts';
import { parseSelection } from './soql-selection.ts';

/** A query as a tree: the subset of SOQL that the simulated org knows. */
export type Query = {
  readonly soql: string;
  readonly columns: readonly string[]; // empty for COUNT()
  readonly aggregates: readonly Aggregate[]; // COUNT(Field) alias
  readonly count: boolean; // COUNT()
  readonly from: string;
  readonly where: Condition | null;
  readonly groupBy: readonly string[];
  readonly orderBy: readonly Order[];
  readonly limit: number | null;
  readonly offset: number | null;
};

/** A counted column under the name that the result gives it. */
export type Aggregate = { readonly column: string; readonly alias: string };

type Order = { readonly column: string; readonly descending: boolean; readonly nullsLast: boolean };

// docs: "SOQL statements cannot exceed 100,000 characters".
const maxLength = 100_000;

/** Parses SOQL; what is not in the subset is MALFORMED_QUERY, never an empty result. */
export function parseSoql(soql: string): Query {
  if (soql.length > maxLength) {
    throw badRequest('MALFORMED_QUERY', `SOQL statements cannot be longer than ${maxLength} characters.`);
  }
  const reader = new TokenReader(soql);
  const query = parseQuery(reader, soql);
  reader.end();
  return query;
}

function parseQuery(reader: TokenReader, soql: string): Query {
  reader.expect('SELECT');
  const selection = parseSelection(reader);
  reader.expect('FROM');
  return {
    soql,
    ...selection,
    from: reader.word(),
    where: reader.accept('WHERE') ? parseCondition(reader, (inner) => parseQuery(inner, soql)) : null,
    groupBy: reader.accept('GROUP') ? parseGroupBy(reader) : [],
    orderBy: reader.accept('ORDER') ? parseOrderBy(reader) : [],
    limit: reader.accept('LIMIT') ? reader.wholeNumber() : null,
    offset: reader.accept('OFFSET') ? reader.wholeNumber() : null,
  };
}

function parseGroupBy(reader: TokenReader): string[] {
  reader.expect('BY');
  const columns = [reader.word()];
  while (reader.accept(',')) columns.push(reader.word());
  return columns;
}

function parseOrderBy(reader: TokenReader): Order[] {
  reader.expect('BY');
  const orders: Order[] = [];
  do orders.push(parseOrder(reader));
  while (reader.accept(','));
  return orders;
}

function parseOrder(reader: TokenReader): Order {
  const column = reader.word();
  const descending = reader.accept('DESC');
  if (!descending) reader.accept('ASC');
  if (!reader.accept('NULLS')) return { column, descending, nullsLast: false };
  const nullsLast = reader.accept('LAST');
  if (!nullsLast) reader.expect('FIRST');
  return { column, descending, nullsLast };
}

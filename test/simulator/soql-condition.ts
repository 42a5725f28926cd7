import { unexpected } from './soql-reader.ts';
import type { TokenReader } from './soql-reader.ts';
import type { Query } from './soql.ts';

export type Literal =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Whole days that end with today: 0 for TODAY, n for LAST_N_DAYS:n. */
  | { readonly kind: 'period'; readonly value: number }
  | { readonly kind: 'null'; readonly value: null };

type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'IN' | 'NOT IN' | 'LIKE';

export type Comparison = {
  readonly kind: 'comparison';
  readonly column: string;
  readonly operator: Operator;
  readonly values: readonly Literal[]; // one, or those of IN; none while the subquery is unanswered
  readonly subquery?: Query;
};

export type Condition =
  | Comparison
  | { readonly kind: 'AND' | 'OR'; readonly parts: readonly Condition[] }
  | { readonly kind: 'NOT'; readonly part: Condition };

/** Parses the SELECT in the parentheses of IN. */
type ParseSubquery = (reader: TokenReader) => Query;

const signs = ['=', '!=', '<', '<=', '>', '>='] as const;

/** Parses what follows WHERE. As in SOQL, AND and OR do not stand side by side without parentheses. */
export function parseCondition(reader: TokenReader, subquery: ParseSubquery): Condition {
  const first = parseOne(reader, subquery);
  const kind = reader.comes('AND') ? 'AND' : reader.comes('OR') ? 'OR' : null;
  if (kind === null) return first;
  const parts = [first];
  while (reader.accept(kind)) parts.push(parseOne(reader, subquery));
  if (reader.comes('AND') || reader.comes('OR')) throw unexpected(reader.next());
  return { kind, parts };
}

function parseOne(reader: TokenReader, subquery: ParseSubquery): Condition {
  if (reader.accept('NOT')) return { kind: 'NOT', part: parseOne(reader, subquery) };
  if (reader.accept('(')) {
    const condition = parseCondition(reader, subquery);
    reader.expect(')');
    return condition;
  }
  const column = reader.word();
  const operator = parseOperator(reader);
  if (operator !== 'IN' && operator !== 'NOT IN') {
    return { kind: 'comparison', column, operator, values: [parsePeriod(reader) ?? parseLiteral(reader)] };
  }
  reader.expect('(');
  const inner = reader.comes('SELECT') ? subquery(reader) : null;
  const values = inner === null ? parseList(reader) : [];
  reader.expect(')');
  return { kind: 'comparison', column, operator, values, ...(inner === null ? {} : { subquery: inner }) };
}

function parseOperator(reader: TokenReader): Operator {
  if (reader.accept('LIKE')) return 'LIKE';
  if (reader.accept('IN')) return 'IN';
  if (reader.accept('NOT')) {
    reader.expect('IN');
    return 'NOT IN';
  }
  const token = reader.next();
  const sign = signs.find((known) => known === (token.value === '<>' ? '!=' : token.value));
  if (token.kind !== 'sign' || sign === undefined) throw unexpected(token);
  return sign;
}

function parseList(reader: TokenReader): Literal[] {
  const values = [parseLiteral(reader)];
  while (reader.accept(',')) values.push(parseLiteral(reader));
  return values;
}

/** The date literals that are known here; all others are unexpected words. */
function parsePeriod(reader: TokenReader): Literal | null {
  if (reader.accept('TODAY')) return { kind: 'period', value: 0 };
  if (!reader.accept('LAST_N_DAYS')) return null;
  reader.expect(':');
  return { kind: 'period', value: reader.wholeNumber() };
}

function parseLiteral(reader: TokenReader): Literal {
  const token = reader.next();
  if (token.kind === 'string' || token.kind === 'number' || token.kind === 'date') return token;
  if (token.kind === 'word' && /^(true|false)$/i.test(token.value)) {
    return { kind: 'boolean', value: token.value.toLowerCase() === 'true' };
  }
  if (token.kind === 'word' && /^null$/i.test(token.value)) return { kind: 'null', value: null };
  throw unexpected(token);
}

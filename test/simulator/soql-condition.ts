import { badRequest } from './api-error.ts';
import { unexpected } from './soql-reader.ts';
import type { TokenReader } from './soql-reader.ts';

export type Literal =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null'; readonly value: null };

type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'IN' | 'NOT IN' | 'LIKE';

export type Comparison = {
  readonly kind: 'comparison';
  readonly column: string;
  readonly operator: Operator;
  readonly values: readonly Literal[]; // one, or those of IN
};

export type Condition =
  | Comparison
  | { readonly kind: 'AND' | 'OR'; readonly parts: readonly Condition[] }
  | { readonly kind: 'NOT'; readonly part: Condition };

const signs = ['=', '!=', '<', '<=', '>', '>='] as const;

/** Parses what follows WHERE. As in SOQL, AND and OR do not stand side by side without parentheses. */
export function parseCondition(reader: TokenReader): Condition {
  const first = parseOne(reader);
  const kind = reader.comes('AND') ? 'AND' : reader.comes('OR') ? 'OR' : null;
  if (kind === null) return first;
  const parts = [first];
  while (reader.accept(kind)) parts.push(parseOne(reader));
  if (reader.comes('AND') || reader.comes('OR')) throw unexpected(reader.next());
  return { kind, parts };
}

function parseOne(reader: TokenReader): Condition {
  if (reader.accept('NOT')) return { kind: 'NOT', part: parseOne(reader) };
  if (reader.accept('(')) {
    const condition = parseCondition(reader);
    reader.expect(')');
    return condition;
  }
  const column = reader.word();
  const operator = parseOperator(reader);
  const values = operator === 'IN' || operator === 'NOT IN' ? parseList(reader) : [parseLiteral(reader)];
  return { kind: 'comparison', column, operator, values };
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
  reader.expect('(');
  if (reader.comes('SELECT')) throw badRequest('MALFORMED_QUERY', 'Subqueries are not known here.');
  const values = [parseLiteral(reader)];
  while (reader.accept(',')) values.push(parseLiteral(reader));
  reader.expect(')');
  return values;
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

import { badRequest } from './api-error.ts';
import type { TokenReader } from './soql-reader.ts';
import { unexpected } from './soql-reader.ts';
import type { Aggregate, Query } from './soql.ts';

type Selection = Pick<Query, 'columns' | 'aggregates' | 'count'>;

/** Parses what stands between SELECT and FROM: columns and COUNT(Column) alias, or COUNT() alone. */
export function parseSelection(reader: TokenReader): Selection {
  const columns: string[] = [];
  const aggregates: Aggregate[] = [];
  do {
    const word = reader.word();
    if (!reader.accept('(')) columns.push(word);
    else if (word.toUpperCase() !== 'COUNT') throw badRequest('MALFORMED_QUERY', `${word}() is not known here.`);
    else if (reader.accept(')')) return countAlone(reader, columns.length + aggregates.length);
    else aggregates.push(parseAggregate(reader, aggregates));
  } while (reader.accept(','));
  for (const name of twice(columns)) throw badRequest('MALFORMED_QUERY', `duplicate field selected: ${name}`);
  const names = [...aggregates.map(({ alias }) => alias), ...columns.map((column) => column.replace(/^.*\./, ''))];
  if (aggregates.length > 0) {
    for (const name of twice(names)) throw badRequest('MALFORMED_QUERY', `duplicate alias: ${name}`);
  }
  return { columns, aggregates, count: false };
}

function countAlone(reader: TokenReader, before: number): Selection {
  // docs: COUNT() must be the only element in the SELECT list.
  if (before > 0 || !reader.comes('FROM')) throw unexpected(reader.next());
  return { columns: [], aggregates: [], count: true };
}

/** One aggregate; without an alias the org calls the first of them expr0, the next expr1. */
function parseAggregate(reader: TokenReader, before: readonly Aggregate[]): Aggregate {
  const column = reader.word();
  reader.expect(')');
  if (!reader.comes(',') && !reader.comes('FROM')) return { column, alias: parseAlias(reader) };
  const unnamed = before.filter(({ alias }) => /^expr\d+$/.test(alias)).length;
  return { column, alias: `expr${unnamed}` };
}

function parseAlias(reader: TokenReader): string {
  const alias = reader.word();
  if (!/^[A-Za-z]\w*$/.test(alias) || alias.endsWith('__c')) {
    throw badRequest('MALFORMED_QUERY', `Invalid alias: ${alias}`);
  }
  return alias;
}

function twice(names: readonly string[]): string[] {
  const lower = names.map((name) => name.toLowerCase());
  return names.filter((_, index) => lower.indexOf(lower[index] as string) < index);
}

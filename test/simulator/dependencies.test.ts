import { describe, expect, it } from 'vitest';
import { ApiError } from './api-error.ts';
import { runQuery } from './soql-run.ts';
import type { Result, Rules } from './soql-run.ts';
import { parseSoql } from './soql.ts';
import type { Table } from './table.ts';

type Row = { readonly index: number };

const text = { type: 'string', of: ({ index }: Row) => `id${index}` } as const;
const table: Table<Row> = {
  ...{ name: 'MetadataComponentDependency', api: 'tooling', virtual: false, perRow: false, required: null },
  columns: new Map([
    ['MetadataComponentId', text],
    ['MetadataComponentType', text],
    ['RefMetadataComponentId', text],
  ]),
  id: ({ index }) => `id${index}`,
  rows: () => Array.from({ length: 100_001 }, (_, index) => ({ index })),
};

const run = (rest: string, bulk = false): Result => {
  const rules: Rules = {
    ...{ limitRefused: false, unknownColumn: () => false, recordUrl: () => '', now: 0, maxAggregates: 100, bulk },
  };
  return runQuery(table, parseSoql(rest.replace('FROM', 'FROM MetadataComponentDependency')), rules);
};
const codeOf = (rest: string): string => {
  try {
    run(rest);
    return 'none';
  } catch (error) {
    return error instanceof ApiError ? error.errorCode : String(error);
  }
};
const ids = (count: number): string => Array.from({ length: count }, (_, index) => `'id${index}'`).join(', ');

// B where-used: "100,000 rows/query (Tooling REST: 2,000) ... No queryMore/OFFSET/COUNT/range filter".
describe('the dependencies of an org', () => {
  it('are cut without a word, at 2,000 rows and in a bulk job at 100,000', () => {
    expect(run('SELECT MetadataComponentId FROM').totalSize).toBe(2_000);
    expect([...(run('SELECT MetadataComponentId FROM', true).cells?.() ?? [])]).toHaveLength(100_000);
    expect(run(`SELECT MetadataComponentId FROM WHERE RefMetadataComponentId IN (${ids(100)})`).totalSize).toBe(100);
  });

  it.each([
    ['COUNT()', 'SELECT COUNT() FROM'],
    ['COUNT(Column)', 'SELECT COUNT(MetadataComponentId) n FROM'],
    ['GROUP BY', 'SELECT MetadataComponentType FROM GROUP BY MetadataComponentType'],
    ['OFFSET', 'SELECT MetadataComponentId FROM LIMIT 10 OFFSET 10'],
    ['ORDER BY', 'SELECT MetadataComponentId FROM ORDER BY MetadataComponentId'],
    ['a range', "SELECT MetadataComponentId FROM WHERE MetadataComponentId > 'id5'"],
    ['LIKE', "SELECT MetadataComponentId FROM WHERE MetadataComponentType LIKE 'id%'"],
    ['OR', "SELECT MetadataComponentId FROM WHERE MetadataComponentType = 'a' OR MetadataComponentType = 'b'"],
    ['101 ids', `SELECT MetadataComponentId FROM WHERE RefMetadataComponentId IN (${ids(101)})`],
    ['StandardEntity', "SELECT MetadataComponentId FROM WHERE MetadataComponentType = 'StandardEntity'"],
  ])('know no %s', (_, soql) => {
    expect(codeOf(soql)).toBe('MALFORMED_QUERY');
  });
});

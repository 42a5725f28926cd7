import type { Condition } from './soql-condition.ts';

export type ColumnType = 'string' | 'number' | 'boolean' | 'date' | 'complex';

export type Scalar = string | number | boolean | null;

export type Column<Row> = {
  readonly type: ColumnType;
  readonly of: (row: Row) => Scalar | { readonly [name: string]: unknown };
};

/** Something that can be queried. */
export type Table<Row> = {
  readonly name: string;
  readonly api: 'data' | 'tooling';
  /** Virtual: answers in one page of at most 2,000 rows, without OR, NOT, COUNT(), GROUP BY and OFFSET. */
  readonly virtual: boolean;
  readonly perRow: boolean; // whether its query takes time by the row
  readonly columns: ReadonlyMap<string, Column<Row>>; // dotted names for columns of a parent
  /** Without = or IN on one of these the query is refused. */
  readonly required: { readonly columns: readonly string[]; readonly named: string } | null;
  readonly id: (row: Row) => string;
  /** Rows that may meet the condition; it is checked again on each. */
  readonly rows: (where: Condition | null) => Iterable<Row>;
};

/** The values that a column must have, when the conditions joined by AND say so: those of = and IN. */
export function pinned(where: Condition | null, column: string): ReadonlySet<string> | null {
  for (const part of conjuncts(where)) {
    if (part.kind !== 'comparison' || part.column !== column) continue;
    if (part.operator === '=' || part.operator === 'IN') return new Set(part.values.map(({ value }) => String(value)));
  }
  return null;
}

function conjuncts(where: Condition | null): readonly Condition[] {
  if (where === null) return [];
  return where.kind === 'AND' ? where.parts.flatMap(conjuncts) : [where];
}

import type { Rules } from './soql-run.ts';
import type { Column, Table } from './table.ts';

/** A row as REST shows it: the columns that were asked for, those of a parent below its name. */
export function toRecord<Row>(
  row: Row,
  table: Table<Row>,
  columns: readonly { readonly path: readonly string[]; readonly column: Column<Row> }[],
  rules: Rules,
): Record<string, unknown> {
  const record: Record<string, unknown> = {
    attributes: { type: table.name, url: rules.recordUrl(table.name, table.id(row)) },
  };
  for (const { path, column } of columns) {
    const [first, second] = path as [string, string?];
    if (second === undefined) record[first] = column.of(row);
    else {
      const parent = parentOf(record[first], first, table, row, rules);
      record[first] = parent === null ? null : { ...parent, [second]: column.of(row) };
    }
  }
  return record;
}

/** The parent that a row points to; null when it points to none. */
function parentOf<Row>(known: unknown, name: string, table: Table<Row>, row: Row, rules: Rules): object | null {
  if (typeof known === 'object' && known !== null) return known;
  const column = [`${name}.DurableId`, `${name}.Id`, `${name}Id`].find((one) => table.columns.has(one));
  if (column === undefined) return { attributes: { type: name } };
  const id = table.columns.get(column)?.of(row);
  return id === null ? null : { attributes: { type: name, url: rules.recordUrl(name, String(id)) } };
}

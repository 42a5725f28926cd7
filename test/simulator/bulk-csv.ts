import type { Cell } from './soql-run.ts';

/** Rows as Bulk API 2.0 writes them: every value in quotes, nothing for null, a line feed after each line. */
export function toCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [columns.map(quoted).join(','), ...rows.map((row) => row.map(quoted).join(','))];
  return `${lines.join('\n')}\n`;
}

const quoted = (cell: Cell): string => (cell === null ? '""' : `"${textOf(cell).replace(/"/g, '""')}"`);

const restDate = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})\+0000$/;

/** A moment ends with Z here, and not with the +0000 of REST. */
const textOf = (cell: Cell): string => String(cell).replace(restDate, '$1Z');

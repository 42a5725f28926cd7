/** Head of a table with these columns; every row below needs as many cells. */
export function tableHead(...columns: readonly string[]): string {
  return `${tableRow(...columns)}${tableRow(...columns.map(() => '---'))}`;
}

/** One row of a table; the cells are Markdown. */
export function tableRow(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

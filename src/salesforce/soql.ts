import type { ListQuery, SetupQuery } from './org.js';

/** A SOQL string literal. Source: SOQL and SOSL Reference, Quoted String Escape Sequences. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}'`;
}

/** The query for the rows of these objects; FieldDefinition and EntityParticle cannot be asked without such a filter. */
export function soqlOf({ from, columns, objects }: SetupQuery): string {
  const owner = from === 'EntityDefinition' ? 'QualifiedApiName' : 'EntityDefinition.QualifiedApiName';
  return `SELECT ${columns.join(', ')} FROM ${from} WHERE ${owner} IN (${objects.map(quoted).join(', ')})`;
}

/** The column among `columns` that an INVALID_FIELD error names, whatever the language of its text. */
export function columnNamedIn(message: string, columns: readonly string[]): string | undefined {
  const named = new Set(quotedParts(message).split(' ').filter(Boolean));
  // Of a parent's column the org names the relationship, or the whole path.
  return columns.find((column) => named.has(column)) ?? columns.find((column) => named.has(relationshipOf(column)));
}

function relationshipOf(column: string): string {
  return column.includes('.') ? column.slice(0, column.indexOf('.')) : '';
}

/** What stands between quotes in an error text; the query itself is repeated there without quotes. */
function quotedParts(message: string): string {
  return [...message.matchAll(/'([\w.]+)'/g)].map(([, part]) => part).join(' ');
}

/** The query for a whole list. */
export function listSoql({ from, columns, where, groupBy }: ListQuery): string {
  const parts = [
    `SELECT ${columns.join(', ')} FROM ${from}`,
    where && `WHERE ${where}`,
    groupBy && `GROUP BY ${groupBy}`,
  ];
  return parts.filter(Boolean).join(' ');
}

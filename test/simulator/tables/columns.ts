import type { Column, ColumnType, Scalar, Table } from '../table.ts';
import { columnsFrom, throughParent } from '../tooling-columns.ts';
import type { Values } from '../tooling-columns.ts';
import { entityColumns } from '../entity-table.ts';
import type { World, WorldField, WorldObject } from '../world.ts';
import { standardObjects } from '../worlds/standard.ts';
import { objectsByName } from './object-index.ts';

/** What a table of rows with ids of their own is made of. */
type TableSpec<Row> = Pick<Table<Row>, 'name' | 'id' | 'rows'> & {
  readonly values: Values<Row>;
  /** Columns of parents under dotted names. */
  readonly parents?: Iterable<readonly [string, Column<Row>]>;
};

/** A table of the data API, with the columns of the standard object of that name. */
export const dataTable = <Row>({ values, parents = [], ...table }: TableSpec<Row>): Table<Row> => ({
  ...plain,
  ...table,
  api: 'data',
  columns: new Map([...columnsFrom(table.name, standardColumns(table.name), values), ...parents]),
});

/** A table of the Tooling API, with the columns that are listed for it. */
export const toolingTable = <Row>(
  lists: Partial<Record<ColumnType, string>>,
  { values, parents = [], ...table }: TableSpec<Row>,
): Table<Row> => ({
  ...plain,
  ...table,
  api: 'tooling',
  columns: new Map([...columnsFrom(table.name, lists, values), ...parents]),
});

/** The columns of EntityDefinition, for a table whose rows belong to an object. */
export const ofEntity = <Row>(
  world: World,
  objectOf: (row: Row) => string | null,
  name = 'EntityDefinition',
): [string, Column<Row>][] =>
  throughParent(name, entityColumns, (row: Row) => objectsByName(world).get(objectOf(row) ?? '') ?? null);

/** One column of a parent that the world holds as a text. */
export const parentColumn = <Row>(
  name: string,
  of: (row: Row) => Scalar,
  type: ColumnType = 'string',
): [string, Column<Row>] => [name, { type, of }];

export const stateOf = (namespace: string | null): string => (namespace === null ? 'unmanaged' : 'installed');

const plain = { virtual: false, perRow: false, required: null } as const;

function standardColumns(name: string): Partial<Record<ColumnType, string>> {
  const object = standardObjects().find((one: WorldObject) => one.name === name);
  if (object === undefined) throw new Error(`There is no standard object ${name}.`);
  const lists: Partial<Record<ColumnType, string>> = {};
  for (const field of object.fields.filter((one) => one.in.describe)) {
    const type = columnType(field);
    lists[type] = `${lists[type] ?? ''} ${field.name}`;
  }
  return lists;
}

function columnType({ type }: WorldField): ColumnType {
  if (type === 'boolean') return 'boolean';
  if (type === 'date' || type === 'datetime') return 'date';
  return ['int', 'double', 'currency', 'percent'].includes(type) ? 'number' : 'string';
}

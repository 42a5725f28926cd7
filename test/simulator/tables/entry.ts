import type { Refusals } from '../org.ts';
import { runQuery } from '../soql-run.ts';
import type { Result, Rules } from '../soql-run.ts';
import type { Query } from '../soql.ts';
import type { Table } from '../table.ts';
import type { World, WorldUser } from '../world.ts';

/** A table whose kind of row nobody else has to know. */
export type Source = Pick<Table<unknown>, 'api' | 'virtual' | 'perRow'> & {
  readonly run: (query: Query, rules: Rules) => Result;
};

export type Entry = {
  readonly open: (world: World, user: WorldUser) => Source;
  /** Only View Setup and Configuration opens it. */
  readonly setup: boolean;
  readonly refusal?: keyof Refusals;
};

export type Entries = Readonly<Record<string, Entry>>;

/** A table that every user may ask. */
export const openTable = <Row>(build: (world: World, user: WorldUser) => Table<Row>): Entry => ({
  open: (world, user) => sourceOf(build(world, user)),
  setup: false,
});

/** A table that only View Setup opens, and the option that takes it away. */
export function setupTable<Row>(build: (world: World) => Table<Row>, refusal?: keyof Refusals): Entry {
  const sources = new WeakMap<World, Source>();
  const open = (world: World): Source => {
    const source = sources.get(world) ?? sourceOf(build(world));
    sources.set(world, source);
    return source;
  };
  return { open, setup: true, ...(refusal === undefined ? {} : { refusal }) };
}

function sourceOf<Row>(table: Table<Row>): Source {
  const { api, perRow, virtual } = table;
  return { api, perRow, virtual, run: (query, rules) => runQuery(table, query, rules) };
}

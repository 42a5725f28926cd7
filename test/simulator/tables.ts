import { badRequest } from './api-error.ts';
import { organizationTable, userTable } from './data-tables.ts';
import { entityTable } from './entity-table.ts';
import { entityParticleTable, fieldDefinitionTable } from './field-tables.ts';
import type { Org, Refusals } from './org.ts';
import { runQuery } from './soql-run.ts';
import type { Result, Rules } from './soql-run.ts';
import type { Query } from './soql.ts';
import type { Table } from './table.ts';
import type { World, WorldUser } from './world.ts';

/** A table whose kind of row nobody else has to know. */
type Source = Pick<Table<unknown>, 'api' | 'virtual' | 'perRow'> & {
  readonly run: (query: Query, rules: Rules) => Result;
};

type Entry = { readonly open: (world: World) => Source; readonly refusal?: keyof Refusals };

/** One line a table, with the option that takes it away. */
const entries: Readonly<Record<string, Entry>> = {
  Organization: entry(organizationTable),
  User: entry(userTable),
  EntityDefinition: entry(entityTable, 'entityDefinition'),
  FieldDefinition: entry(fieldDefinitionTable, 'fieldDefinition'),
  EntityParticle: entry(entityParticleTable, 'entityParticle'),
};

/** The table of a query, when this API has it, this org knows it and this user may ask it. */
export function findTable({ options, world }: Org, api: Source['api'], name: string, user: WorldUser): Source {
  const found = Object.hasOwn(entries, name) ? entries[name] : undefined;
  const refused = found?.refusal !== undefined && options.refuses?.[found.refusal] === true;
  const source = found?.open(world);
  if (source === undefined || source.api !== api || refused || (source.virtual && !user.viewSetup)) {
    throw badRequest(
      'INVALID_TYPE',
      `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the ` +
        `'__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
    );
  }
  return source;
}

function entry<Row>(build: (world: World) => Table<Row>, refusal?: keyof Refusals): Entry {
  const open = (world: World): Source => {
    const table = build(world);
    const { api, perRow, virtual } = table;
    return { api, perRow, virtual, run: (query, rules) => runQuery(table, query, rules) };
  };
  return refusal === undefined ? { open } : { open, refusal };
}

import type { Org, Refusal, Rows, SetupQuery } from '../salesforce/org.js';
import {
  columns,
  particleColumnsBesideDescribe,
  toDefinition,
  toParticle,
  type Definition,
  type Particle,
} from './field-rows.js';

type Table = keyof typeof columns;
const tableNames = Object.keys(columns) as Table[];

/** What the two field tables say of one object; a refusal where a table, or the part with this object, was refused. */
export type FieldTables = {
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly particles: ReadonlyMap<string, Particle>;
  readonly refusals: { readonly [table in Table]?: Refusal };
};

/** One object's rows, as soon as both tables have answered; or a column that this org does not know. */
export type FieldTableEvent =
  | { readonly object: string; readonly tables: FieldTables }
  | { readonly unknownColumn: { readonly table: Table; readonly column: string } };

/**
 * Objects whose rows fit one query, and what is asked for them: all; less what describe tells; or the rest of
 * EntityParticle, for objects of which describe turned out to hide fields.
 */
export type Pack = { readonly objects: readonly string[]; readonly ask: 'all' | 'beside describe' | 'particles' };

type FieldQuery = SetupQuery & { readonly from: Table; /** No other table is asked. */ readonly alone: boolean };
type Gathering = {
  readonly definitions: Map<string, Definition>;
  readonly particles: Map<string, Particle>;
  readonly refusals: { [table in Table]?: Refusal };
  readonly answered: Set<Table>;
};

/**
 * Reads both field tables for the packs of objects, as the packs come, and lets go of each object as it is whole.
 * `nameOf` gives an object's API name by its id: the name itself would come with 150 bytes around it in each of 100,000 rows.
 */
export async function* readFieldTables(
  org: Org,
  { packs, nameOf }: { packs: AsyncIterable<Pack>; nameOf: (id: string) => string },
): AsyncGenerator<FieldTableEvent> {
  const gathering = new Map<string, Gathering>();
  const known = new Set<string>();
  for await (const { asked, answer } of org.query(queriesFor(packs))) {
    for (const object of asked.objects) if (!gathering.has(object)) gathering.set(object, newGathering());
    if ('refusal' in answer) takeRefusal(asked, answer.refusal, gathering);
    else takeRows(asked, answer.value, (id) => gathering.get(nameOf(id)));
    for (const object of asked.objects) gathering.get(object)?.answered.add(asked.from);
    for (const object of asked.objects) {
      const tables = gathering.get(object);
      if (!tables || (!asked.alone && tables.answered.size < tableNames.length)) continue;
      gathering.delete(object);
      yield { object, tables };
    }
    for (const column of 'value' in answer ? answer.value.unknownColumns : []) {
      if (known.has(`${asked.from}.${column}`)) continue;
      known.add(`${asked.from}.${column}`);
      yield { unknownColumn: { table: asked.from, column } };
    }
  }
}

function newGathering(): Gathering {
  return { definitions: new Map(), particles: new Map(), refusals: {}, answered: new Set() };
}

async function* queriesFor(packs: AsyncIterable<Pack>): AsyncGenerator<FieldQuery> {
  for await (const { objects, ask } of packs) {
    const alone = ask === 'particles';
    if (!alone) yield { from: 'FieldDefinition', columns: columns.FieldDefinition, objects, alone };
    const particle = ask === 'beside describe' ? particleColumnsBesideDescribe : columns.EntityParticle;
    yield { from: 'EntityParticle', columns: particle, objects, alone };
  }
}

function takeRefusal({ from, objects }: FieldQuery, refusal: Refusal, gathering: ReadonlyMap<string, Gathering>): void {
  for (const object of objects) {
    const tables = gathering.get(object);
    if (tables) tables.refusals[from] = refusal;
  }
}

function takeRows({ from }: FieldQuery, { rows }: Rows, tablesOf: (id: string) => Gathering | undefined): void {
  for (const row of rows) {
    const { EntityDefinitionId: id, QualifiedApiName: field } = row;
    const tables = typeof id === 'string' ? tablesOf(id) : undefined;
    if (!tables || typeof field !== 'string') continue;
    if (from === 'FieldDefinition') tables.definitions.set(field, toDefinition(row));
    else tables.particles.set(field, toParticle(row));
  }
}

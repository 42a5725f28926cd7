import type { Answer, Org, Refusal, Rows, SetupQuery } from '../salesforce/org.js';
import { columns, subjectOf, toDefinition, toParticle, type Definition, type Particle } from './field-rows.js';

type Table = keyof typeof columns;

/** What the two field tables say of one object; a refusal where a table, or the part with this object, was refused. */
export type FieldTables = {
  readonly definitions: Map<string, Definition>;
  readonly particles: Map<string, Particle>;
  readonly refusals: { [table in Table]?: Refusal };
};

export type TablesByObject = {
  readonly byObject: ReadonlyMap<string, FieldTables>;
  readonly unknownColumns: readonly { readonly table: Table; readonly column: string }[];
};

type FieldQuery = SetupQuery & { readonly from: Table };

/** Reads both field tables for the packs of objects, as the packs come. */
export async function readFieldTables(org: Org, packs: AsyncIterable<readonly string[]>): Promise<TablesByObject> {
  const byObject = new Map<string, FieldTables>();
  const unknown = new Map<string, { table: Table; column: string }>();
  for await (const { asked, answer } of org.query(queriesFor(packs))) {
    for (const object of asked.objects) if (!byObject.has(object)) byObject.set(object, emptyTables());
    take(asked, answer, byObject);
    if (!('value' in answer)) continue;
    for (const column of answer.value.unknownColumns)
      unknown.set(`${asked.from}.${column}`, { table: asked.from, column });
  }
  return { byObject, unknownColumns: [...unknown].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one) };
}

function emptyTables(): FieldTables {
  return { definitions: new Map(), particles: new Map(), refusals: {} };
}

async function* queriesFor(packs: AsyncIterable<readonly string[]>): AsyncGenerator<FieldQuery> {
  for await (const objects of packs) {
    yield { from: 'FieldDefinition', columns: columns.FieldDefinition, objects };
    yield { from: 'EntityParticle', columns: columns.EntityParticle, objects };
  }
}

function take({ from, objects }: FieldQuery, answer: Answer<Rows>, byObject: ReadonlyMap<string, FieldTables>): void {
  if ('refusal' in answer) {
    for (const object of objects) {
      const tables = byObject.get(object);
      if (tables) tables.refusals[from] = answer.refusal;
    }
    return;
  }
  for (const row of answer.value.rows) {
    const subject = subjectOf(row);
    const tables = subject && byObject.get(subject.object);
    if (!tables) continue;
    if (from === 'FieldDefinition') tables.definitions.set(subject.field, toDefinition(row));
    else tables.particles.set(subject.field, toParticle(row));
  }
}

import type { Gap, ObjectStats, SObject } from '../model/schema.js';
import type { Org, Source } from '../salesforce/org.js';
import { createAssembly, permissionsObject, type Assembled, type Assembly } from './assembly.js';
import { createChannel, type Channel } from './channel.js';
import { readFieldTables, type FieldTableEvent, type FieldTables, type Pack } from './field-tables.js';
import { namesByDurableId, type Entry, type Inventory } from './inventory.js';
import { pack, type Sized } from './pack.js';
import { reasonOf, someNotCounted } from './reason.js';

export type Collected = Assembled & {
  readonly stats: Readonly<Record<string, ObjectStats>>;
  /** The record counts could not be read, though the user may. */
  readonly countsFailed: boolean;
};

export type Progress = (phase: 'describe' | 'fields', done: number) => void;
type Task = {
  readonly inventory: Inventory;
  readonly names: readonly string[];
  /** Leave the field tables out, to keep the API reserve. */
  readonly withoutFields: boolean;
  readonly progress: Progress;
};

/**
 * Reads the selected objects whole: describes, and while they arrive the two field tables for those whose number of
 * fields is known by then, so that neither waits for the other. What an object's sources said is let go of as soon as the
 * object is put together: the sources of a large org take several times the memory of its schema.
 */
export async function collectSchema(org: Org, { inventory, names, withoutFields, progress }: Task): Promise<Collected> {
  const selected = new Set(names);
  const entries = inventory.entries.filter(({ name }) => selected.has(name));
  const assembly = createAssembly(entries, { inventory, withoutFields });
  const sizes = createChannel<Sized>();
  const unlisted = entries.filter(({ listed }) => !listed).map(({ name }) => ({ name, rows: unknownWidth }));
  const [, , counts] = await Promise.all([
    describeAll(org, { entries: byExpectedWidth(entries), assembly, sizes, progress }),
    readTables(org, { assembly, sizes, unlisted, progress, nameOf: namesByDurableId(inventory.entries) }),
    org.recordCounts(),
  ]);
  const assembled = assembly.result();
  const { objects, gaps } = assembled;
  return {
    ...assembled,
    countsFailed: 'refusal' in counts && !counts.refusal.final,
    stats: statsOf(objects, counts),
    gaps: [...countGaps(objects, counts), ...gaps],
  };
}

/** Customizable objects first: they are the widest, and long work started late is what everybody waits for. */
function byExpectedWidth(entries: readonly Entry[]): readonly Entry[] {
  const rank = ({ name, listed, entity }: Entry): number => {
    if (listed?.associateEntityType || /(History|Share|Feed|Tag)$/.test(name)) return 2;
    return entity?.customizable ? 0 : 1;
  };
  return [...entries].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

/** Rows expected of an object that describe does not show: a wide guess, since a query that is too long is split. */
const unknownWidth = 60;

type Describing = {
  readonly entries: readonly Entry[];
  readonly assembly: Assembly;
  readonly sizes: Channel<Sized>;
  readonly progress: Progress;
};

async function describeAll(org: Org, { entries, assembly, sizes, progress }: Describing): Promise<void> {
  const names = entries.filter(({ listed }) => listed).map(({ name }) => name);
  const selected = new Set(names);
  const asked = names.length === 0 || names.includes(permissionsObject) ? names : [...names, permissionsObject];
  let done = 0;
  try {
    for await (const { name, answer } of org.describe(asked)) {
      assembly.described(name, answer);
      if (!selected.has(name)) continue;
      done += 1;
      progress('describe', done);
      sizes.push({ name, rows: 'value' in answer ? answer.value.fields.length : unknownWidth });
    }
  } finally {
    sizes.end();
  }
}

type Reading = {
  readonly assembly: Assembly;
  readonly sizes: AsyncIterable<Sized>;
  /** Objects that describe does not show. */
  readonly unlisted: readonly Sized[];
  readonly progress: Progress;
  readonly nameOf: (id: string) => string;
};

async function readTables(org: Org, reading: Reading): Promise<void> {
  const { assembly, sizes, unlisted, nameOf } = reading;
  if (!assembly.setupReadable) {
    for await (const { name } of sizes) assembly.finish(name);
    for (const { name } of unlisted) assembly.finish(name);
    return;
  }
  const hiding = new Map<string, FieldTables>();
  for await (const event of readFieldTables(org, { packs: packsOf(unlisted, sizes), nameOf })) {
    if ('object' in event && assembly.hidesFields(event.object, event.tables)) {
      hiding.set(event.object, event.tables);
    } else take(event, reading);
  }
  // Rare: of fields that describe hides from this user, EntityParticle is asked for all it knows.
  for await (const event of readFieldTables(org, { packs: particlePacks(hiding), nameOf })) {
    const before = 'object' in event ? hiding.get(event.object) : undefined;
    take('object' in event && before ? { ...event, tables: joined(before, event.tables) } : event, reading);
  }
}

async function* particlePacks(hiding: ReadonlyMap<string, FieldTables>): AsyncGenerator<Pack> {
  const sized = [...hiding].map(([name, { particles }]) => ({ name, rows: particles.size }));
  for await (const objects of pack(sized)) yield { objects, ask: 'particles' };
}

function joined(before: FieldTables, { particles, refusals }: FieldTables): FieldTables {
  // A refusal the second time takes nothing away from what was told the first time.
  return refusals.EntityParticle ? before : { ...before, particles };
}

async function* packsOf(hidden: Source<Sized>, described: Source<Sized>): AsyncGenerator<Pack> {
  for await (const objects of pack(hidden)) yield { objects, ask: 'all' };
  for await (const objects of pack(described)) yield { objects, ask: 'beside describe' };
}

function take(event: FieldTableEvent, { assembly, progress }: Reading): void {
  if ('object' in event) progress('fields', assembly.finish(event.object, event.tables));
  else assembly.columnUnknown(event.unknownColumn.table, event.unknownColumn.column);
}

type Counts = Awaited<ReturnType<Org['recordCounts']>>;

function statsOf(objects: readonly SObject[], counts: Counts): Readonly<Record<string, ObjectStats>> {
  const known = 'value' in counts ? counts.value : new Map<string, number>();
  const entries = objects.map(({ name }): [string, ObjectStats] => {
    const value = known.get(name);
    return [name, { recordCount: value === undefined ? null : { value, source: 'recordCount' } }];
  });
  return Object.fromEntries(entries);
}

function countGaps(objects: readonly SObject[], counts: Counts): readonly Gap[] {
  if ('refusal' in counts) return [{ kind: 'record-count', reason: reasonOf(counts.refusal, 'recordCount') }];
  const complete = objects.every(({ name }) => counts.value.has(name));
  return complete ? [] : [{ kind: 'record-count', reason: someNotCounted }];
}

import type { Gap, ObjectStats, SObject } from '../model/schema.js';
import type { Answer, DescribedObject, Org, Source } from '../salesforce/org.js';
import { createChannel, type Channel } from './channel.js';
import { readFieldTables, type FieldTableEvent, type FieldTables, type Pack } from './field-tables.js';
import { namesByDurableId, type Entry, type Inventory } from './inventory.js';
import { mergeObject } from './merge-object.js';
import { accessModel } from './object-kind.js';
import { pack, type Sized } from './pack.js';
import { columnUnknown, fieldsLeftOut, reasonOf, someNotCounted } from './reason.js';

export type Collected = {
  /** Sorted by name. */
  readonly objects: readonly SObject[];
  readonly stats: Readonly<Record<string, ObjectStats>>;
  readonly gaps: readonly Gap[];
  /** Objects of which something readable could not be read to the end: asking again later may help. */
  readonly unfinished: readonly string[];
  /** The record counts could not be read, though the user may. */
  readonly countsFailed: boolean;
  /** Share of the customizable objects that describe shows to the user, 0 to 1; null when there is none. */
  readonly describedShare: number | null;
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
  const { objects, gaps, unfinished, describedShare } = assembly.result();
  return {
    objects,
    unfinished,
    countsFailed: 'refusal' in counts && !counts.refusal.final,
    describedShare,
    stats: statsOf(objects, counts),
    gaps: [...countGaps(objects, counts), ...gaps],
  };
}

type Merged = ReturnType<typeof mergeObject>;

/** Puts objects together from their sources, in whatever order these come. */
type Assembly = {
  readonly setupReadable: boolean;
  described(name: string, answer: Answer<DescribedObject>): void;
  /** True when the tables show fields that describe, which answered, does not. */
  hidesFields(name: string, tables: FieldTables): boolean;
  /** The last source of an object: without the setup tables there is none beside describe. Gives how many are finished. */
  finish(name: string, tables?: FieldTables): number;
  columnUnknown(table: string, column: string): void;
  result(): Pick<Collected, 'objects' | 'gaps' | 'unfinished' | 'describedShare'>;
};

function createAssembly(
  entries: readonly Entry[],
  { inventory, withoutFields }: Pick<Task, 'inventory' | 'withoutFields'>,
): Assembly {
  const setupRefusal = inventory.setupRefusal ?? (withoutFields ? fieldsLeftOut : undefined);
  const around = { names: new Set(inventory.entries.map(({ name }) => name)), setupRefusal };
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const waiting = new Map<string, Answer<DescribedObject>>();
  const objects = new Map<string, Merged>();
  const failed = new Set<string>();
  const shown = new Set<string>();
  const unknownColumns = new Map<string, Gap>();
  let permitted: ReadonlySet<string> | null = null;

  return {
    setupReadable: setupRefusal === undefined,
    described: (name, answer) => {
      if (name === permissionsObject) permitted = permittedObjects(answer);
      if ('value' in answer) shown.add(name);
      else if (!answer.refusal.final) failed.add(name);
      if (byName.has(name)) waiting.set(name, answer);
    },
    hidesFields: (name, { particles }) => {
      const answer = waiting.get(name);
      if (!answer || 'refusal' in answer) return particles.size > 0 && byName.get(name)?.listed !== undefined;
      return showsLess(answer.value, particles);
    },
    finish: (name, tables) => {
      const entry = byName.get(name);
      if (!entry) return objects.size;
      if (withoutFields || Object.values(tables?.refusals ?? {}).some(({ final }) => !final)) failed.add(name);
      objects.set(name, mergeObject({ entry, described: waiting.get(name), tables }, around));
      waiting.delete(name);
      return objects.size;
    },
    columnUnknown: (table, column) => {
      unknownColumns.set(`${table}.${column}`, { kind: 'field-definition', reason: columnUnknown(table, column) });
    },
    result: () => ({
      objects: entries.flatMap(({ name }) => withAccess(objects.get(name), permitted)),
      gaps: [...unknownColumns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap),
      unfinished: entries.map(({ name }) => name).filter((name) => failed.has(name)),
      describedShare: shareDescribed(entries, { shown, failed }),
    }),
  };
}

function showsLess({ fields }: DescribedObject, particles: FieldTables['particles']): boolean {
  const shown = new Set(fields.map(({ name }) => name));
  return [...particles.keys()].some((field) => !shown.has(field));
}

/** Its SobjectType picklist is the org's own list of the objects that object permissions can open. */
const permissionsObject = 'ObjectPermissions';

function permittedObjects(answer: Answer<DescribedObject>): ReadonlySet<string> | null {
  const fields = 'value' in answer ? answer.value.fields : [];
  const values = fields.find(({ name }) => name === 'SobjectType')?.picklistValues ?? [];
  return values.length > 0 ? new Set(values.map(({ value }) => value)) : null;
}

function withAccess(object: Merged | undefined, permitted: ReadonlySet<string> | null): readonly SObject[] {
  return object ? [{ ...object, accessModel: accessModel(object.name, object.kind, permitted) }] : [];
}

/** What failed, or was left out, says nothing of what the user may read. */
function shareDescribed(
  entries: readonly Entry[],
  { shown, failed }: { readonly shown: ReadonlySet<string>; readonly failed: ReadonlySet<string> },
): number | null {
  const asked = entries.filter(({ name }) => shown.has(name) || !failed.has(name));
  const customizable = asked.filter(({ entity }) => entity?.customizable === true);
  return customizable.length > 0
    ? customizable.filter(({ name }) => shown.has(name)).length / customizable.length
    : null;
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

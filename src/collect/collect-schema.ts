import type { Gap, ObjectStats, SObject } from '../model/schema.js';
import type { Answer, DescribedObject, Org } from '../salesforce/org.js';
import { createChannel, type Channel } from './channel.js';
import { readFieldTables, type TablesByObject } from './field-tables.js';
import type { Entry, Inventory } from './inventory.js';
import { mergeObject } from './merge-object.js';
import { pack, type Sized } from './pack.js';
import { columnUnknown, reasonOf, someNotCounted } from './reason.js';

export type Collected = {
  /** Sorted by name. */
  readonly objects: readonly SObject[];
  readonly stats: Readonly<Record<string, ObjectStats>>;
  readonly gaps: readonly Gap[];
  /** Objects of which something readable could not be read to the end: asking again later may help. */
  readonly unfinished: readonly string[];
  /** Share of the customizable objects that describe shows to the user, 0 to 1; null when there is none. */
  readonly describedShare: number | null;
};

export type Progress = (phase: 'describe' | 'fields', done: number) => void;

/**
 * Reads the selected objects whole: describes, and while they arrive the two field tables for those whose number of
 * fields is known by then, so that neither waits for the other.
 */
export async function collectSchema(
  org: Org,
  { inventory, names, progress }: { inventory: Inventory; names: readonly string[]; progress: Progress },
): Promise<Collected> {
  const selected = new Set(names);
  const entries = inventory.entries.filter(({ name }) => selected.has(name));
  const sizes = createChannel<Sized>();
  const [described, tables, counts] = await Promise.all([
    describeAll(org, { entries: byExpectedWidth(entries), sizes, progress }),
    inventory.setupReadable ? readFieldTables(org, pack(counted(sizes, progress))) : noTables(sizes),
    org.recordCounts(),
  ]);
  const around = {
    names: new Set(inventory.entries.map(({ name }) => name)),
    setupReadable: inventory.setupReadable,
    permitted: permittedObjects(described.get('ObjectPermissions')),
  };
  const objects = entries.map((entry) =>
    mergeObject({ entry, described: described.get(entry.name), tables: tables.byObject.get(entry.name) }, around),
  );
  return {
    objects,
    stats: statsOf(objects, counts),
    gaps: [...countGaps(objects, counts), ...columnGaps(tables)],
    unfinished: unfinishedOf(entries, { described, tables }),
    describedShare: shareDescribed(entries, { described, tables }),
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
  readonly sizes: Channel<Sized>;
  readonly progress: Progress;
};

async function describeAll(
  org: Org,
  { entries, sizes, progress }: Describing,
): Promise<ReadonlyMap<string, Answer<DescribedObject>>> {
  const described = new Map<string, Answer<DescribedObject>>();
  const listed = entries.filter((entry) => entry.listed).map(({ name }) => name);
  for (const entry of entries) if (!entry.listed) sizes.push({ name: entry.name, rows: unknownWidth });
  const wanted = new Set(listed);
  const asked = wanted.has(permissionsObject) ? listed : [...listed, ...(listed.length > 0 ? [permissionsObject] : [])];
  try {
    for await (const { name, answer } of org.describe(asked)) {
      described.set(name, answer);
      if (!wanted.has(name)) continue;
      sizes.push({ name, rows: 'value' in answer ? answer.value.fields.length : unknownWidth });
      progress('describe', described.size);
    }
  } finally {
    sizes.end();
  }
  return described;
}

/** Its SobjectType picklist is the org's own list of the objects that object permissions can open. */
const permissionsObject = 'ObjectPermissions';

function permittedObjects(answer: Answer<DescribedObject> | undefined): ReadonlySet<string> | null {
  const fields = answer && 'value' in answer ? answer.value.fields : [];
  const values = fields.find(({ name }) => name === 'SobjectType')?.picklistValues ?? [];
  return values.length > 0 ? new Set(values.map(({ value }) => value)) : null;
}

async function* counted(sizes: AsyncIterable<Sized>, progress: Progress): AsyncGenerator<Sized> {
  let seen = 0;
  for await (const size of sizes) {
    seen += 1;
    progress('fields', seen);
    yield size;
  }
}

function noTables(sizes: Channel<Sized>): TablesByObject {
  sizes.end();
  return { byObject: new Map(), unknownColumns: [] };
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

function columnGaps({ unknownColumns }: TablesByObject): readonly Gap[] {
  return unknownColumns.map(({ table, column }) => ({
    kind: 'field-definition',
    reason: columnUnknown(table, column),
  }));
}

type Read = { readonly described: ReadonlyMap<string, Answer<DescribedObject>>; readonly tables: TablesByObject };

function unfinishedOf(entries: readonly Entry[], { described, tables }: Read): readonly string[] {
  const failed = (name: string): boolean => {
    const answer = described.get(name);
    const refusals = Object.values(tables.byObject.get(name)?.refusals ?? {});
    return (
      (answer !== undefined && 'refusal' in answer && !answer.refusal.final) || refusals.some(({ final }) => !final)
    );
  };
  return entries.map(({ name }) => name).filter(failed);
}

function shareDescribed(entries: readonly Entry[], { described }: Read): number | null {
  const customizable = entries.filter(({ entity }) => entity?.customizable === true);
  if (customizable.length === 0) return null;
  const shown = customizable.filter(({ name }) => {
    const answer = described.get(name);
    return answer !== undefined && 'value' in answer;
  });
  return shown.length / customizable.length;
}

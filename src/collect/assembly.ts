import type { Gap, SObject } from '../model/schema.js';
import type { Answer, DescribedObject } from '../salesforce/org.js';
import { createBeside, type Beside } from './beside.js';
import type { FieldTables } from './field-tables.js';
import type { Entry, Inventory } from './inventory.js';
import { mergeObject } from './merge-object.js';
import { accessModel } from './object-kind.js';
import { columnUnknown, fieldsLeftOut } from './reason.js';

type Merged = ReturnType<typeof mergeObject>;

/** Puts objects together from their sources, in whatever order these come. */
export type Assembly = {
  readonly setupReadable: boolean;
  described(name: string, answer: Answer<DescribedObject>): void;
  /** True when the tables show fields that describe, which answered, does not. */
  hidesFields(name: string, tables: FieldTables): boolean;
  /** The last source of an object: without the setup tables there is none beside describe. Gives how many are finished. */
  finish(name: string, tables?: FieldTables): number;
  columnUnknown(table: string, column: string): void;
  result(): Assembled;
};

export type Assembled = {
  /** Sorted by name. */
  readonly objects: readonly SObject[];
  readonly gaps: readonly Gap[];
  /** Objects of which something readable could not be read to the end: asking again later may help. */
  readonly unfinished: readonly string[];
  /** Share of the customizable objects that describe shows to the user, 0 to 1; null when there is none. */
  readonly describedShare: number | null;
  /** What the sources tell beside the schema; facts are made from it. */
  readonly beside: Beside;
};

type AssemblyOptions = {
  readonly inventory: Inventory;
  /** Leave the field tables out, to keep the API reserve. */
  readonly withoutFields: boolean;
};

export function createAssembly(entries: readonly Entry[], { inventory, withoutFields }: AssemblyOptions): Assembly {
  const setupRefusal = inventory.setupRefusal ?? (withoutFields ? fieldsLeftOut : undefined);
  const around = { names: new Set(inventory.entries.map(({ name }) => name)), setupRefusal };
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const waiting = new Map<string, Answer<DescribedObject>>();
  const objects = new Map<string, Merged>();
  const [failed, shown] = [new Set<string>(), new Set<string>()];
  const unknownColumns = new Map<string, Gap>();
  const beside = createBeside();
  let permitted: ReadonlySet<string> | null = null;

  return {
    setupReadable: setupRefusal === undefined,
    described: (name, answer) => {
      if (name === permissionsObject) permitted = permittedObjects(answer);
      if ('value' in answer) shown.add(name);
      else if (!answer.refusal.final) failed.add(name);
      if (!byName.has(name)) return;
      waiting.set(name, answer);
      if ('value' in answer) beside.described(answer.value);
    },
    hidesFields: (name, { particles }) => {
      const answer = waiting.get(name);
      if (answer && 'value' in answer) return showsLess(answer.value, particles);
      return particles.size > 0 && byName.get(name)?.listed !== undefined;
    },
    finish: (name, tables) => {
      const entry = byName.get(name);
      if (!entry) return objects.size;
      if (withoutFields || Object.values(tables?.refusals ?? {}).some(({ final }) => !final)) failed.add(name);
      beside.defined(name, tables);
      objects.set(name, mergeObject({ entry, described: waiting.get(name), tables }, around));
      waiting.delete(name);
      return objects.size;
    },
    columnUnknown: (table, column) =>
      void unknownColumns.set(`${table}.${column}`, { kind: 'field-definition', reason: columnUnknown(table, column) }),
    result: () => ({
      objects: entries.flatMap(({ name }) => withAccess(objects.get(name), permitted)),
      gaps: [...unknownColumns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap),
      unfinished: entries.map(({ name }) => name).filter((name) => failed.has(name)),
      beside: beside.result(),
      describedShare: shareDescribed(entries, { shown, failed }),
    }),
  };
}

function showsLess({ fields }: DescribedObject, particles: FieldTables['particles']): boolean {
  const shown = new Set(fields.map(({ name }) => name));
  return [...particles.keys()].some((field) => !shown.has(field));
}

/** Its SobjectType picklist is the org's own list of the objects that object permissions can open. */
export const permissionsObject = 'ObjectPermissions';

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

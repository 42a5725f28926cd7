import type { HolderOf } from './holders.js';

/** What object permissions can grant, in Setup's order, by the column that says so. */
export const operations = {
  create: 'PermissionsCreate',
  read: 'PermissionsRead',
  edit: 'PermissionsEdit',
  delete: 'PermissionsDelete',
  viewAll: 'PermissionsViewAllRecords',
  modifyAll: 'PermissionsModifyAllRecords',
  viewAllFields: 'PermissionsViewAllFields',
} as const;
export type Operation = keyof typeof operations;

/** The fields of one object that one parent opens; what may be edited may be read. */
export type FieldGrant = { readonly read: readonly string[]; readonly edit: readonly string[] };

/**
 * Everything that rows of permissions grant, by parent and object. Cells are held as names in lists and as bits, never as one
 * object each: there can be over a million.
 */
export type Grants = {
  addObject(parent: string, object: string, granted: readonly Operation[]): void;
  /** `granted` is what the row says: read and edit apart, since a muting set may take away edit alone. */
  addField(
    parent: string,
    object: string,
    field: string,
    granted: { readonly read: boolean; readonly edit: boolean },
  ): void;
  /** Parents that have rows. */
  parents(kind: 'object-access' | 'field-access'): ReadonlySet<string>;
  /** Lets go of rows that turned out not to be whole. */
  clear(kind: 'object-access' | 'field-access'): void;
  objectsOf(holder: HolderOf): ReadonlyMap<string, ReadonlySet<Operation>>;
  fieldsOf(holder: HolderOf): ReadonlyMap<string, FieldGrant>;
};

type Cells = { readonly read: string[]; readonly edit: string[] };

export function createGrants(): Grants {
  const objects = new Map<string, Map<string, ReadonlySet<Operation>>>();
  const fields = new Map<string, Map<string, Cells>>();
  // The org sends a name anew in every row; kept once, 300,000 cells take a few MB.
  const names = new Map<string, string>();
  const shared = (name: string): string => names.get(name) ?? (names.set(name, name), name);
  return {
    addObject: (parent, object, granted) => {
      within(objects, parent).set(shared(object), new Set(granted));
    },
    addField: (parent, object, field, { read, edit }) => {
      const ofParent = within(fields, parent);
      const cells = ofParent.get(object) ?? { read: [], edit: [] };
      ofParent.set(shared(object), cells);
      if (read) cells.read.push(shared(field));
      if (edit) cells.edit.push(shared(field));
    },
    parents: (kind) => new Set((kind === 'object-access' ? objects : fields).keys()),
    clear: (kind) => (kind === 'object-access' ? objects : fields).clear(),
    objectsOf: (holder) => unitedObjects(holder, objects),
    fieldsOf: (holder) => unitedFields(holder, fields),
  };
}

function within<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const found = maps.get(key) ?? new Map<string, V>();
  maps.set(key, found);
  return found;
}

type ObjectRows = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<Operation>>>;

/** The union of its parts, less what is muted. Who may not read may do nothing else. */
function unitedObjects({ parents, mutes }: HolderOf, rows: ObjectRows): ReadonlyMap<string, ReadonlySet<Operation>> {
  const united = new Map<string, Set<Operation>>();
  for (const parent of parents)
    for (const [object, granted] of rows.get(parent) ?? [])
      united.set(object, new Set([...(united.get(object) ?? []), ...granted]));
  for (const mute of mutes)
    for (const [object, muted] of rows.get(mute) ?? []) united.set(object, less(united.get(object), muted));
  return new Map([...united].filter(([, granted]) => granted.size > 0));
}

function less(granted: ReadonlySet<Operation> | undefined, muted: ReadonlySet<Operation>): Set<Operation> {
  return new Set(muted.has('read') ? [] : [...(granted ?? [])].filter((operation) => !muted.has(operation)));
}

function unitedFields({ parents, mutes }: HolderOf, rows: ReadonlyMap<string, ReadonlyMap<string, Cells>>) {
  const objects = new Set(parents.flatMap((parent) => [...(rows.get(parent)?.keys() ?? [])]));
  const grants = new Map<string, FieldGrant>();
  for (const object of objects) {
    const of = (ids: readonly string[], right: keyof Cells): readonly string[] =>
      ids.flatMap((id) => rows.get(id)?.get(object)?.[right] ?? []);
    const unreadable = new Set(of(mutes, 'read'));
    const unchangeable = new Set([...unreadable, ...of(mutes, 'edit')]);
    const read = distinct([...of(parents, 'read'), ...of(parents, 'edit')]).filter((field) => !unreadable.has(field));
    const edit = distinct(of(parents, 'edit')).filter((field) => !unchangeable.has(field));
    if (read.length > 0) grants.set(object, { read, edit });
  }
  return grants;
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

import type { Collected } from '../collect/collect-schema.js';
import type { Inventory } from '../collect/inventory.js';
import { readEarlierObject } from '../files/read-earlier.js';
import type { Folder } from '../files/inspect-folder.js';
import { fileNames } from '../model/file-name.js';
import type { SObject } from '../model/schema.js';

type Context = { readonly folder: Folder; readonly inventory: Inventory; readonly orgId: string };

/**
 * What could not be read to the end this time keeps what an earlier build knew, marked as stale: objects that failed, and
 * all others where the inventory itself is not whole, since an object that was not listed need not be gone.
 */
export async function keepEarlier(collected: Collected, { folder, inventory, orgId }: Context): Promise<Collected> {
  if (folder.earlier?.orgId !== orgId) return collected;
  const failed = new Set(collected.unfinished);
  const read = new Set(collected.objects.map(({ name }) => name).filter((name) => !failed.has(name)));
  const paths = folder.earlier.files.filter((path) => path.startsWith('objects/'));
  const objects = new Map(collected.objects.map((object) => [object.name, object]));
  const wanted = inventory.gaps.length > 0 ? paths : pathsOf([...failed], inventory, paths);
  for (const path of wanted) {
    const earlier = await readEarlierObject(folder, path);
    if (earlier && !read.has(earlier.name)) objects.set(earlier.name, stale(earlier));
  }
  return { ...collected, objects: [...objects.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function pathsOf(names: readonly string[], inventory: Inventory, paths: readonly string[]): readonly string[] {
  const files = fileNames(inventory.entries.map(({ name }) => name));
  const there = new Set(paths);
  return names.map((name) => `objects/${files.get(name) ?? name}.json`).filter((path) => there.has(path));
}

const reason = 'NOT_READ: this object could not be read in the last build; what is shown is from an earlier one.';

function stale(object: SObject): SObject {
  const gaps = object.gaps.filter(({ kind }) => kind !== 'stale');
  return { ...object, gaps: [...gaps, { kind: 'stale', reason }] };
}

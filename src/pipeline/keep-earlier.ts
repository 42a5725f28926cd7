import type { Inventory } from '../collect/inventory.js';
import { selectNames } from '../collect/selection.js';
import type { Folder } from '../files/inspect-folder.js';
import { readEarlierObject, readEarlierStats } from '../files/read-earlier.js';
import type { ObjectStats, Selection, SObject } from '../model/schema.js';
import { keepFacts } from './keep-facts.js';
import type { OrgRead } from './read-org.js';

type Context = {
  readonly folder: Folder;
  readonly inventory: Inventory;
  readonly orgId: string;
  readonly selection: Selection;
};

/**
 * What could not be read to the end this time keeps what an earlier build knew, marked as stale: objects that failed, all
 * that are missing where the inventory is not whole (an object that is not listed need not be gone), and record counts.
 */
export async function keepEarlier(collected: OrgRead, context: Context): Promise<OrgRead> {
  const { folder, inventory, orgId } = context;
  const whole = inventory.gaps.length === 0;
  const complete = whole && collected.unfinished.length + collected.failedKinds.length === 0 && !collected.countsFailed;
  if (complete || folder.earlier?.orgId !== orgId) return collected;
  const failed = new Set(collected.unfinished);
  const objects = new Map(collected.objects.map((object) => [object.name, object]));
  const before = await readEarlierStats(folder);
  const stats = new Map<string, ObjectStats>(Object.entries(collected.stats));
  const known = await earlierObjects(context);
  for (const earlier of known) {
    const { name } = earlier;
    if (objects.has(name) ? !failed.has(name) : whole) continue;
    objects.set(name, stale(earlier));
    if (!stats.has(name)) stats.set(name, before.get(name) ?? { recordCount: null });
  }
  if (collected.countsFailed) for (const [name] of stats) stats.set(name, before.get(name) ?? { recordCount: null });
  const kept = {
    ...collected,
    objects: [...objects.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    stats: Object.fromEntries(stats),
  };
  return keepFacts(kept, known, folder);
}

/** The objects of the library in the folder that this build was asked for. */
async function earlierObjects({ folder, selection }: Context): Promise<readonly SObject[]> {
  const paths = folder.earlier?.files.filter((path) => path.startsWith('objects/')) ?? [];
  const objects = await Promise.all(paths.map((path) => readEarlierObject(folder, path)));
  const read = objects.filter((object) => object !== undefined);
  const selected = new Set(
    selectNames(
      read.map(({ name }) => name),
      selection,
    ).names,
  );
  return read.filter(({ name }) => selected.has(name));
}

const reason = 'NOT_READ: this object could not be read in the last build; what is shown is from an earlier one.';

function stale(object: SObject): SObject {
  const gaps = object.gaps.filter(({ kind }) => kind !== 'stale');
  return { ...object, gaps: [...gaps, { kind: 'stale', reason }] };
}

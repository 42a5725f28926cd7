import type { WorldObject } from '../../world.ts';
import { seedOf } from '../random.ts';
import { readData } from '../read-data.ts';

/** Leaves records in exactly so many objects, if so many have any; big and well-known ones keep theirs. */
export function withRecordsIn(objects: readonly WorldObject[], count: number, seed: number): WorldObject[] {
  const filled = objects.filter(({ recordCount }) => recordCount !== null && recordCount > 0);
  const rank = ({ name, recordCount }: WorldObject): number =>
    BEST_KNOWN.has(name) || (recordCount ?? 0) >= BIG ? 0 : 1 + seedOf(name, seed);
  const kept = new Set([...filled].sort((a, b) => rank(a) - rank(b)).slice(0, count));
  const emptied = new Set(filled.filter((object) => !kept.has(object)));
  return objects.map((object) => (emptied.has(object) ? Object.freeze({ ...object, recordCount: 0 }) : object));
}

const BIG = 100_000;
const BEST_KNOWN = new Set(readData<readonly string[]>('best-known.json'));

import type { Source } from '../salesforce/org.js';

/** One object and how many rows it is expected to have. */
export type Sized = { readonly name: string; readonly rows: number };

/** Rows that one query may be expected to give: the tables give 2,000 at most, and describe may not show every field. */
export const rowsPerQuery = 1800;

/** A pack is cut when this much waits: enough small objects to fill the gaps that the large ones leave. */
const enough = rowsPerQuery * 1.25;

/**
 * Packs objects into groups whose rows just fit one query. Objects come while others are still being described, so that
 * the queries need not wait for the last of them; the groups are nearly full all the same.
 */
export async function* pack(objects: Source<Sized>): AsyncGenerator<readonly string[]> {
  let waiting: Sized[] = [];
  let rows = 0;
  const cut = (): readonly string[] => {
    const { taken, left } = fill(waiting);
    waiting = left;
    rows = sum(left);
    return taken.map(({ name }) => name);
  };
  for await (const object of objects) {
    waiting.push(object);
    rows += object.rows;
    while (rows >= enough) yield cut();
  }
  while (waiting.length > 0) yield cut();
}

/** Largest first, then whatever still fits. The first is taken even when it is too large: it cannot be made smaller. */
function fill(objects: readonly Sized[]): { readonly taken: readonly Sized[]; readonly left: Sized[] } {
  const sorted = [...objects].sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1));
  const taken: Sized[] = [];
  const left: Sized[] = [];
  let room = rowsPerQuery;
  for (const object of sorted) {
    if (taken.length > 0 && object.rows > room) left.push(object);
    else {
      taken.push(object);
      room -= object.rows;
    }
  }
  return { taken, left };
}

function sum(objects: readonly Sized[]): number {
  return objects.reduce((total, { rows }) => total + rows, 0);
}

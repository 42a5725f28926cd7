import { OrgFailure } from '../../src/salesforce/failure.js';
import type { HttpRequest } from '../../src/salesforce/http.js';
import { inBatches, type Batching } from '../../src/salesforce/in-batches.js';
import type { Transport } from '../../src/salesforce/transport.js';
import { kinds, workKinds, type Item, type WorkKind } from './workload.ts';

export type ReadOptions = {
  readonly transport: Transport;
  /** How many batches of a kind may wait or be under way. */
  readonly ahead: number;
};

/** Ids of the items whose answers were handed on, and of those that were given up. */
export type Results = { readonly answered: readonly string[]; readonly lost: readonly string[] };

/** Reads all kinds at once, describes before the rest, each kind in batches: as the plugin does. */
export async function readAll(items: readonly Item[], options: ReadOptions): Promise<Results> {
  const answered: string[] = [];
  const lost: string[] = [];
  const read = async (kind: WorkKind): Promise<void> => {
    const own = items.filter((item) => item.kind === kind);
    for await (const { id } of inBatches(own, batching(kind, options, lost))) answered.push(id);
  };
  await Promise.all(workKinds.map(read));
  return { answered, lost };
}

function batching(kind: WorkKind, { transport, ahead }: ReadOptions, lost: string[]): Batching<Item, Item> {
  const { full: most, first } = kinds[kind];
  const urgency = kind === 'describe' ? 'first' : 'later';
  return {
    size: (remaining) => transport.size(kind, { most, first, remaining }),
    ahead,
    send: async ({ items }) => {
      try {
        await transport.json(() => requestFor(items()), { kind, urgency });
        return { results: items() };
      } catch (error) {
        if (!(error instanceof OrgFailure)) throw error;
        lost.push(...items().map(({ id }) => id));
        return { results: [] };
      }
    },
  };
}

function requestFor(items: readonly Item[]): HttpRequest | undefined {
  if (items.length === 0) return undefined;
  return { method: 'POST', path: '/', body: JSON.stringify(items.map(({ id }) => id)), units: items.length };
}

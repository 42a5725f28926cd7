import type { Source } from './org.js';

export type Batching<T, R> = {
  /** How many items one request takes; asked anew for each, since a fallback may take more or fewer. */
  readonly size: () => number;
  /** How many batches may be under way; the limiter decides how many of them are really sent. */
  readonly ahead: number;
  /** Sends one batch. Items that must be asked again, perhaps alone, come back as batches of their own. */
  readonly send: (batch: readonly T[]) => Promise<Outcome<T, R>>;
};

export type Outcome<T, R> = {
  readonly results: readonly R[];
  readonly again?: readonly (readonly T[])[];
};

/**
 * Sends items in full batches, several at once, and yields results as they arrive. A batch is filled before it is sent:
 * the last one alone may be smaller. The source is read no further than needed, so two streams share the org evenly.
 */
export async function* inBatches<T, R>(items: Source<T>, { size, ahead, send }: Batching<T, R>): AsyncGenerator<R> {
  const source = readAhead(items);
  const again: (readonly T[])[] = [];
  const underWay = new Set<Promise<void>>();
  const arrived: R[] = [];
  const failures: unknown[] = [];
  let filling: Promise<void> | undefined;
  let batch: T[] = [];
  let ended = false;

  const start = (full: readonly T[]): void => {
    const sent: Promise<void> = send(full)
      .then(
        (outcome) => {
          arrived.push(...outcome.results);
          again.push(...(outcome.again ?? []));
        },
        (error: unknown) => void failures.push(error),
      )
      .finally(() => underWay.delete(sent));
    underWay.add(sent);
  };

  const fill = async (): Promise<void> => {
    const next = await source.next();
    if (next.done) ended = true;
    else batch.push(next.value);
  };

  try {
    for (;;) {
      while (underWay.size < ahead && again.length > 0) start(again.shift() ?? []);
      if (underWay.size < ahead && batch.length > 0 && (ended || batch.length >= size())) {
        start(batch);
        batch = [];
      }
      if (failures.length > 0) throw failures[0];
      yield* arrived.splice(0);
      const wantsMore = !ended && underWay.size < ahead && batch.length < size();
      if (wantsMore) filling ??= fill().finally(() => (filling = undefined));
      const waiting = [...underWay, ...(filling ? [filling] : [])];
      if (waiting.length === 0 && again.length === 0 && batch.length === 0 && ended && arrived.length === 0) return;
      if (waiting.length > 0) await Promise.race(waiting);
    }
  } finally {
    await source.return?.(undefined);
  }
}

async function* readAhead<T>(items: Source<T>): AsyncGenerator<T> {
  yield* items;
}

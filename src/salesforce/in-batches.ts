import type { Source } from './org.js';
import type { Transport } from './transport.js';

export type Batching<T, R> = {
  /** How many items one request takes now; asked anew for each, since it depends on the org and on the way in use. */
  readonly size: (remaining: number | undefined) => number;
  /** How many batches may wait or be under way; the limiter decides how many of them are really sent. */
  readonly ahead: number;
  /** Sends one batch. Items that must be asked again, perhaps alone, come back as batches of their own. */
  readonly send: (batch: Batch<T>) => Promise<Outcome<T, R>>;
};

/** What one request asks for. */
export type Batch<T> = {
  /** Taken from the source at the first call, when its turn to be sent has come, and then always the same; perhaps none. */
  readonly items: () => readonly T[];
  /** The items, where they are asked for again. */
  readonly again?: readonly T[];
};

export type Outcome<T, R> = {
  readonly results: readonly R[];
  readonly again?: readonly (readonly T[])[];
};

/**
 * Sends items in batches, several at once, and yields results as they arrive. A batch is filled when it is sent, as large
 * as is right then. The source is read no further than needed, so two streams share the org evenly.
 */
export async function* inBatches<T, R>(items: Source<T>, batching: Batching<T, R>): AsyncGenerator<R> {
  const source = readAhead(items);
  const sending = new Sending(source, batching);
  try {
    while (!sending.done) {
      sending.start();
      yield* sending.arrived();
      if (!sending.done) await sending.progress();
    }
    yield* sending.arrived();
  } finally {
    await source.return?.(undefined);
  }
}

class Sending<T, R> {
  private readonly source: AsyncGenerator<T>;
  private readonly batching: Batching<T, R>;
  private readonly ready: T[] = [];
  private readonly again: (readonly T[])[] = [];
  private readonly underWay = new Set<Promise<void>>();
  private readonly results: R[] = [];
  private readonly failures: unknown[] = [];
  /** Batches that wait for their turn. */
  private empty = 0;
  private filling = false;
  private change = Promise.withResolvers<void>();
  private ended = false;

  public constructor(source: AsyncGenerator<T>, batching: Batching<T, R>) {
    this.source = source;
    this.batching = batching;
  }

  public get done(): boolean {
    const waiting = this.ready.length + this.again.length + this.underWay.size + this.failures.length;
    return this.ended && waiting === 0;
  }

  /** Begins as many batches as there are items for. */
  public start(): void {
    const { ahead } = this.batching;
    while (this.underWay.size < ahead && this.again.length > 0) this.send(this.again.shift());
    const size = this.size();
    while (this.underWay.size < ahead && this.wanted(size) > 0) this.send();
    // What is left is not enough for one batch more.
    if (!this.filling && !this.ended && this.underWay.size < ahead) void this.fill();
  }

  /** What has arrived since the last call. Throws what a batch threw. */
  public arrived(): readonly R[] {
    if (this.failures.length > 0) throw this.failures[0];
    return this.results.splice(0);
  }

  /** Resolves when something has changed since it did so last. */
  public async progress(): Promise<void> {
    await this.change.promise;
    this.change = Promise.withResolvers();
  }

  /** Items that the next batch would take. */
  private size(): number {
    return Math.max(1, this.batching.size(this.ended ? this.ready.length : undefined));
  }

  /** Batches that could be filled, beyond those that wait for it already; only the last one is not full. */
  private wanted(size: number): number {
    const batches = this.ready.length / size;
    return (this.ended ? Math.ceil(batches) : Math.floor(batches)) - this.empty;
  }

  private send(again?: readonly T[]): void {
    let batch = again;
    if (!again) this.empty += 1;
    const items = (): readonly T[] => {
      if (!batch) this.empty -= 1;
      return (batch ??= this.ready.splice(0, this.size()));
    };
    const sent: Promise<void> = this.batching
      .send({ items, ...(again && { again }) })
      .then(
        (outcome) => {
          this.results.push(...outcome.results);
          this.again.push(...(outcome.again ?? []));
        },
        (error: unknown) => void this.failures.push(error),
      )
      .finally(() => {
        if (!batch) this.empty -= 1;
        this.underWay.delete(sent);
        this.change.resolve();
      });
    this.underWay.add(sent);
  }

  private async fill(): Promise<void> {
    this.filling = true;
    try {
      const next = await this.source.next();
      if (next.done) this.ended = true;
      else this.ready.push(next.value);
    } catch (error) {
      this.failures.push(error);
    }
    this.filling = false;
    this.change.resolve();
  }
}

async function* readAhead<T>(items: Source<T>): AsyncGenerator<T> {
  yield* items;
}

/** Waits before items that failed inside an answer are asked for again; `tries` says how often that was. */
export async function pauseBefore(again: readonly { readonly tries: number }[], transport: Transport): Promise<void> {
  const tries = Math.max(0, ...again.map((item) => item.tries));
  if (tries > 0) await transport.pause(tries - 1);
}

import { chunks } from './chunks.js';
import {
  compositeSize,
  failureOf,
  isRecord,
  refusalOf,
  sendComposite,
  type Part,
  type PartReply,
} from './composite.js';
import { isFatal, OrgFailure } from './failure.js';
import { inBatches, pauseBefore, type Batch, type Outcome } from './in-batches.js';
import type { Answer, RecordAsk, Row, Source } from './org.js';
import type { QueryContext } from './setup-query.js';

const triesPerRecord = 3;
/**
 * Records in one composite. That 25 pass is not documented: the cap of 5 that is speaks of queries. An org that refuses the
 * whole is asked for fewer, and remembered.
 */
const sizes = [compositeSize, 5, 1] as const;
const kind = 'record';

type Asked<A> = { readonly ask: A; readonly tries: number };
type Told<A> = { readonly asked: A; readonly answer: Answer<Row> };

export type RecordsPerCall = {
  now(): number;
  bore(): void;
  /** False when fewer would not help: so many were borne before. */
  refused(count: number): boolean;
  found(): number | undefined;
  recall(known: number | undefined): void;
};

/** How many records one call bears. */
export function createRecordsPerCall(): RecordsPerCall {
  let size: number = sizes[0];
  let proven = false;
  return {
    now: () => size,
    bore: () => {
      proven = true;
    },
    refused: (count) => {
      if (count > size) return true; // another batch has learned it already
      const next = sizes.find((one) => one < count);
      if (proven || next === undefined) return false;
      size = sizes.find((one) => one <= Math.min(size, next)) ?? 1;
      return true;
    },
    found: () => (proven ? size : undefined),
    recall: (known) => {
      size = sizes.find((one) => one === known) ?? size;
    },
  };
}

/** Reads components of the Tooling API one by one, 25 a call where the org bears it. */
export function createToolingRecords(context: QueryContext, perCall: RecordsPerCall, ahead: number) {
  return <A extends RecordAsk>(asks: Source<A>): AsyncIterable<Told<A>> =>
    inBatches(toAsked(asks), {
      size: (remaining) => context.transport.size(kind, { most: perCall.now(), remaining }),
      ahead,
      send: async (batch) => {
        await pauseBefore(batch.again ?? [], context.transport);
        return sendBatch(context, perCall, batch);
      },
    });
}

async function* toAsked<A extends RecordAsk>(asks: Source<A>): AsyncGenerator<Asked<A>> {
  for await (const ask of asks) yield { ask, tries: 0 };
}

async function sendBatch<A extends RecordAsk>(
  { transport, root, observe }: QueryContext,
  perCall: RecordsPerCall,
  { items, again }: Batch<Asked<A>>,
): Promise<Outcome<Asked<A>, Told<A>>> {
  if (again && again.length > perCall.now()) return { results: [], again: chunks(again, perCall.now()) };
  const parts = (): readonly Part[] =>
    items().map(({ ask: { type, id } }) => ({ path: `tooling/sobjects/${type}/${encodeURIComponent(id)}` }));
  try {
    const replies = await sendComposite(transport, 'tooling/composite', { root, parts, kind });
    if (items().length > 0) perCall.bore();
    return sortOut(items(), replies);
  } catch (error) {
    if (!(error instanceof OrgFailure) || isFatal(error)) throw error;
    const batch = items();
    if (error.kind === 'refused' && batch.length > 1 && perCall.refused(batch.length)) {
      observe?.({ what: 'split', kind, parts: batch.length, code: error.code });
      return { results: [], again: chunks(batch, perCall.now()) };
    }
    return { results: batch.map(({ ask }) => ({ asked: ask, answer: { refusal: refusalOf(error) } })) };
  }
}

function sortOut<A>(batch: readonly Asked<A>[], replies: readonly PartReply[]): Outcome<Asked<A>, Told<A>> {
  const results: Told<A>[] = [];
  const again: Asked<A>[] = [];
  batch.forEach(({ ask, tries }, at) => {
    const reply = replies[at] ?? { status: 500, body: undefined };
    const failure = failureOf(reply) ?? (isRecord(reply.body) ? undefined : garbled);
    if (failure && isFatal(failure)) throw failure;
    if (failure && failure.kind !== 'refused' && tries + 1 < triesPerRecord) again.push({ ask, tries: tries + 1 });
    else if (isRecord(reply.body) && !failure) results.push({ asked: ask, answer: { value: reply.body } });
    else results.push({ asked: ask, answer: { refusal: refusalOf(failure ?? garbled) } });
  });
  return { results, again: again.length > 0 ? [again] : [] };
}

const garbled = new OrgFailure('garbled', 'INVALID_RECORD', 'Not a record.');

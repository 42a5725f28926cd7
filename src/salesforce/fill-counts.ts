import { chunks } from './chunks.js';
import {
  compositeQueries,
  failureOf,
  isRecord,
  refusalOf,
  sendComposite,
  type Part,
  type PartReply,
} from './composite.js';
import { isFatal, OrgFailure } from './failure.js';
import { inBatches, pauseBefore, type Batch, type Outcome } from './in-batches.js';
import type { Answer, CountAsk, Counts, Source } from './org.js';
import { queryPart, type QueryContext } from './setup-query.js';

const triesPerQuery = 3;
/** No limit is documented: an org that refuses so many is asked for half, and remembered. */
const mostCounts = 50;
/** Queries that run over records may take any time: the first ones go two a call, until some have been measured. */
const firstQueries = 2;
const kind = 'count';

/** One query of an ask: the part of its fields that fits, and what was counted before. */
type Asked<A> = {
  readonly ask: A;
  readonly fields: readonly string[];
  readonly part: Gathering;
  readonly tries: number;
};
/** Answers of an ask that took several queries. */
type Gathering = {
  open: number;
  total: number | null;
  readonly fields: Map<string, { filled: number; total: number }>;
};
type Told<A> = { readonly asked: A; readonly answer: Answer<Counts> };

export type CountsPerQuery = {
  now(): number;
  bore(count: number): void;
  refused(count: number): void;
  found(): number | undefined;
  recall(known: number | undefined): void;
};

/** How many counts one query bears. What was borne once is not the reason of a refusal. */
export function createCountsPerQuery(): CountsPerQuery {
  let most = mostCounts;
  let found: number | undefined;
  let borne = 0;
  return {
    now: () => most,
    bore: (count) => {
      borne = Math.max(borne, count);
    },
    refused: (count) => {
      if (count <= borne || count > most) return;
      most = Math.max(1, Math.ceil(count / 2));
      found = most;
    },
    found: () => found,
    recall: (known) => {
      if (known === undefined || !(known >= 1 && known <= mostCounts)) return;
      most = known;
      found = known;
    },
  };
}

/** Counts the records that fill each field, up to 50 fields a query, five queries a call. */
export function createFillCounts(context: QueryContext, perQuery: CountsPerQuery, ahead: number) {
  return <A extends CountAsk>(asks: Source<A>): AsyncIterable<Told<A>> =>
    inBatches(toAsked(asks, perQuery), {
      size: (remaining) => context.transport.size(kind, { most: compositeQueries, first: firstQueries, remaining }),
      ahead,
      send: async (batch) => {
        await pauseBefore(batch.again ?? [], context.transport);
        return sendBatch(context, perQuery, batch);
      },
    });
}

async function* toAsked<A extends CountAsk>(asks: Source<A>, perQuery: CountsPerQuery): AsyncGenerator<Asked<A>> {
  for await (const ask of asks)
    yield* split({ ask, fields: ask.fields, part: newGathering(), tries: 0 }, perQuery.now());
}

function newGathering(): Gathering {
  return { open: 0, total: null, fields: new Map() };
}

/** Parts of nearly the same size; an object without countable fields is counted all the same. */
function split<A>(asked: Asked<A>, most: number): readonly Asked<A>[] {
  const pieces = asked.fields.length === 0 ? [[]] : chunks(asked.fields, evenly(asked.fields.length, most));
  asked.part.open += pieces.length;
  return pieces.map((fields) => ({ ...asked, fields }));
}

function evenly(length: number, most: number): number {
  return Math.ceil(length / Math.ceil(length / most));
}

async function sendBatch<A extends CountAsk>(
  { transport, root, observe }: QueryContext,
  perQuery: CountsPerQuery,
  { items }: Batch<Asked<A>>,
): Promise<Outcome<Asked<A>, Told<A>>> {
  const parts = (): readonly Part[] => items().map(partOf);
  try {
    const replies = await sendComposite(transport, 'composite', { root, parts, kind, urgency: 'later' });
    return join(items().map((asked, at) => sortOut(asked, replies[at], { perQuery, observe })));
  } catch (error) {
    if (!(error instanceof OrgFailure) || isFatal(error)) throw error;
    return join(items().map((asked) => retryOrGiveUp(asked, error, { perQuery, observe })));
  }
}

function partOf({ ask, fields }: Asked<CountAsk>): Part {
  const counts = ['COUNT(Id) n', ...fields.map((field, at) => `COUNT(${field}) a${at}`)].join(', ');
  const window = ask.days === undefined ? '' : ` WHERE CreatedDate = LAST_N_DAYS:${ask.days}`;
  return { path: queryPart(`SELECT ${counts} FROM ${ask.object}${window}`).path.replace(/^tooling\//, '') };
}

type Around = { readonly perQuery: CountsPerQuery; readonly observe: QueryContext['observe'] };

function sortOut<A extends CountAsk>(
  asked: Asked<A>,
  reply: PartReply | undefined,
  around: Around,
): Outcome<Asked<A>, Told<A>> {
  const failure = reply ? failureOf(reply) : garbled;
  if (failure && isFatal(failure)) throw failure;
  const counts = failure ? undefined : countsIn(reply?.body, asked.fields);
  if (!counts) return retryOrGiveUp(asked, failure ?? garbled, around);
  around.perQuery.bore(asked.fields.length);
  const [total = 0, ...filled] = counts;
  asked.part.total ??= total;
  asked.fields.forEach((field, at) => asked.part.fields.set(field, { filled: filled[at] ?? 0, total }));
  return close(asked);
}

const garbled = new OrgFailure('garbled', 'INVALID_QUERY_RESULT', 'Not a count.');

function countsIn(body: unknown, fields: readonly string[]): readonly number[] | undefined {
  const row: unknown = isRecord(body) && Array.isArray(body.records) ? body.records[0] : undefined;
  if (!isRecord(row)) return undefined;
  const counts = [row.n, ...fields.map((_, at) => row[`a${at}`])];
  return counts.every((count) => typeof count === 'number') ? counts : undefined;
}

/** One query of the ask is done with; the last one tells. */
function close<A extends CountAsk>({ ask, part }: Asked<A>, failure?: OrgFailure): Outcome<Asked<A>, Told<A>> {
  part.open -= 1;
  if (part.open > 0) return { results: [] };
  const { total, fields } = part;
  if (total !== null) return { results: [{ asked: ask, answer: { value: { total, fields } } }] };
  return { results: [{ asked: ask, answer: { refusal: refusalOf(failure ?? garbled) } }] };
}

/** Refusals that fewer fields may be spared: too many of them, or one that cannot be counted. */
const ofFields = new Set(['MALFORMED_QUERY', 'QUERY_TOO_COMPLICATED', 'INVALID_FIELD']);

function retryOrGiveUp<A extends CountAsk>(
  asked: Asked<A>,
  failure: OrgFailure,
  { perQuery, observe }: Around,
): Outcome<Asked<A>, Told<A>> {
  const { fields, part, tries } = asked;
  if (part.open <= 0) return { results: [] }; // another query has given the ask up
  if (ofFields.has(failure.code)) {
    if (fields.length <= 1) return close(asked, failure);
    if (failure.code !== 'INVALID_FIELD') perQuery.refused(fields.length);
    observe?.({ what: 'split', kind, parts: fields.length, code: failure.code });
    part.open -= 1;
    return { results: [], again: [split(asked, Math.min(perQuery.now(), Math.ceil(fields.length / 2)))] };
  }
  const passes = failure.kind !== 'refused' && failure.kind !== 'too-big';
  if (passes && tries + 1 < triesPerQuery) return { results: [], again: [[{ ...asked, tries: tries + 1 }]] };
  part.open = 0;
  return { results: [{ asked: asked.ask, answer: { refusal: refusalOf(failure) } }] };
}

function join<T, R>(outcomes: readonly Outcome<T, R>[]): Outcome<T, R> {
  const again = outcomes.flatMap((outcome) => outcome.again ?? []).flat();
  return { results: outcomes.flatMap(({ results }) => results), again: chunks(again, compositeQueries) };
}

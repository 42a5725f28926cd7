import type { Observe } from '../limiter/decision.js';
import {
  compositeQueries,
  failureOf,
  isRecord,
  refusalOf,
  sendComposite,
  type Part,
  type PartReply,
} from './composite.js';
import { chunks, halves } from './chunks.js';
import { isFatal, OrgFailure } from './failure.js';
import { inBatches, pauseBefore, type Batch, type Outcome } from './in-batches.js';
import type { Answer, Row, Rows, SetupQuery, Source } from './org.js';
import { columnNamedIn, soqlOf } from './soql.js';
import type { Transport } from './transport.js';

/** Rows that a table without queryMore gives at most; that many may mean that some are missing. */
export const mostRows = 2000;
const triesPerQuery = 3;

type Asked<Q> = { readonly query: Q; readonly objects: readonly string[]; readonly tries: number };
type Told<Q> = { readonly asked: Q; readonly answer: Answer<Rows> };

export type QueryContext = {
  readonly transport: Transport;
  readonly root: string;
  readonly observe?: Observe | undefined;
};

/** The kind of request that queries of the field tables are, for the limiter. */
const kind = 'setup query';

/**
 * Runs queries of the setup tables, five a call. A query that would give too many rows is asked again in halves; a
 * column that the org does not know is left out, once for all queries of its table.
 */
export function createSetupQuery(context: QueryContext, ahead: number) {
  const unknown = new Map<string, Set<string>>();
  return <Q extends SetupQuery>(queries: Source<Q>): AsyncIterable<Told<Q>> =>
    inBatches(toAsked(queries), {
      size: (remaining) => context.transport.size(kind, { most: compositeQueries, remaining }),
      ahead,
      send: async (batch) => {
        await pauseBefore(batch.again ?? [], context.transport);
        return sendBatch(context, unknown, batch);
      },
    });
}

async function* toAsked<Q extends SetupQuery>(queries: Source<Q>): AsyncGenerator<Asked<Q>> {
  for await (const query of queries) yield { query, objects: query.objects, tries: 0 };
}

type UnknownColumns = Map<string, Set<string>>;

async function sendBatch<Q extends SetupQuery>(
  { transport, root, observe }: QueryContext,
  unknown: UnknownColumns,
  { items }: Batch<Asked<Q>>,
): Promise<Outcome<Asked<Q>, Told<Q>>> {
  let sent: readonly SetupQuery[] | undefined;
  const queries = (): readonly SetupQuery[] => (sent ??= items().map((asked) => withoutUnknown(asked, unknown)));
  const parts = (): readonly Part[] => queries().map((query) => queryPart(soqlOf(query)));
  try {
    // Describes tell how many rows an object has, and so which queries there are: they go first.
    const replies = await sendComposite(transport, 'tooling/composite', { root, parts, kind, urgency: 'later' });
    const received = (at: number): Received => ({ reply: replies[at], unknown, observe });
    return join(items().map((asked, at) => sortOut(asked, queries()[at] ?? asked.query, received(at))));
  } catch (error) {
    if (!(error instanceof OrgFailure) || isFatal(error)) throw error;
    return join(items().map((asked) => retryOrGiveUp(asked, error, observe)));
  }
}

/** A query as a part of a tooling composite. The page is asked for at its largest: the default may be smaller. */
export function queryPart(soql: string): Part {
  return {
    path: `tooling/query/?q=${encodeURIComponent(soql)}`,
    headers: { 'Sforce-Query-Options': `batchSize=${mostRows}` },
  };
}

function withoutUnknown<Q extends SetupQuery>({ query, objects }: Asked<Q>, unknown: UnknownColumns): SetupQuery {
  const without = unknown.get(query.from);
  return { ...query, objects, columns: query.columns.filter((column) => !without?.has(column)) };
}

type Received = {
  readonly reply: PartReply | undefined;
  readonly unknown: UnknownColumns;
  readonly observe: Observe | undefined;
};

function sortOut<Q extends SetupQuery>(
  asked: Asked<Q>,
  sent: SetupQuery,
  { reply, unknown, observe }: Received,
): Outcome<Asked<Q>, Told<Q>> {
  const failure = reply ? (failureOf(reply) ?? failureOfRows(reply.body)) : missing;
  if (!failure) {
    const value = { rows: rowsOf(reply?.body) ?? [], unknownColumns: [...(unknown.get(sent.from) ?? [])].sort() };
    return { results: [{ asked: { ...asked.query, objects: asked.objects }, answer: { value } }] };
  }
  if (isFatal(failure)) throw failure;
  const column = failure.code === 'INVALID_FIELD' ? columnNamedIn(failure.message, sent.columns) : undefined;
  if (!column) return retryOrGiveUp(asked, failure, observe);
  unknown.set(sent.from, (unknown.get(sent.from) ?? new Set()).add(column));
  return { results: [], again: [[asked]] };
}

const missing = new OrgFailure('garbled', 'INVALID_COMPOSITE', 'A part is missing.');

function failureOfRows(body: unknown): OrgFailure | undefined {
  const rows = rowsOf(body);
  if (!rows) return new OrgFailure('garbled', 'INVALID_QUERY_RESULT', 'Not a complete query result.');
  if (rows.length < mostRows) return undefined;
  return new OrgFailure('too-big', 'EXCEEDED_ID_LIMIT', `The answer holds ${mostRows} rows and may be cut.`);
}

function retryOrGiveUp<Q extends SetupQuery>(
  asked: Asked<Q>,
  failure: OrgFailure,
  observe: Observe | undefined,
): Outcome<Asked<Q>, Told<Q>> {
  const { query, objects, tries } = asked;
  if ((failure.kind === 'too-big' || failure.kind === 'unsure') && objects.length > 1) {
    observe?.({ what: 'split', kind, parts: objects.length, code: failure.code });
    return { results: [], again: [halves(objects).map((half) => ({ query, objects: half, tries }))] };
  }
  if (failure.kind !== 'refused' && failure.kind !== 'too-big' && tries + 1 < triesPerQuery) {
    return { results: [], again: [[{ ...asked, tries: tries + 1 }]] };
  }
  return { results: [{ asked: { ...query, objects }, answer: { refusal: refusalOf(failure) } }] };
}

/** Rows of a complete answer. The setup tables have no further pages: an answer that promises more is not whole. */
export function rowsOf(body: unknown): readonly Row[] | undefined {
  if (!isRecord(body) || !Array.isArray(body.records) || body.done !== true) return undefined;
  return body.records.filter(isRecord);
}

function join<T, R>(outcomes: readonly Outcome<T, R>[]): Outcome<T, R> {
  const again = outcomes.flatMap((outcome) => outcome.again ?? []).flat();
  return { results: outcomes.flatMap(({ results }) => results), again: chunks(again, compositeQueries) };
}

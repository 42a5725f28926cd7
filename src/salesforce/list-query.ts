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
import type { Answer, Api, ListQuery, Row, Rows, Source } from './org.js';
import { mostRows, type QueryContext } from './setup-query.js';
import { columnNamedIn, listSoql } from './soql.js';

const triesPerPage = 3;

/** A query on its way: the page that comes next, and the rows of those before. */
type Asked<Q> = { readonly query: Q; readonly next: string | null; readonly rows: Row[]; readonly tries: number };
type Told<Q> = { readonly asked: Q; readonly answer: Answer<Rows> };
type UnknownColumns = Map<string, Set<string>>;

/** The kind of request that lists are, for the limiter. */
const kind = 'list';

/**
 * Reads whole lists, five queries or pages a call. A column that the org does not know is left out, once for all queries
 * of its table; a cursor that the org has lost begins anew.
 */
export function createListQuery(context: QueryContext, ahead: number) {
  const unknown: UnknownColumns = new Map();
  return <Q extends ListQuery>(api: Api, queries: Source<Q>): AsyncIterable<Told<Q>> =>
    inBatches(toAsked(queries), {
      size: (remaining) => context.transport.size(kind, { most: compositeQueries, remaining }),
      ahead,
      send: async (batch) => {
        await pauseBefore(batch.again ?? [], context.transport);
        return sendBatch({ ...context, api, unknown }, batch);
      },
    });
}

async function* toAsked<Q extends ListQuery>(queries: Source<Q>): AsyncGenerator<Asked<Q>> {
  for await (const query of queries) yield begin(query);
}

function begin<Q>(query: Q, tries = 0): Asked<Q> {
  return { query, next: null, rows: [], tries };
}

type Sending = QueryContext & { readonly api: Api; readonly unknown: UnknownColumns };

async function sendBatch<Q extends ListQuery>(
  sending: Sending,
  { items }: Batch<Asked<Q>>,
): Promise<Outcome<Asked<Q>, Told<Q>>> {
  const { transport, root, api, unknown } = sending;
  let sent: readonly Part[] | undefined;
  const parts = (): readonly Part[] => (sent ??= items().map((asked) => partOf(asked, sending)));
  try {
    const endpoint = api === 'data' ? 'composite' : 'tooling/composite';
    const replies = await sendComposite(transport, endpoint, { root, parts, kind });
    return join(items().map((asked, at) => sortOut(asked, { reply: replies[at], unknown })));
  } catch (error) {
    if (!(error instanceof OrgFailure) || isFatal(error)) throw error;
    return join(items().map((asked) => retryOrGiveUp(asked, error)));
  }
}

function partOf<Q extends ListQuery>({ query, next }: Asked<Q>, { root, api, unknown }: Sending): Part {
  const headers = { 'Sforce-Query-Options': `batchSize=${mostRows}` };
  if (next !== null) return { path: next.slice(next.indexOf(`${root}/`) + root.length + 1), headers };
  const without = unknown.get(query.from);
  const columns = query.columns.filter((column) => !without?.has(column));
  const soql = encodeURIComponent(listSoql({ ...query, columns }));
  return { path: `${api === 'data' ? '' : 'tooling/'}query/?q=${soql}`, headers };
}

type Received = { readonly reply: PartReply | undefined; readonly unknown: UnknownColumns };

function sortOut<Q extends ListQuery>(asked: Asked<Q>, { reply, unknown }: Received): Outcome<Asked<Q>, Told<Q>> {
  const { query } = asked;
  const page = reply ? (failureOf(reply) ?? pageOf(reply.body)) : missing;
  if (!(page instanceof OrgFailure)) {
    const { rows } = asked;
    for (const row of page.rows) rows.push(row);
    if (page.next !== null) return { results: [], again: [[{ query, next: page.next, rows, tries: 0 }]] };
    if (query.most !== undefined && rows.length >= query.most) return giveUp(query, maybeCut(rows.length));
    const value = { rows, unknownColumns: [...(unknown.get(query.from) ?? [])].sort() };
    return { results: [{ asked: query, answer: { value } }] };
  }
  if (isFatal(page)) throw page;
  const known = query.columns.filter((column) => !unknown.get(query.from)?.has(column));
  const column = page.code === 'INVALID_FIELD' ? columnNamedIn(page.message, known) : undefined;
  if (!column || known.length === 1) return retryOrGiveUp(asked, page);
  unknown.set(query.from, (unknown.get(query.from) ?? new Set()).add(column));
  return { results: [], again: [[begin(query)]] };
}

const missing = new OrgFailure('garbled', 'INVALID_COMPOSITE', 'A part is missing.');

function maybeCut(rows: number): OrgFailure {
  return new OrgFailure('too-big', 'EXCEEDED_ID_LIMIT', `The answer holds ${rows} rows and may be cut.`);
}

/** Rows of a page and where the next one is. A page that promises more must say where. */
function pageOf(body: unknown): { readonly rows: readonly Row[]; readonly next: string | null } | OrgFailure {
  const next = isRecord(body) ? body.nextRecordsUrl : undefined;
  if (!isRecord(body) || !Array.isArray(body.records) || (body.done !== true && typeof next !== 'string')) {
    return new OrgFailure('garbled', 'INVALID_QUERY_RESULT', 'Not a query result.');
  }
  return { rows: body.records.filter(isRecord), next: body.done === true ? null : String(next) };
}

function retryOrGiveUp<Q extends ListQuery>(asked: Asked<Q>, failure: OrgFailure): Outcome<Asked<Q>, Told<Q>> {
  const { query, next, tries } = asked;
  const again = failure.kind !== 'refused' && failure.kind !== 'too-big' && tries + 1 < triesPerPage;
  if (again) return { results: [], again: [[{ ...asked, tries: tries + 1 }]] };
  // A cursor may be lost while the list is read: then the list is read from the start, once.
  const lost = failure.code === 'INVALID_QUERY_LOCATOR' && next !== null;
  return lost && tries < triesPerPage ? { results: [], again: [[begin(query, triesPerPage)]] } : giveUp(query, failure);
}

function giveUp<Q extends ListQuery>(query: Q, failure: OrgFailure): Outcome<Asked<Q>, Told<Q>> {
  return { results: [{ asked: query, answer: { refusal: refusalOf(failure) } }] };
}

function join<T, R>(outcomes: readonly Outcome<T, R>[]): Outcome<T, R> {
  const again = outcomes.flatMap((outcome) => outcome.again ?? []).flat();
  return { results: outcomes.flatMap(({ results }) => results), again: chunks(again, compositeQueries) };
}

import { parse } from 'csv-parse/sync';
import type { Clock } from '../limiter/clock.js';
import { isRecord, refusalOf } from './composite.js';
import { isFatal, OrgFailure } from './failure.js';
import type { Http, HttpReply } from './http.js';
import type { Answer, BulkQuery } from './org.js';
import { listSoql } from './soql.js';
import type { Transport } from './transport.js';

export type BulkContext = {
  readonly transport: Transport;
  /** Reaches the org also when the run has been interrupted, to abort what it began there. */
  readonly closing: Http;
  readonly root: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
};

/** Rows of one page of results. Source: Bulk API 2.0, Get Results for a Query Job; larger pages are fewer calls. */
const rowsPerPage = 100_000;
/** Seconds between two questions whether a job is done; the last one goes on. Every question is an API call. */
const polls = [2, 4, 8, 15];
/** A job that takes longer is given up: half an hour of a build is worth more than its rows. */
const patienceMs = 30 * 60_000;

export type Bulk = {
  query(query: BulkQuery, take: (rows: readonly (readonly string[])[]) => void): Promise<Answer<null>>;
  /** Aborts the jobs that have not ended; what the org answers to that changes nothing. */
  abort(): Promise<void>;
  /** False where jobs of the Tooling API were refused; undefined where none was asked for. */
  toolingBorne(): boolean | undefined;
  recall(toolingBorne: boolean | undefined): void;
};

/**
 * Query jobs of Bulk API 2.0. A client of our own: jsforce's breaks on the second page of results, and neither knows the
 * Tooling API's jobs nor says how often it asks.
 */
export function createBulk(context: BulkContext): Bulk {
  const open = new Set<string>();
  let borne: boolean | undefined;
  return {
    query: async (query, take) => {
      const jobs = `${context.root}/${query.api === 'data' ? '' : 'tooling/'}jobs/query`;
      try {
        if (query.api === 'tooling' && borne === false) throw refusedBefore;
        await run(context, { jobs, query, take, open });
        if (query.api === 'tooling') borne = true;
        return { value: null };
      } catch (error) {
        if (!(error instanceof OrgFailure) || isFatal(error)) throw error;
        if (query.api === 'tooling' && error.kind === 'refused') borne = false;
        return { refusal: refusalOf(error) };
      }
    },
    abort: async () => {
      await Promise.all([...open].map((path) => abort(context.closing, path)));
      open.clear();
    },
    toolingBorne: () => borne,
    recall: (known) => {
      borne = known;
    },
  };
}

const refusedBefore = new OrgFailure('refused', 'FEATURE_NOT_ENABLED', 'Refused in an earlier run.');

type Job = {
  readonly jobs: string;
  readonly query: BulkQuery;
  readonly take: (rows: readonly (readonly string[])[]) => void;
  readonly open: Set<string>;
};

async function run(context: BulkContext, { jobs, query, take, open }: Job): Promise<void> {
  const { transport } = context;
  const body = JSON.stringify({ operation: 'query', query: listSoql(query) });
  const created = await transport.json({ method: 'POST', path: jobs, body }, { kind: 'job' });
  const id = isRecord(created) ? created.id : undefined;
  if (typeof id !== 'string' || !/^\w{15,18}$/.test(id)) throw new OrgFailure('garbled', 'INVALID_JOB', 'Not a job.');
  const job = `${jobs}/${id}`;
  open.add(job);
  await done(context, job);
  open.delete(job);
  await readResults(transport, { job, columns: query.columns, take });
}

async function done({ transport, clock, signal }: BulkContext, job: string): Promise<void> {
  const until = clock.now() + patienceMs;
  for (let poll = 0; ; poll += 1) {
    await clock.sleep((polls[poll] ?? polls.at(-1) ?? 0) * 1000, signal);
    const answer = await transport.json({ method: 'GET', path: job }, { kind: 'job' });
    const state = isRecord(answer) ? answer.state : undefined;
    if (state === 'JobComplete') return;
    if (state === 'Failed' || state === 'Aborted')
      throw new OrgFailure('refused', `BULK_JOB_${state.toUpperCase()}`, '');
    if (clock.now() > until) throw new OrgFailure('too-big', 'BULK_JOB_TIMEOUT', 'The job takes too long.');
  }
}

type Reading = Pick<Job, 'take'> & { readonly job: string; readonly columns: readonly string[] };

async function readResults(transport: Transport, { job, columns, take }: Reading): Promise<void> {
  let locator: string | undefined;
  const seen = new Set<string>();
  do {
    const after = locator === undefined ? '' : `&locator=${encodeURIComponent(locator)}`;
    const path = `${job}/results?maxRecords=${rowsPerPage}${after}`;
    const headers = { accept: 'text/csv' };
    const page = await transport.reply({ method: 'GET', path, headers }, (reply) => checked(reply, columns), {
      kind: 'bulk page',
    });
    if (page) takeRows(page, columns, take);
    const next = page?.headers['sforce-locator'];
    locator = next === 'null' ? undefined : next;
    // A locator that comes twice would give the same page for ever.
    if (locator !== undefined && seen.has(locator)) throw new OrgFailure('garbled', 'INVALID_LOCATOR', 'Pages repeat.');
    if (locator !== undefined) seen.add(locator);
  } while (locator !== undefined);
}

/** A page that was cut off is asked for again, like every answer that is not whole: it is read once to find that out. */
function checked(reply: HttpReply, columns: readonly string[]): HttpReply {
  const promised = reply.headers['sforce-numberofrecords'];
  let head: readonly string[] | undefined;
  let rows = 0;
  eachRow(reply.body, (row) => {
    if (head) rows += 1;
    else head = row;
  });
  if (promised !== undefined && Number(promised) !== rows) throw cut;
  if (rows > 0 && placesOf(columns, head ?? []).includes(-1)) throw cut;
  return reply;
}

const cut = new OrgFailure('garbled', 'INVALID_CSV', 'The page is not whole.');

/** Hands rows on in bunches, in the order of the columns asked for: all of a page at once would take ten times its text. */
function takeRows({ body }: HttpReply, columns: readonly string[], take: Job['take']): void {
  let places: readonly number[] | undefined;
  let bunch: (readonly string[])[] = [];
  eachRow(body, (row) => {
    if (!places) {
      places = placesOf(columns, row);
      return;
    }
    bunch.push(places.map((place) => row[place] ?? ''));
    if (bunch.length < bunchSize) return;
    take(bunch);
    bunch = [];
  });
  if (bunch.length > 0) take(bunch);
}

const bunchSize = 1000;

function placesOf(columns: readonly string[], head: readonly string[]): readonly number[] {
  return columns.map((column) => head.findIndex((name) => name.toLowerCase() === column.toLowerCase()));
}

function eachRow(text: string, read: (row: readonly string[]) => void): void {
  try {
    parse(text, {
      on_record: (row: string[]) => {
        read(row);
        return null;
      },
    });
  } catch {
    throw cut;
  }
}

async function abort(http: Http, path: string): Promise<void> {
  const body = JSON.stringify({ state: 'Aborted' });
  await http.send({ method: 'PATCH', path, body }).catch(() => undefined);
}

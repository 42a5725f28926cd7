import { ApiError, badRequest } from '../api-error.ts';
import { ok, smallWork } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { toCsv } from '../bulk-csv.ts';
import { poll, readRows } from '../bulk-jobs.ts';
import type { BulkJob } from '../bulk-jobs.ts';
import { checkBulkOrg, parseBulkQuery } from '../bulk-query.ts';
import { jsonBody, knowOnly } from '../json-body.ts';
import type { Org, RoutedRequest } from '../org.ts';
import { answerQuery } from '../query-run.ts';
import type { Api } from '../query-run.ts';
import { caller, get, patch, post, remove, segment } from '../route.ts';
import type { Route } from '../route.ts';
import { bulkWork } from '../service-time.ts';

/** The routes of query jobs below a path: of the data API, or of the Tooling API. */
export function bulkRoutes(path: string, api: Api): readonly Route[] {
  return [
    post(path, (org, request) => create(org, request, api)),
    get(`${path}/{id}`, (org, request) => status(org, request, api)),
    patch(`${path}/{id}`, (org, request) => abort(org, request, api)),
    remove(`${path}/{id}`, (org, request) => erase(org, request, api)),
    get(`${path}/{id}/results`, (org, request) => results(org, request, api), {
      parameters: ['locator', 'maxRecords'],
    }),
  ];
}

function create(org: Org, request: RoutedRequest, api: Api): Answer {
  const session = caller(request);
  checkBulkOrg(org, api);
  const query = parseBulkQuery(jsonBody(request), api);
  const version = segment(request, 'version');
  const { cells = () => [] } = answerQuery(org, { api, session, version }, query, true).result;
  const job = org.bulkJobs.start({
    ...{ api, version, cells, columns: query.columns, object: query.from },
    ...{ user: session.name, createdById: session.user.id, createdAt: org.clock.now() },
  });
  return ok(toJson(job), bulkWork.create);
}

function status(org: Org, request: RoutedRequest, api: Api): Answer {
  const job = jobOf(org, request, api);
  poll(job, org.options.bulkPolls ?? 2, org.options.bulkFails === true);
  const failed = job.state === 'Failed' ? { errorMessage: 'The simulated org lets its jobs fail.' } : {};
  const more = { jobType: 'V2Query', numberRecordsProcessed: job.rows, retries: 0, totalProcessingTime: 0 };
  return ok({ ...toJson(job), ...more, ...failed });
}

/** The one change that a client of this org may make: its own job does not go on. */
function abort(org: Org, request: RoutedRequest, api: Api): Answer {
  const job = jobOf(org, request, api);
  const body = jsonBody(request);
  knowOnly(body, ['state']);
  if (body['state'] !== 'Aborted') throw badRequest('INVALIDJOBSTATE', 'A query job can only be aborted');
  if (isEnded(job)) throw badRequest('INVALIDJOBSTATE', `Aborting already ${job.state} Job not allowed`);
  job.state = 'Aborted';
  return ok(toJson(job));
}

function erase(org: Org, request: RoutedRequest, api: Api): Answer {
  const job = jobOf(org, request, api);
  if (!isEnded(job)) throw badRequest('INVALIDJOBSTATE', `A job that is ${job.state} can not be deleted`);
  org.bulkJobs.remove(job.id);
  return { status: 204, body: null, seconds: smallWork };
}

function results(org: Org, request: RoutedRequest, api: Api): Answer {
  const job = jobOf(org, request, api);
  if (job.state !== 'JobComplete') {
    throw badRequest('INVALIDJOBSTATE', `The job is ${job.state}, and its results are not available`);
  }
  if (job.version !== segment(request, 'version')) {
    // docs: "Use the same API version to get query results that you used to create the query. Otherwise ... 409".
    throw new ApiError(409, 'INVALIDVERSION', `The job was created with version ${job.version}`);
  }
  const from = startOf(job, request);
  const rows = readRows(job, from, pageSize(org, request));
  const next = from + rows.length;
  return {
    status: 200,
    type: 'csv',
    compressed: true, // docs: the answers of query jobs are always compressed
    body: toCsv(job.columns, rows),
    headers: {
      'Sforce-Locator': next < job.rows ? locatorOf(next) : 'null',
      'Sforce-NumberOfRecords': String(rows.length),
    },
    seconds: bulkWork.page + bulkWork.row * rows.length,
  };
}

const jobOf = (org: Org, request: RoutedRequest, api: Api): BulkJob =>
  org.bulkJobs.find(segment(request, 'id'), api, caller(request).name);

const isEnded = ({ state }: BulkJob): boolean => state !== 'UploadComplete' && state !== 'InProgress';

const toJson = ({ createdAt, createdById, id, object, state, version }: BulkJob): Record<string, unknown> => ({
  id,
  operation: 'query',
  object,
  createdById,
  createdDate: new Date(createdAt).toISOString().replace('Z', '+0000'),
  systemModstamp: new Date(createdAt).toISOString().replace('Z', '+0000'),
  state,
  concurrencyMode: 'Parallel',
  contentType: 'CSV',
  apiVersion: Number(version),
  lineEnding: 'LF',
  columnDelimiter: 'COMMA',
});

const locatorOf = (start: number): string => Buffer.from(`row ${start}`).toString('base64url');

function startOf({ rows }: BulkJob, { parameters }: RoutedRequest): number {
  const locator = parameters.get('locator');
  if (locator === null) return 0;
  const start = Number(/^row (\d+)$/.exec(Buffer.from(locator, 'base64url').toString())?.[1]);
  if (!(start > 0 && start < rows)) throw badRequest('INVALIDLOCATOR', 'The requested locator is not valid');
  return start;
}

const usualPage = 10_000; // what the server takes without maxRecords is not documented
const largestPage = 100_000; // docs: a set is still subject to the size limits

function pageSize({ options }: Org, { parameters }: RoutedRequest): number {
  const text = parameters.get('maxRecords');
  if (text === null) return options.bulkPage ?? usualPage;
  if (!/^[1-9]\d*$/.test(text)) throw badRequest('INVALIDREQUEST', `maxRecords is no number of records: ${text}`);
  return Math.min(largestPage, Number(text));
}

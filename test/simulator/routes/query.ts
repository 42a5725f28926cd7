import { badRequest } from '../api-error.ts';
import { ok } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Org, RoutedRequest } from '../org.ts';
import { caller, segment } from '../route.ts';
import { answerQuery } from '../query-run.ts';
import type { Api } from '../query-run.ts';
import { parseSoql } from '../soql.ts';

/** GET /query?q=. */
export const query = (org: Org, request: RoutedRequest): Answer => run('data', org, request);

/** GET /tooling/query?q=. */
export const toolingQuery = (org: Org, request: RoutedRequest): Answer => run('tooling', org, request);

/** GET /query/LOCATOR: the next page. */
export const queryMore = (org: Org, request: RoutedRequest): Answer => more('data', org, request);

/** GET /tooling/query/LOCATOR. */
export const toolingQueryMore = (org: Org, request: RoutedRequest): Answer => more('tooling', org, request);

function run(api: Api, org: Org, request: RoutedRequest): Answer {
  const session = caller(request);
  const soql = request.parameters.get('q');
  if (!soql) throw badRequest('MALFORMED_QUERY', 'A query string has to be specified');
  const size = pageSize(api, request);
  const asker = { api, session, version: segment(request, 'version') };
  const { result, onePage, seconds } = answerQuery(org, asker, parseSoql(soql));
  const { records, totalSize } = result;
  if (onePage || totalSize <= size) return ok({ totalSize, done: true, records: records(0, totalSize) }, seconds);
  const id = org.cursors.open({ totalSize, records, user: session.name });
  return ok(
    { totalSize, done: false, nextRecordsUrl: nextUrl(api, request, id, size), records: records(0, size) },
    seconds,
  );
}

function more(api: Api, org: Org, request: RoutedRequest): Answer {
  const [id = '', start = ''] = segment(request, 'locator').split('-');
  const { totalSize, records } = org.cursors.find(id, caller(request).name);
  const from = Number(start);
  if (!/^\d+$/.test(start) || from >= totalSize) throw badRequest('INVALID_QUERY_LOCATOR', 'invalid query locator');
  const end = from + pageSize(api, request);
  const page = records(from, end);
  if (end >= totalSize) return ok({ totalSize, done: true, records: page });
  return ok({ totalSize, done: false, nextRecordsUrl: nextUrl(api, request, id, end), records: page });
}

// "the default page can be smaller" in Tooling: send Sforce-Query-Options there.
const defaultPage = { data: 2000, tooling: 500 } as const;

function pageSize(api: Api, { headers }: RoutedRequest): number {
  const header = headers['sforce-query-options'];
  if (header === undefined) return defaultPage[api];
  const size = Number(/^batchSize=(\d+)$/.exec(header.trim())?.[1]);
  if (!(size >= 200 && size <= 2000)) {
    throw badRequest('INVALID_BATCH_SIZE', `The query options have an invalid batch size value: ${header}`);
  }
  return size;
}

const nextUrl = (api: Api, request: RoutedRequest, id: string, start: number): string =>
  `/services/data/v${segment(request, 'version')}${api === 'tooling' ? '/tooling' : ''}/query/${id}-${start}`;

import { badRequest } from '../api-error.ts';
import { ok } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Org, RoutedRequest } from '../org.ts';
import { caller, segment } from '../route.ts';
import { queryWorkOf } from '../service-time.ts';
import type { Rules } from '../soql-run.ts';
import { parseSoql } from '../soql.ts';
import { findTable } from '../tables.ts';

type Api = 'data' | 'tooling';

/** GET /query?q=. */
export const query = (org: Org, request: RoutedRequest): Answer => run('data', org, request);

/** GET /tooling/query?q=. */
export const toolingQuery = (org: Org, request: RoutedRequest): Answer => run('tooling', org, request);

/** GET /query/LOCATOR: the next page. */
export const queryMore = (org: Org, request: RoutedRequest): Answer => more('data', org, request);

/** GET /tooling/query/LOCATOR. */
export const toolingQueryMore = (org: Org, request: RoutedRequest): Answer => more('tooling', org, request);

function run(api: Api, org: Org, request: RoutedRequest): Answer {
  const { user, name } = caller(request);
  const soql = request.parameters.get('q');
  if (!soql) throw badRequest('MALFORMED_QUERY', 'A query string has to be specified');
  const size = pageSize(api, request);
  const parsed = parseSoql(soql);
  const table = findTable(org, api, parsed.from, user);
  const { totalSize, records } = table.run(parsed, rulesOf(api, org, request));
  const work = queryWorkOf(table, totalSize);
  if (table.virtual || records.length <= size) return ok({ totalSize, done: true, records }, work);
  const id = org.cursors.open({ totalSize, records, user: name });
  return ok(
    { totalSize, done: false, nextRecordsUrl: nextUrl(api, request, id, size), records: records.slice(0, size) },
    work,
  );
}

function more(api: Api, org: Org, request: RoutedRequest): Answer {
  const [id = '', start = ''] = segment(request, 'locator').split('-');
  const { totalSize, records } = org.cursors.find(id, caller(request).name);
  const from = Number(start);
  if (!/^\d+$/.test(start) || from >= records.length)
    throw badRequest('INVALID_QUERY_LOCATOR', 'invalid query locator');
  const end = from + pageSize(api, request);
  const page = records.slice(from, end);
  if (end >= records.length) return ok({ totalSize, done: true, records: page });
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

function rulesOf(api: Api, { options }: Org, request: RoutedRequest): Rules {
  const base = `/services/data/v${segment(request, 'version')}${api === 'tooling' ? '/tooling' : ''}/sobjects`;
  return {
    limitRefused: options.refuses?.entityDefinitionLimit === true,
    unknownColumn: (table, column) =>
      options.columns?.has(column) === true || options.columns?.has(`${table}.${column}`) === true,
    recordUrl: (type, id) => `${base}/${type}/${id}`,
  };
}

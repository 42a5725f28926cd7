import { badRequest, notFound } from '../api-error.ts';
import type { Answer } from '../answer.ts';
import { isObject, jsonBody, knowOnly } from '../json-body.ts';
import type { JsonObject } from '../json-body.ts';
import type { Org, RoutedRequest } from '../org.ts';
import { segment } from '../route.ts';
import { compositeWork } from '../service-time.ts';
import { answerPart } from '../subrequest.ts';
import type { Part } from '../subrequest.ts';

type Kind = 'composite' | 'tooling composite';
type NamedPart = Part & { readonly referenceId: string };

const maxParts = 25;
const maxQueries = 5;
const refusedHeaders = ['accept', 'authorization', 'content-type'];

/** POST /composite: up to 25 subrequests for one call. */
export const composite = (org: Org, request: RoutedRequest): Answer => run('composite', org, request);

/** POST /tooling/composite: the same for what stands under /tooling/. */
export const toolingComposite = (org: Org, request: RoutedRequest): Answer => run('tooling composite', org, request);

function run(kind: Kind, org: Org, request: RoutedRequest): Answer {
  if (org.options.refuses?.composite === true) throw notFound();
  const body = jsonBody(request);
  const parts = parseParts(kind, body, segment(request, 'version'));
  checkToolingGets(org, parts);
  const answers = parts.map((part) => answerPart(org, request, kind, part));
  const rolledBack = body['allOrNone'] === true && answers.some(({ status }) => status >= 300);
  const results = answers.map((answer, index) =>
    toResult((parts[index] as NamedPart).referenceId, rolledBack && answer.status < 300 ? halted : answer),
  );
  return {
    status: 200,
    body: `{"compositeResponse":[${results.join(',')}]}`,
    seconds: answers.reduce((sum, { seconds }) => sum + seconds, compositeWork),
  };
}

const halted = {
  status: 400,
  body: JSON.stringify([
    {
      errorCode: 'PROCESSING_HALTED',
      message: 'The transaction was rolled back since another operation in the same transaction failed.',
    },
  ]),
};

// Put together as text: the body of a describe is text already.
const toResult = (referenceId: string, { body, status }: Pick<Answer, 'body' | 'status'>): string =>
  `{"body":${body ?? 'null'},"httpHeaders":{},"httpStatusCode":${status},"referenceId":${JSON.stringify(referenceId)}}`;

function parseParts(kind: Kind, body: JsonObject, version: string): NamedPart[] {
  knowOnly(body, ['allOrNone', 'collateSubrequests', 'compositeRequest']);
  const requests = body['compositeRequest'];
  if (!Array.isArray(requests) || requests.length === 0) {
    throw badRequest('INVALID_INPUT', 'compositeRequest must contain at least one subrequest');
  }
  if (requests.length > maxParts) {
    throw badRequest('INVALID_INPUT', `A composite request can contain at most ${maxParts} subrequests`);
  }
  const parts = requests.map((part: unknown) => parsePart(kind, part, version));
  const names = new Set(parts.map(({ referenceId }) => referenceId));
  if (names.size < parts.length) throw badRequest('INVALID_INPUT', 'Duplicate referenceId in the composite request');
  if (parts.filter(isQuery).length > maxQueries) {
    throw badRequest(
      'INVALID_INPUT',
      `A composite request can contain at most ${maxQueries} query, queryAll and sObject Collections subrequests`,
    );
  }
  return parts;
}

/** An org that takes fewer records by id than parts refuses the whole composite, as it does with too many queries. */
function checkToolingGets({ options: { refuses } }: Org, parts: readonly Part[]): void {
  const most = refuses?.toolingGets ?? maxParts;
  if (parts.filter(({ url }) => /\/tooling\/sobjects\/[^/]+\/[^/]+$/.test(url)).length > most) {
    throw badRequest('INVALID_INPUT', `A composite request can contain at most ${most} sObject subrequests`);
  }
}

const isQuery = ({ url }: Part): boolean => /\/v[\d.]+\/(tooling\/)?(query|queryAll|composite\/sobjects)\b/.test(url);

function parsePart(kind: Kind, part: unknown, version: string): NamedPart {
  if (!isObject(part)) throw badRequest('JSON_PARSER_ERROR', 'A subrequest is not a JSON object');
  knowOnly(part, ['body', 'httpHeaders', 'method', 'referenceId', 'url']);
  const { method, referenceId, url } = part;
  if (typeof method !== 'string' || !/^(GET|POST|PUT|PATCH|DELETE)$/.test(method)) {
    throw badRequest('INVALID_INPUT', `Invalid method: ${String(method)}`);
  }
  if (typeof referenceId !== 'string' || !/^[A-Za-z][A-Za-z0-9_]*$/.test(referenceId)) {
    throw badRequest('INVALID_INPUT', `Invalid referenceId: ${String(referenceId)}`);
  }
  return { method, referenceId, url: parseUrl(kind, url, version), headers: parseHeaders(part['httpHeaders']) };
}

function parseUrl(kind: Kind, url: unknown, version: string): string {
  const start = `/services/data/v${version}/${kind === 'tooling composite' ? 'tooling/' : ''}`;
  if (typeof url !== 'string' || !url.startsWith(start)) {
    throw badRequest('INVALID_INPUT', `The url of a subrequest must start with ${start}: ${String(url)}`);
  }
  if (url.includes('@{')) throw badRequest('INVALID_INPUT', 'References to other subrequests are not known here.');
  return url;
}

function parseHeaders(headers: unknown): Record<string, string> {
  if (headers === undefined) return {};
  if (!isObject(headers)) throw badRequest('JSON_PARSER_ERROR', 'httpHeaders is not a JSON object');
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  const refused = entries.find(([name]) => refusedHeaders.includes(name));
  if (refused !== undefined)
    throw badRequest('INVALID_INPUT', `The header ${refused[0]} is not allowed in a subrequest`);
  return Object.fromEntries(entries);
}

import { badRequest, notFound } from '../api-error.ts';
import type { Answer } from '../answer.ts';
import { isObject, jsonBody, knowOnly } from '../json-body.ts';
import type { Org, RoutedRequest } from '../org.ts';
import { segment } from '../route.ts';
import { compositeWork } from '../service-time.ts';
import { answerPart } from '../subrequest.ts';
import type { Part } from '../subrequest.ts';

const maxParts = 25;

/** POST /composite/batch: up to 25 subrequests without headers, each of which counts as a call. */
export function compositeBatch(org: Org, request: RoutedRequest): Answer {
  if (org.options.refuses?.compositeBatch === true) throw notFound();
  const parts = parseParts(request);
  const answers = parts.map((part) => answerPart(org, request, 'batch', part));
  // The batch itself was counted as one when it came in.
  org.meter.count(parts.length - 1);
  request.record.calls += parts.length - 1;
  const results = answers.map(({ body, status }) => `{"statusCode":${status},"result":${body ?? 'null'}}`);
  return {
    status: 200,
    body: `{"hasErrors":${answers.some(({ status }) => status >= 400)},"results":[${results.join(',')}]}`,
    seconds: answers.reduce((sum, { seconds }) => sum + seconds, compositeWork),
  };
}

function parseParts(request: RoutedRequest): Part[] {
  const body = jsonBody(request);
  knowOnly(body, ['batchRequests', 'haltOnError']);
  const requests = body['batchRequests'];
  if (!Array.isArray(requests) || requests.length === 0)
    throw badRequest('INVALID_INPUT', 'batchRequests must not be empty');
  if (requests.length > maxParts)
    throw badRequest('INVALID_INPUT', `A batch can contain at most ${maxParts} subrequests`);
  if (body['haltOnError'] === true) throw badRequest('INVALID_INPUT', 'haltOnError is not known here.');
  return requests.map((part: unknown) => parsePart(part, segment(request, 'version')));
}

function parsePart(part: unknown, version: string): Part {
  if (!isObject(part)) throw badRequest('JSON_PARSER_ERROR', 'A subrequest is not a JSON object');
  knowOnly(part, ['method', 'url']);
  const { method, url } = part;
  if (typeof method !== 'string' || !/^(GET|POST|PUT|PATCH|DELETE)$/.test(method)) {
    throw badRequest('INVALID_INPUT', `Invalid method: ${String(method)}`);
  }
  if (typeof url !== 'string' || !url.startsWith(`v${version}/`)) {
    throw badRequest('INVALID_INPUT', `The url of a subrequest must start with v${version}/: ${String(url)}`);
  }
  return { method, url: `/services/data/${url}`, headers: {} };
}

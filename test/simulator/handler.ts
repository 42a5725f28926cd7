import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, badRequest, noSession } from './api-error.ts';
import { refusal, smallWork } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Dispatcher } from './dispatch.ts';
import { bodyOf, headersOf, headSize, send } from './http-exchange.ts';
import { normalPath } from './normal-path.ts';
import type { ApiRequest, Org } from './org.ts';
import type { RequestRecord } from './request-log.ts';
import type { TroubleAnswer } from './weather.ts';

const maxHead = 16_384;

/** Takes one HTTP request through the gate, the weather and the routes, and answers it. */
export async function handle(
  org: Org,
  dispatcher: Dispatcher,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const record = org.log.open(incoming.method ?? '', incoming.url ?? '', org.clock.now());
  const request = toRequest(org, record, headersOf(incoming), await bodyOf(incoming));
  const route = dispatcher.find(request);
  record.write = !['GET', 'HEAD'].includes(request.method) && route === null;
  const trouble = org.weather.hit(request);
  const counted = route?.counts !== false;
  const refused = gate(org, request, incoming, { counted, open: route?.open === true });
  if (trouble === 'hang') return;
  if (trouble === 'reset') {
    incoming.socket.destroy();
    return;
  }
  const answer = refused ?? spoil(org, request, trouble) ?? (await org.capacity.run(() => org.dispatch(request)));
  const sent =
    trouble === 'truncate' ? { ...answer, body: (answer.body ?? '').slice(0, (answer.body ?? '').length / 2) } : answer;
  record.status = sent.status;
  await send(incoming, outgoing, counted && sent.type !== 'html' ? withUsage(org, sent) : sent);
}

function toRequest(org: Org, record: RequestRecord, headers: Record<string, string>, body: string): ApiRequest {
  const [path = '', search = ''] = record.path.split(/\?(.*)/s);
  const token = /^(?:Bearer|OAuth) (.*)$/.exec(headers['authorization'] ?? '')?.[1] ?? '';
  const session = org.sessions.of(token);
  record.user = session?.name ?? null;
  return {
    method: record.method,
    path: normalPath(path),
    parameters: new URLSearchParams(search),
    headers,
    body,
    session,
    within: null,
    record,
  };
}

type Entry = { readonly counted: boolean; readonly open: boolean };

/** What is refused before a route is asked. A call that the daily total blocks is not counted; every other is. */
function gate(org: Org, request: ApiRequest, incoming: IncomingMessage, { counted, open }: Entry): Answer | null {
  const head = headSize(incoming);
  if (head.url + head.headers > maxHead) return tooLong(head);
  if (counted && org.meter.exhausted()) return refusal(limitExceeded('TotalRequests Limit exceeded.'));
  if (counted) {
    org.meter.count(1);
    request.record.calls = 1;
  }
  if (!open && request.session === null) return refusal(noSession());
  if (counted && longRunning(org) >= slots(org)) {
    return refusal(limitExceeded('ConcurrentRequests (Concurrent API Requests) Limit exceeded.'));
  }
  return null;
}

const limitExceeded = (message: string): ApiError => new ApiError(403, 'REQUEST_LIMIT_EXCEEDED', message);

function tooLong({ url, headers }: { readonly url: number; readonly headers: number }): Answer {
  const [status, title] = url > headers ? [414, 'URI Too Long'] : [431, 'Request Header Fields Too Large'];
  return { status, body: `<h1>Bad Message ${status}</h1><pre>reason: ${title}</pre>`, type: 'html', seconds: 0 };
}

const slots = ({ world }: Org): number =>
  world.org.organizationType === 'Developer Edition' || world.org.trialExpirationDate !== null ? 5 : 25;

const longRunning = (org: Org): number => org.capacity.longRunning() + (org.options.foreignLongRunning?.() ?? 0);

function spoil(org: Org, request: ApiRequest, trouble: TroubleAnswer | null): Answer | null {
  if (trouble === null || trouble === 'truncate') return null;
  if (trouble === 'expire') {
    org.sessions.expire((request.headers['authorization'] ?? '').replace(/^\w+ /, ''));
    return refusal(noSession());
  }
  if (typeof trouble === 'string') return refusal(badRequest('UNKNOWN_EXCEPTION', trouble));
  const { body, headers = {}, html, status } = trouble;
  if (html !== undefined) return { status, body: html, headers, type: 'html', seconds: smallWork };
  return { status, body: body === undefined ? null : JSON.stringify(body), headers, seconds: smallWork };
}

const withUsage = ({ meter }: Org, answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'Sforce-Limit-Info': meter.header() },
});

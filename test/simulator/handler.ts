import type { IncomingMessage, ServerResponse } from 'node:http';
import { noSession } from './api-error.ts';
import { refusal, smallWork } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Dispatcher } from './dispatch.ts';
import { refuseAtTheGate } from './gate.ts';
import { bodyOf, headersOf, headSize, send } from './http-exchange.ts';
import { normalPath } from './normal-path.ts';
import type { ApiRequest, Org } from './org.ts';
import type { RequestRecord } from './request-log.ts';
import type { Route } from './route.ts';
import type { TroubleAnswer } from './weather.ts';
import { isWrite } from './write.ts';

/** Takes one HTTP request through the weather, the gate and the routes, and answers it. */
export async function handle(
  org: Org,
  dispatcher: Dispatcher,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const record = org.log.open(incoming.method ?? '', incoming.url ?? '', org.clock.now());
  const request = toRequest(org, record, headersOf(incoming), await bodyOf(incoming));
  record.write = isWrite(request);
  const route = dispatcher.find(request);
  const trouble = org.weather.hit(request);
  const refused = refuseAtTheGate(org, request, headSize(incoming), route);
  if (trouble === 'hang') return;
  if (trouble === 'reset') {
    incoming.socket.destroy();
    return;
  }
  const answer =
    refused ??
    spoiled(org, request, trouble, route?.refuse) ??
    (await org.capacity.run(() => dispatcher.answer(org, request)));
  record.status = answer.status;
  const free = route?.counts === false || answer.type === 'html';
  const body = trouble === 'truncate' ? half(answer.body) : answer.body;
  await send(incoming, outgoing, { ...answer, body, headers: { ...(free ? {} : usage(org)), ...answer.headers } });
}

const usage = ({ meter }: Org): Record<string, string> => ({ 'Sforce-Limit-Info': meter.header() });

const half = (body: string | null): string => (body ?? '').slice(0, (body ?? '').length / 2);

function toRequest(org: Org, record: RequestRecord, headers: Record<string, string>, body: string): ApiRequest {
  const [path = '', search = ''] = record.path.split(/\?(.*)/s);
  const session = org.sessions.of(tokenOf(headers));
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

const tokenOf = (headers: Readonly<Record<string, string>>): string =>
  /^(?:Bearer|OAuth) (.*)$/.exec(headers['authorization'] ?? '')?.[1] ?? '';

function spoiled(
  org: Org,
  { headers }: ApiRequest,
  trouble: TroubleAnswer | null,
  refuse: Route['refuse'] = refusal,
): Answer | null {
  if (trouble === 'expire') {
    org.sessions.expire(tokenOf(headers));
    return refuse(noSession(), org);
  }
  if (trouble === null || typeof trouble === 'string') return null;
  const { body, headers: sent = {}, html, status } = trouble;
  if (html !== undefined) return { status, body: html, headers: sent, type: 'html', seconds: smallWork };
  return { status, body: body === undefined ? null : JSON.stringify(body), headers: sent, seconds: smallWork };
}

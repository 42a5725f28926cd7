import type { IncomingMessage, ServerResponse } from 'node:http';
import { noSession } from './api-error.ts';
import { refusal, smallWork } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Dispatcher } from './dispatch.ts';
import { refuseAtTheGate } from './gate.ts';
import { headSize, send } from './http-exchange.ts';
import { receive } from './incoming-request.ts';
import type { ApiRequest, Org } from './org.ts';
import type { Route } from './route.ts';
import type { TroubleAnswer } from './weather.ts';

/** Takes one HTTP request through the gate, the weather and the routes, and answers it. */
export async function handle(
  org: Org,
  dispatcher: Dispatcher,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { request, route } = await receive(org, dispatcher, incoming);
  const refused = refuseAtTheGate(org, request, headSize(incoming), route);
  const trouble = org.weather.hit(request);
  if (trouble === 'hang') return;
  if (trouble === 'reset') {
    incoming.socket.destroy();
    return;
  }
  const work = (): Answer => {
    const done = dispatcher.answer(org, request);
    return trouble === 'slow' ? slowed(done) : done;
  };
  const answer = refused ?? spoiled(org, request, trouble, route?.refuse) ?? (await org.capacity.run(work));
  request.record.status = answer.status;
  const body = trouble === 'truncate' ? half(answer.body) : answer.body;
  await send(incoming, outgoing, { ...answer, body, headers: { ...usage(org, route, answer), ...answer.headers } });
}

function usage({ meter, options }: Org, route: Route | null, { status, type }: Answer): Record<string, string> {
  const free = route?.counts === false || type === 'html';
  const silent = options.limitInfoOnErrors === false && status >= 400;
  return free || silent ? {} : { 'Sforce-Limit-Info': meter.header() };
}

const half = (body: string | null): string => (body ?? '').slice(0, (body ?? '').length / 2);

const slowed = (answer: Answer): Answer => ({ ...answer, seconds: Math.max(2, 10 * answer.seconds) });

function spoiled(
  org: Org,
  { token }: ApiRequest,
  trouble: TroubleAnswer | null,
  refuse: Route['refuse'] = refusal,
): Answer | null {
  if (trouble === 'expire') {
    org.sessions.expire(token);
    return refuse(noSession(), org);
  }
  if (trouble === null || typeof trouble === 'string') return null;
  const { body, headers: sent = {}, html, status } = trouble;
  if (html !== undefined) return { status, body: html, headers: sent, type: 'html', seconds: smallWork };
  return { status, body: body === undefined ? null : JSON.stringify(body), headers: sent, seconds: smallWork };
}

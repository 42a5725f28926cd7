import type { IncomingMessage } from 'node:http';
import type { Dispatcher } from './dispatch.ts';
import { bodyOf, headersOf } from './http-exchange.ts';
import { normalPath } from './normal-path.ts';
import type { ApiRequest, Org } from './org.ts';
import type { Route } from './route.ts';
import { isWrite } from './write.ts';

/** Reads a whole request, finds its route and opens its record. Its token counts as it is now, whatever comes later. */
export async function receive(
  org: Org,
  dispatcher: Dispatcher,
  incoming: IncomingMessage,
): Promise<{ readonly request: ApiRequest; readonly route: Route | null }> {
  const record = org.log.open(incoming.method ?? '', incoming.url ?? '', org.clock.now());
  const headers = headersOf(incoming);
  const body = await bodyOf(incoming);
  const [path = '', search = ''] = record.path.split(/\?(.*)/s);
  const address = { method: record.method, path: normalPath(path) };
  const route = dispatcher.find(address);
  const token = route?.tokenOf?.(body) ?? bearer(headers);
  const session = org.sessions.of(token);
  const parameters = new URLSearchParams(search);
  const request: ApiRequest = { ...address, parameters, headers, body, token, session, within: null, record };
  record.user = session?.name ?? null;
  record.write = isWrite(request);
  return { request, route };
}

const bearer = (headers: Readonly<Record<string, string>>): string =>
  /^(?:Bearer|OAuth) (.*)$/.exec(headers['authorization'] ?? '')?.[1] ?? '';

import { ApiError, noSession } from './api-error.ts';
import { refusal } from './answer.ts';
import type { Answer } from './answer.ts';
import type { ApiRequest, Org } from './org.ts';
import type { Route } from './route.ts';

const maxHead = 16_384;

/** What is refused before a route is asked: too long, over the daily total, without a session, too many long requests. */
export function refuseAtTheGate(
  org: Org,
  request: ApiRequest,
  head: { readonly url: number; readonly headers: number },
  route: Route | null,
): Answer | null {
  if (head.url + head.headers > maxHead) return tooLong(head);
  const refused = refusedBy(org, request, route);
  return refused === null ? null : (route?.refuse ?? refusal)(refused, org);
}

function refusedBy(org: Org, request: ApiRequest, route: Route | null): ApiError | null {
  const counted = route?.counts !== false;
  // A call that the daily total blocks is not counted; every other one is, a refused session too.
  if (counted && org.meter.exhausted()) return limitExceeded('TotalRequests Limit exceeded.');
  if (counted) {
    org.meter.count(1);
    request.record.calls = 1;
  }
  if (route?.open !== true && request.session === null) return noSession();
  if (counted && longRunning(org) >= slots(org)) {
    return limitExceeded('ConcurrentRequests (Concurrent API Requests) Limit exceeded.');
  }
  return null;
}

const limitExceeded = (message: string): ApiError => new ApiError(403, 'REQUEST_LIMIT_EXCEEDED', message);

function tooLong({ url, headers }: { readonly url: number; readonly headers: number }): Answer {
  const [status, title] = url > headers ? [414, 'URI Too Long'] : [431, 'Request Header Fields Too Large'];
  return { status, body: `<h1>Bad Message ${status}</h1><pre>reason: ${title}</pre>`, type: 'html', seconds: 0 };
}

const slots = ({ world: { org } }: Org): number =>
  org.organizationType === 'Developer Edition' || org.trialExpirationDate !== null ? 5 : 25;

const longRunning = ({ capacity, options, time }: Org): number =>
  capacity.longRunning() + (options.foreignLongRunning?.(time.seconds()) ?? 0);

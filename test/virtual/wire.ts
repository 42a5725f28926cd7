import type { Http, HttpReply } from '../../src/salesforce/http.js';
import type { Conditions } from './conditions.ts';
import type { VirtualClock } from './virtual-clock.ts';
import type { Outcome, VirtualOrg } from './virtual-org.ts';
import { compositeSeconds, type Item } from './workload.ts';

/** One request, and what became of it. Times are ms. */
export type Sent = {
  readonly sentAt: number;
  readonly endedAt: number;
  readonly outcome: Outcome;
  /** The items that it asked for. */
  readonly ids: readonly string[];
  /** Requests under way when it was sent, itself included, and how many the policy allowed then. */
  readonly inFlight: number;
  readonly window: number;
  /** Calls that the day had left once it was counted. */
  readonly left: number;
};

export type WireOptions = {
  readonly org: VirtualOrg;
  readonly clock: VirtualClock;
  readonly conditions: Conditions;
  readonly items: readonly Item[];
  readonly window: () => number;
  /** Hears of each request when it is sent. */
  readonly record: (sent: Promise<Sent>) => void;
};

/** Takes requests, whose bodies are lists of items' ids, to a virtual org, and answers as Salesforce does. */
export function wire({ org, clock, conditions, items, window, record }: WireOptions): Http {
  const seconds = new Map(items.map((item) => [item.id, item.seconds]));
  let inFlight = 0;

  const take = async (ids: readonly string[]): Promise<Sent> => {
    const answer = org.request(ids.reduce((sum, id) => sum + (seconds.get(id) ?? 0), compositeSeconds));
    const left = conditions.daily.limit - org.used;
    const sent = { sentAt: clock.now(), ids, inFlight: (inFlight += 1), window: window(), left };
    const outcome = await answer;
    inFlight -= 1;
    return { ...sent, endedAt: clock.now(), outcome };
  };

  return {
    send: async ({ body, onSend }) => {
      onSend?.();
      const sent = take(JSON.parse(String(body)) as readonly string[]);
      record(sent);
      return replyOf((await sent).outcome, org.used, conditions);
    },
  };
}

const answers: Readonly<Record<Outcome, { readonly status: number; readonly body: unknown }>> = {
  done: { status: 200, body: {} },
  overload: refusal(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.'),
  unavailable: refusal(503, 'SERVER_UNAVAILABLE', 'Too many requests waiting for connections'),
  budget: refusal(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'),
};

function refusal(status: number, errorCode: string, message: string): { status: number; body: unknown } {
  return { status, body: [{ errorCode, message }] };
}

function replyOf(outcome: Outcome, used: number, { daily, retryAfter }: Conditions): HttpReply {
  const { status, body } = answers[outcome];
  const asksToWait = outcome === 'unavailable' && retryAfter !== undefined;
  const headers = {
    'sforce-limit-info': `api-usage=${used}/${daily.limit}`,
    ...(asksToWait && { 'retry-after': String(retryAfter) }),
  };
  return { status, headers, body: JSON.stringify(body) };
}

import type { Clock } from '../limiter/clock.js';
import type { DailyBudget } from '../limiter/daily-budget.js';
import type { Limiter } from '../limiter/limiter.js';
import type { Urgency } from '../limiter/queue.js';
import { Problem } from '../model/problem.js';
import { classify, errorIn, fromNetwork, OrgFailure, reserveReached } from './failure.js';
import type { Http, HttpReply, HttpRequest } from './http.js';
import { readLimitInfo, type Usage } from './usage.js';

/** A request made when its turn to go out has come, so that it asks for as much as is right then; undefined: for nothing. */
export type Ask = HttpRequest | (() => HttpRequest | undefined);

export type AskOptions = {
  /** Requests of one kind take alike per unit; others say nothing about them. */
  readonly kind?: string;
  readonly urgency?: Urgency;
};
export type JsonOptions = AskOptions & {
  /** Throws when the answer is not what it must be: a failure like any other, with the retries of its kind. */
  readonly check?: (answer: unknown) => void;
};

/** Sends requests through the limiter and turns every answer into text or an OrgFailure. */
export type Transport = {
  /**
   * Undefined when its turn had come and there was nothing left to ask.
   * @throws OrgFailure when the org refuses, or when the last retry failed.
   */
  text(ask: Ask, options?: AskOptions): Promise<string | undefined>;
  /** As `text`, parsed. A body that is cut off or not JSON counts as a failure that may pass. */
  json(ask: Ask, options?: JsonOptions): Promise<unknown>;
  /** Reads an answer whole, headers and all; what `read` throws is a failure like any other. */
  reply<T>(ask: Ask, read: (reply: HttpReply) => T, options?: AskOptions): Promise<T | undefined>;
  /** Waits before something that failed `attempt + 1` times inside an answer is asked for again. */
  readonly pause: Limiter['pause'];
  /** How many units a request of a kind should ask for now. */
  readonly size: Limiter['size'];
  readonly usage: Usage;
};

export type TransportOptions = { readonly limiter: Limiter; readonly budget: DailyBudget; readonly clock: Clock };

export function createTransport(http: Http, options: TransportOptions): Transport {
  const { limiter, budget } = options;
  const send = createSender(http, options);

  const run = <T>(ask: Ask, { kind = 'single', urgency = 'first' }: AskOptions, read: (reply: HttpReply) => T) =>
    limiter.run({
      kind,
      urgency,
      start: () => {
        const request = typeof ask === 'function' ? ask() : ask;
        return request && { units: request.units ?? 1, done: send(request).then(read) };
      },
    });

  return {
    reply: (ask, read, options = {}) => run(ask, options, read),
    text: (ask, options = {}) => run(ask, options, ({ body }) => body),
    json: (ask, options = {}) =>
      run(ask, options, ({ body }) => {
        const answer = parse(body);
        options.check?.(answer);
        return answer;
      }),
    pause: limiter.pause,
    size: limiter.size,
    get usage() {
      const { sent: calls, used, limit, reserve, others } = budget.state;
      return { calls, used, limit, reserve, others };
    },
  };
}

/** Sends a request once: within the daily budget, every sending counted, every answer that is not good an OrgFailure. */
function createSender(http: Http, { budget, clock }: TransportOptions): (request: HttpRequest) => Promise<HttpReply> {
  let answered = false;
  return async (request) => {
    const calls = request.weight ?? 1;
    const sentAt = clock.now();
    if (!budget.take(calls, sentAt)) throw reserveReached();
    let sent = 0;
    const onSend = (): void => {
      sent += 1;
      if (sent > 1) budget.alsoSent(calls);
    };
    const reply = await http
      .send({ ...request, onSend })
      .catch((error: unknown) => {
        throw error instanceof Problem ? error : noReply(error, answered);
      })
      .finally(() => budget.ended(calls));
    answered = true;
    const info = readLimitInfo(reply.headers['sforce-limit-info']);
    if (info) budget.header(info, sentAt);
    if (reply.status >= 400) throw failureOf(reply, request);
    return reply;
  };
}

/** A network that was never there is not waited for. */
function noReply(error: unknown, answered: boolean): OrgFailure {
  const failure = fromNetwork(error);
  if (answered || failure.kind !== 'unreachable') return failure;
  return new OrgFailure('offline', failure.code, failure.message);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new OrgFailure('garbled', 'INVALID_JSON', 'The answer is cut off or not JSON.');
  }
}

function failureOf({ status, headers, body }: HttpReply, request: HttpRequest): OrgFailure {
  const fault = faultCode(body);
  const { code, message } = fault ?? firstError(body) ?? { code: `HTTP_${status}`, message: `HTTP status ${status}` };
  // A SOAP fault has status 500 whatever it says: only its code tells a refusal from a failure.
  const known = classify(fault ? 400 : status, code, message);
  const kind = known === 'auth' && request.picky ? 'refused' : known;
  return new OrgFailure(kind, code, message, retryAfterMs(headers['retry-after']));
}

/** The first error of Salesforce's list; nothing for an HTML page, whose text helps nobody. */
function firstError(body: string): { code: string; message: string } | undefined {
  try {
    return errorIn(JSON.parse(body));
  } catch {
    return undefined;
  }
}

function faultCode(body: string): { code: string; message: string } | undefined {
  const [, code] = /<faultcode>(?:\w+:)?(\w+)<\/faultcode>/.exec(body) ?? [];
  const [, message = ''] = /<faultstring>([^<]*)</.exec(body) ?? [];
  return code ? { code, message } : undefined;
}

function retryAfterMs(header: string | undefined): number {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) ? seconds * 1000 : 0;
}

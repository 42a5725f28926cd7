import type { Limiter, Urgency } from '../limiter/limiter.js';
import { Problem } from '../model/problem.js';
import { classify, errorIn, fromNetwork, OrgFailure } from './failure.js';
import type { Http, HttpReply, HttpRequest } from './http.js';
import { readLimitInfo, type Usage } from './usage.js';

export type JsonOptions = {
  readonly urgency?: Urgency;
  /** Throws when the answer is not what it must be: a failure like any other, with the retries of its kind. */
  readonly check?: (answer: unknown) => void;
};

/** Sends requests through the limiter and turns every answer into text or an OrgFailure. */
export type Transport = {
  /** @throws OrgFailure when the org refuses, or when the last retry failed. */
  text(request: HttpRequest): Promise<string>;
  /** As `text`, parsed. A body that is cut off or not JSON counts as a failure that may pass. */
  json(request: HttpRequest, options?: JsonOptions): Promise<unknown>;
  /** Waits before something that failed `attempt + 1` times inside an answer is asked for again. */
  pause(failures: number): Promise<void>;
  readonly usage: Usage;
};

export function createTransport(http: Http, limiter: Limiter): Transport {
  let usage: Usage = { calls: 0, used: null, limit: null };
  let answered = false;

  const attempt = async (request: HttpRequest): Promise<string> => {
    const reply = await http.send(request).catch((error: unknown) => {
      throw error instanceof Problem ? error : noReply(error, answered);
    });
    answered = true;
    const calls = usage.calls + reply.sent * (request.weight ?? 1);
    usage = withLimitInfo({ ...usage, calls }, reply.headers['sforce-limit-info']);
    if (reply.status >= 400) throw failureOf(reply);
    return reply.body;
  };

  return {
    text: (request) => limiter.run(() => attempt(request)),
    json: (request, { urgency, check } = {}) =>
      limiter.run(async () => {
        const answer = parse(await attempt(request));
        check?.(answer);
        return answer;
      }, urgency),
    pause: (failures) => limiter.pause(failures),
    get usage() {
      return usage;
    },
  };
}

/** A network that was never there is not waited for. */
function noReply(error: unknown, answered: boolean): OrgFailure {
  const failure = fromNetwork(error);
  if (answered || failure.kind !== 'unreachable') return failure;
  return new OrgFailure('offline', failure.code, failure.message);
}

/** Answers overtake each other, so an older one may come later: what is used never goes down within a run. */
function withLimitInfo(usage: Usage, header: string | undefined): Usage {
  const info = readLimitInfo(header);
  return info ? { ...usage, limit: info.limit, used: Math.max(info.used, usage.used ?? 0) } : usage;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new OrgFailure('garbled', 'INVALID_JSON', 'The answer is cut off or not JSON.');
  }
}

function failureOf({ status, headers, body }: HttpReply): OrgFailure {
  const fault = faultCode(body);
  const { code, message } = fault ?? firstError(body) ?? { code: `HTTP_${status}`, message: `HTTP status ${status}` };
  // A SOAP fault has status 500 whatever it says: only its code tells a refusal from a failure.
  const kind = classify(fault ? 400 : status, code, message);
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

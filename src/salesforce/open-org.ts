import { createLimiter } from '../limiter/limiter.js';
import type { Clock } from '../limiter/clock.js';
import { isRecord, refusalOf } from './composite.js';
import { createDescribe } from './describe.js';
import { listEntities } from './entity-list.js';
import { isFatal, judge, OrgFailure } from './failure.js';
import type { Http } from './http.js';
import { readIdentity } from './identity.js';
import type { Answer, ListedObject, Org } from './org.js';
import { parseListed } from './parse-describe.js';
import { createSetupQuery } from './setup-query.js';
import { createTransport, type Transport } from './transport.js';

export type OpenOptions = {
  readonly http: Http;
  /** `67.0` */
  readonly apiVersion: string;
  /** What the login knows of itself; the user's id finds the user's language. */
  readonly login: { readonly orgId: string | undefined; readonly userId: string | undefined };
  readonly maxConcurrent: number;
  readonly clock: Clock;
  readonly random: () => number;
  /** Aborted: nothing more is sent. */
  readonly signal: AbortSignal;
};

/** The port through which everything of an org is read; nothing is sent yet. */
export function openOrg(options: OpenOptions): Org {
  const { http, apiVersion, maxConcurrent, clock, random, signal } = options;
  const limiter = createLimiter({ maxConcurrent, clock, random, judge });
  signal.addEventListener('abort', () => limiter.halt(signal.reason), { once: true });
  if (signal.aborted) limiter.halt(signal.reason);
  const transport = createTransport(http, limiter);
  const root = `/services/data/v${apiVersion}`;

  return {
    apiVersion,
    identify: () => readIdentity({ transport, root, login: options.login }),
    get usage() {
      return transport.usage;
    },
    describeGlobal: () => describeGlobal(transport, root),
    entities: () => listEntities({ transport, root }),
    recordCounts: () => recordCounts(transport, root),
    describe: createDescribe({ transport, http, apiVersion, root }, maxConcurrent),
    query: createSetupQuery({ transport, root }, maxConcurrent),
  };
}

function describeGlobal(transport: Transport, root: string): Promise<Answer<readonly ListedObject[]>> {
  return answered(async () => {
    const answer = await transport.json({ method: 'GET', path: `${root}/sobjects` });
    if (!isRecord(answer) || !Array.isArray(answer.sobjects)) throw unexpected('describe global');
    return answer.sobjects.map(parseListed).filter((listed) => listed !== undefined);
  });
}

function recordCounts(transport: Transport, root: string): Promise<Answer<ReadonlyMap<string, number>>> {
  return answered(async () => {
    const answer = await transport.json({ method: 'GET', path: `${root}/limits/recordCount` });
    if (!isRecord(answer) || !Array.isArray(answer.sObjects)) throw unexpected('record count');
    const counts = answer.sObjects.filter(isRecord).filter(({ count }) => typeof count === 'number');
    return new Map(counts.map(({ name, count }) => [String(name), Number(count)]));
  });
}

function unexpected(what: string): OrgFailure {
  return new OrgFailure('garbled', 'INVALID_ANSWER', `The ${what} answer has another shape than documented.`);
}

/** Turns a failure that concerns this request alone into a refusal. */
async function answered<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await ask() };
  } catch (error) {
    if (!(error instanceof OrgFailure) || isFatal(error)) throw error;
    return { refusal: refusalOf(error) };
  }
}

import type { Clock } from '../limiter/clock.js';
import { createDailyBudget } from '../limiter/daily-budget.js';
import type { Observe } from '../limiter/decision.js';
import { createLimiter } from '../limiter/limiter.js';
import { adaptivePolicy } from '../limiter/policy.js';
import { isRecord, refusalOf } from './composite.js';
import { createDescribe } from './describe.js';
import { listEntities } from './entity-list.js';
import { isFatal, isSpent, judge, OrgFailure } from './failure.js';
import type { Http } from './http.js';
import { readIdentity } from './identity.js';
import { readLimits } from './limits.js';
import type { Answer, ListedObject, Org } from './org.js';
import { parseListed } from './parse-describe.js';
import { createReaders } from './readers.js';
import { createSetupQuery } from './setup-query.js';
import { createTransport, type Transport } from './transport.js';

export type OpenOptions = {
  readonly http: Http;
  /** Reaches the org also when the run has been interrupted; without it, what the run began there is left to end by itself. */
  readonly closing?: Http;
  /** `67.0` */
  readonly apiVersion: string;
  /** What the login knows of itself; the user's id finds the user's language. */
  readonly login: { readonly orgId: string | undefined; readonly userId: string | undefined };
  readonly limits: Limits;
  readonly clock: Clock;
  readonly random: () => number;
  /** Hears of every decision on what is sent and when. */
  readonly observe?: Observe;
  /** Aborted: nothing more is sent. */
  readonly signal: AbortSignal;
};

/** What the user allows. */
export type Limits = {
  /** The most requests that may be under way; the limiter decides below it. */
  readonly maxConcurrent: number;
  /** Percent of the org's daily API calls that are left untouched. */
  readonly reserve: number;
};

/** The port through which everything of an org is read; nothing is sent yet. */
export function openOrg(options: OpenOptions): Org {
  const { http, apiVersion, clock, random, signal, observe } = options;
  const { maxConcurrent, reserve } = options.limits;
  const policy = adaptivePolicy({ max: maxConcurrent, now: clock.now() });
  const limiter = createLimiter({ maxConcurrent, policy, clock, random, judge, ...(observe && { observe }) });
  signal.addEventListener('abort', () => limiter.halt(signal.reason), { once: true });
  if (signal.aborted) limiter.halt(signal.reason);
  const budget = createDailyBudget(reserve);
  const transport = createTransport(http, { limiter, budget, clock });
  const root = `/services/data/v${apiVersion}`;
  const describe = createDescribe({ transport, apiVersion, root, observe }, maxConcurrent);
  const readers = createReaders({ ...options, transport, root, describe, closing: options.closing ?? http });

  return {
    apiVersion,
    identify: async () => {
      const [{ fiveSlots, ...identified }] = await Promise.all([
        readIdentity({ transport, root, login: options.login }),
        readLimits({ transport, root, budget }),
      ]);
      if (fiveSlots) limiter.narrowToFive();
      return identified;
    },
    get usage() {
      return transport.usage;
    },
    spendable: () => budget.spendable(clock.now()),
    describeGlobal: () => describeGlobal(transport, root),
    entities: () => listEntities({ transport, root }),
    recordCounts: () => recordCounts(transport, root),
    describe: describe.all,
    query: createSetupQuery({ transport, root, observe }, maxConcurrent),
    ...readers,
  };
}

function describeGlobal(transport: Transport, root: string): Promise<Answer<readonly ListedObject[]>> {
  return answered(async () => {
    const answer = await transport.json({ method: 'GET', path: `${root}/sobjects` });
    if (!isRecord(answer) || !Array.isArray(answer.sobjects)) throw unexpected('describe global');
    return answer.sobjects.map(parseListed).filter((listed) => listed !== undefined);
  }, endsInventory);
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

/** Half an inventory is none: when the calls of the day are spent before it is read, there is nothing to keep. */
function endsInventory(failure: OrgFailure): boolean {
  return isFatal(failure) || isSpent(failure);
}

/** Turns a failure that concerns this request alone into a refusal. */
async function answered<T>(
  ask: () => Promise<T>,
  ends: (failure: OrgFailure) => boolean = isFatal,
): Promise<Answer<T>> {
  try {
    return { value: await ask() };
  } catch (error) {
    if (!(error instanceof OrgFailure) || ends(error)) throw error;
    return { refusal: refusalOf(error) };
  }
}

import { createLimiter, type Limiter } from '../../../src/limiter/limiter.js';
import type { Decision } from '../../../src/limiter/decision.js';
import type { Policy } from '../../../src/limiter/policy.js';
import type { Urgency } from '../../../src/limiter/queue.js';
import type { Verdict } from '../../../src/limiter/verdict.js';
import type { Window } from '../../../src/limiter/window.js';
import { fixedWindow } from '../../virtual/policies/fixed.ts';
import { plainPolicy } from '../../virtual/policies/plain.ts';
import { virtualClock, type VirtualClock } from '../../virtual/virtual-clock.ts';

/** A failure that says itself what it means. */
export class Failure extends Error {
  public readonly verdict: Verdict;

  public constructor(message: string, verdict: Partial<Verdict> = {}) {
    super(message);
    this.verdict = { attempts: 1, ...verdict };
  }
}

export type Limited = {
  readonly clock: VirtualClock;
  readonly limiter: Limiter;
  /** Sends a request through the limiter. */
  request(name: string, work?: Work): Promise<string | undefined>;
  /** What went out, in order: `name@ms`. */
  readonly sent: readonly string[];
  readonly decisions: readonly (Decision & { readonly at: number })[];
};

export type Work = {
  /** How long each try takes. */
  readonly ms?: number;
  /** How the tries end, in order; those beyond are answered with the request's name. */
  readonly failures?: readonly Failure[];
  readonly kind?: string;
  readonly urgency?: Urgency;
};

type Setup = {
  readonly maxConcurrent?: number;
  readonly window?: Window;
  /** Parts that are not plain. */
  readonly policy?: Partial<Policy>;
  readonly observed?: boolean;
};

/** A limiter in virtual time, at first with a window as large as may be and without guards. Chance is always one half. */
export function limited(setup: Setup = {}): Limited {
  const { maxConcurrent = 8, window = fixedWindow(100), policy = {}, observed = true } = setup;
  const clock = virtualClock();
  const sent: string[] = [];
  const decisions: (Decision & { readonly at: number })[] = [];
  const limiter = createLimiter({
    maxConcurrent,
    policy: { ...plainPolicy(window), ...policy },
    clock,
    random: () => 0.5,
    judge: (error) => (error instanceof Failure ? error.verdict : { attempts: 1 }),
    ...(observed && { observe: (decision) => void decisions.push({ at: clock.now(), ...decision }) }),
  });
  return {
    clock,
    limiter,
    sent,
    decisions,
    request: (name, { ms = 100, failures = [], kind = 'describe', urgency } = {}) => {
      const left = [...failures];
      const answer = async (): Promise<string> => {
        const failure = left.shift();
        await clock.sleep(ms);
        if (failure) throw failure;
        return name;
      };
      const start = () => {
        sent.push(`${name}@${clock.now()}`);
        return { units: 1, done: answer() };
      };
      return limiter.run({ kind, start, ...(urgency && { urgency }) });
    },
  };
}

/** How promises ended: their value, or their error's message. */
export async function endings(promises: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  const settled = await Promise.allSettled(promises);
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : `Error: ${(one.reason as Error).message}`));
}

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));

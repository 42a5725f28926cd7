import type { DailyBudget } from '../../src/limiter/daily-budget.js';
import type { Decision } from '../../src/limiter/decision.js';
import { createLimiter } from '../../src/limiter/limiter.js';
import type { Policy } from '../../src/limiter/policy.js';
import { judge } from '../../src/salesforce/failure.js';
import { createTransport } from '../../src/salesforce/transport.js';
import { seeded } from '../unit/random.ts';
import type { Conditions } from './conditions.ts';
import { readAll, type Results } from './read-all.ts';
import { virtualClock } from './virtual-clock.ts';
import { virtualOrg } from './virtual-org.ts';
import { wire, type Sent } from './wire.ts';
import { workload, type Item } from './workload.ts';

/** A way to decide how much reaches the org, and when. */
export type Contender = {
  readonly name: string;
  /** The most requests that it ever has under way. */
  readonly max: number;
  readonly policy: (world: { readonly random: () => number; readonly fiveSlots: boolean }) => Policy;
  readonly budget: () => DailyBudget;
};

/** What a contender did in one run. */
export type Run = Results & {
  readonly items: readonly Item[];
  /** In the order in which they were sent. */
  readonly requests: readonly Sent[];
  readonly decisions: readonly TimedDecision[];
};
export type TimedDecision = Decision & { readonly at: number };

export type Game = {
  readonly conditions: Conditions;
  readonly seed: number;
  /** By default the seed's workload. */
  readonly items?: readonly Item[];
};

/** Plays a contender against an org with the plugin's own parts: only clock, timers, randomness and the wire differ. */
export async function play(contender: Contender, game: Game): Promise<Run> {
  const { conditions, seed, items = workload(seed) } = game;
  const [requests, decisions]: [Promise<Sent>[], TimedDecision[]] = [[], []];
  const clock = virtualClock();
  // Streams of their own, so that what one draws does not change what another gets.
  const [random, orgs] = [seeded(seed * 7919 + 1), seeded(seed * 104_729 + 2)];
  const org = virtualOrg(clock, conditions, orgs);
  const { max } = contender;
  const policy = contender.policy({ random, fiveSlots: conditions.fiveSlots });
  const window = (): number => Math.min(max, policy.window.size);
  const observe = (decision: Decision): void => void decisions.push({ ...decision, at: clock.now() });
  const limiter = createLimiter({ maxConcurrent: max, policy, clock, random, judge, observe });
  const record = (sent: Promise<Sent>): void => void requests.push(sent);
  const http = wire({ org, clock, conditions, items, window, record });
  const transport = createTransport(http, { limiter, budget: openBudget(contender, conditions), clock });
  const results = await clock.play(readAll(items, { transport, ahead: max }));
  return { ...results, items, decisions, requests: await Promise.all(requests) };
}

/** So many seeds, from 1 on; one after another, which takes half as long as all at once. */
export async function playSeeds(contender: Contender, conditions: Conditions, seeds: number): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) runs.push(await play(contender, { conditions, seed }));
  return runs;
}

/** As the plugin does first of all, from /limits. */
function openBudget({ budget: create }: Contender, { daily }: Conditions): DailyBudget {
  const budget = create();
  budget.limits({ max: daily.limit, remaining: daily.limit - Math.floor(daily.usedByOthers(0)) });
  return budget;
}

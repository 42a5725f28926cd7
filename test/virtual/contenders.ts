import { createDailyBudget, type DailyBudget } from '../../src/limiter/daily-budget.js';
import { adaptivePolicy, narrowToFive } from '../../src/limiter/policy.js';
import type { Window } from '../../src/limiter/window.js';
import type { Contender } from './play.ts';
import { fixedWindow } from './policies/fixed.ts';
import { forerunnerPolicy } from './policies/forerunner.ts';
import { gradient2 } from './policies/gradient2.ts';
import { netflixAimd } from './policies/netflix-aimd.ts';
import { plainPolicy } from './policies/plain.ts';
import { vegas } from './policies/vegas.ts';

/** Percent of the day's calls that the plugin leaves untouched. */
export const reserve = 10;

/** The plugin as it is. */
export const ours = plugin('sf-schema', 20);
export const fixed5 = plain('fixed 5', 5, () => fixedWindow(5));
export const fixed20 = plain('fixed 20', 20, () => fixedWindow(20));

/** All whose windows are compared. No connection pool is larger than 25, nor has an org more long-running slots. */
export const contenders: readonly Contender[] = [
  ours,
  plugin('sf-schema, at most 12', 12),
  fixed5,
  fixed20,
  plain('fixed 25', 25, () => fixedWindow(25)),
  plain('Netflix AIMD', 25, () => netflixAimd({ max: 25 })),
  plain('Netflix AIMD, from 1', 25, () => netflixAimd({ min: 1, max: 25 })),
  plain('Vegas', 25, (random) => vegas({ random, max: 25 })),
  plain('Gradient2', 25, () => gradient2({ max: 25 })),
];

/** The Python pipeline that this plugin replaces. */
export const forerunner: Contender = {
  name: 'forerunner',
  max: 20,
  policy: () => forerunnerPolicy({ start: 0 }),
  budget: noBudget,
};

function plugin(name: string, max: number): Contender {
  return {
    name,
    max,
    policy: ({ fiveSlots }) => {
      const policy = adaptivePolicy({ max, now: 0 });
      if (fiveSlots) narrowToFive(policy);
      return policy;
    },
    budget: () => createDailyBudget(reserve),
  };
}

function plain(name: string, max: number, window: (random: () => number) => Window): Contender {
  return { name, max, policy: ({ random }) => plainPolicy(window(random)), budget: noBudget };
}

/** Asks until the org refuses. */
function noBudget(): DailyBudget {
  return Object.assign(createDailyBudget(0), { take: () => true });
}

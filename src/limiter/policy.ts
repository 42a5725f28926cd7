import { createJobSizes, type JobSizes } from './job-size.js';
import { createLongRunning, type LongRunning } from './long-running.js';
import { createOutage, type Outage } from './outage.js';
import { createRetryBudget, type RetryBudget } from './retry-budget.js';
import { adaptiveWindow, type Window } from './window.js';

/** The arithmetic of a limiter: each part takes numbers and gives numbers, none of them waits or sends. */
export type Policy = {
  readonly window: Window;
  readonly sizes: JobSizes;
  readonly outage: Outage;
  readonly longRunning: LongRunning;
  readonly retries: RetryBudget;
};

/** Requests that go out before the first answer. */
const start = 8;
/** Own requests older than 15 s from which nothing more is sent: a quarter of 25 slots; 3 where there are 5. */
const longShare = 6;
const longShareOfFive = 3;
/** Leaves one of five slots to others even when all requests become long. */
const windowOfFive = 4;

/** `max`: the most requests that may ever be under way. */
export function adaptivePolicy({ max, now }: { readonly max: number; readonly now: number }): Policy {
  return {
    window: adaptiveWindow({ start, max }),
    sizes: createJobSizes(),
    outage: createOutage(now),
    longRunning: createLongRunning(longShare),
    retries: createRetryBudget(),
  };
}

/** For orgs with 5 long-running slots: Developer Edition, trial and scratch orgs. */
export function narrowToFive({ window, longRunning }: Policy): void {
  window.narrow?.(windowOfFive);
  longRunning.narrow(longShareOfFive);
}

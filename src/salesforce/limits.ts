import type { DailyBudget } from '../limiter/daily-budget.js';
import { isRecord } from './composite.js';
import { isFatal, isSpent, OrgFailure } from './failure.js';
import type { Transport } from './transport.js';

type Context = { readonly transport: Transport; readonly root: string; readonly budget: DailyBudget };

/**
 * Reads once what the org has left of its daily calls. It needs View Setup and Configuration; without it, and with anything
 * unexpected in the answer, the header of every other answer tells the same a little later.
 */
export async function readLimits({ transport, root, budget }: Context): Promise<void> {
  try {
    const answer = await transport.json({ method: 'GET', path: `${root}/limits` });
    const daily = isRecord(answer) ? answer.DailyApiRequests : undefined;
    if (!isRecord(daily)) return;
    const { Max: max, Remaining: remaining } = daily;
    if (typeof max === 'number' && typeof remaining === 'number') budget.limits({ max, remaining });
  } catch (error) {
    if (!(error instanceof OrgFailure) || isFatal(error) || isSpent(error)) throw error;
  }
}

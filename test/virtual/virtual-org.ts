import type { Conditions } from './conditions.ts';
import { sharedWork } from './shared-work.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What becomes of a request: too many long ones are under way, the org is not available, the calls of the day are used up. */
export type Outcome = 'done' | 'overload' | 'unavailable' | 'budget';

/** An org as arithmetic (salesforce-api facts, section H). */
export type VirtualOrg = {
  /** API calls of the day, those of others included. */
  readonly used: number;
  /** Takes a request of so many seconds of work. */
  request(seconds: number): Promise<Outcome>;
};

/** Requests older than this are long-running. */
export const longMs = 20_000;
/** A refusal costs a round trip. */
const refusalMs = 60;

export function virtualOrg(clock: VirtualClock, conditions: Conditions, random: () => number): VirtualOrg {
  const { slots, neighboursLong, unavailable, daily } = conditions;
  const work = sharedWork(clock, conditions);
  let calls = 0;
  const second = (): number => clock.now() / 1000;
  const used = (): number => calls + Math.floor(daily.usedByOthers(second()));

  /** Judged once, when the request arrives; what is refused counts as a call, unless no calls are left. */
  const judge = (): Outcome => {
    if (used() >= daily.limit) return 'budget';
    calls += 1;
    if (work.older(longMs) + neighboursLong(second()) >= slots) return 'overload';
    return random() < unavailable(second()) ? 'unavailable' : 'done';
  };

  return {
    get used() {
      return used();
    },
    request: async (seconds) => {
      const outcome = judge();
      await (outcome === 'done' ? work.done(seconds * 1000) : clock.sleep(refusalMs));
      return outcome;
    },
  };
}

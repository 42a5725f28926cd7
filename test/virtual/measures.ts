import type { Run } from './play.ts';
import { most } from './statistics.ts';
import { longMs, type Outcome } from './virtual-org.ts';
import type { Sent } from './wire.ts';

/** Ms until everything was done. */
export const makespan = ({ requests }: Run): number => most(requests.map(({ endedAt }) => endedAt));

export const calls = ({ requests }: Run): number => requests.length;

export const lost = ({ lost: ids }: Run): number => ids.length;

/** Requests that ended so. */
export const ended =
  (outcome: Outcome) =>
  ({ requests }: Run): number =>
    requests.filter((sent) => sent.outcome === outcome).length;

/** Requests of more than 20 s, which take one of the org's long-running slots. */
export const long = ({ requests }: Run): number =>
  requests.filter((sent) => sent.endedAt - sent.sentAt > longMs).length;

export const mostInFlight = ({ requests }: Run): number => most(requests.map(({ inFlight }) => inFlight));

/** How far requests went beyond the window of the moment at which they were sent. */
export const beyondWindow = ({ requests }: Run): number =>
  beyond(requests.map(({ inFlight, window }) => inFlight - window));

/** The most requests of more than 15 s that were under way when one more was sent. */
export function mostOld({ requests }: Run): number {
  const old = ({ sentAt: now }: Sent): number =>
    requests.filter(({ sentAt, endedAt }) => now - sentAt >= 15_000 && endedAt > now).length;
  return most(requests.map(old));
}

/** How far retries went, at any moment, beyond 10 % of the calls and 20. */
export function beyondRetryBudget({ requests }: Run): number {
  const seen = new Set<string>();
  let retries = 0;
  return beyond(
    requests.map(({ ids }, at) => {
      if (ids.some((id) => seen.has(id))) retries += 1;
      for (const id of ids) seen.add(id);
      return retries - (20 + 0.1 * (at + 1));
    }),
  );
}

/** How far 503s after the first went, at any moment, beyond a window's worth and then one a second. */
export function beyondProbing({ requests }: Run): number {
  const [first, ...rest] = requests.filter(({ outcome }) => outcome === 'unavailable');
  if (!first) return 0;
  return beyond(rest.map(({ sentAt }, at) => at + 1 - (first.window + (sentAt - first.sentAt) / 1000)));
}

/** Items that were neither answered and handed on just once nor given up just once. */
export function strays({ items, requests, answered, lost: given }: Run): number {
  const done = tally(requests.flatMap(({ outcome, ids }) => (outcome === 'done' ? ids : [])));
  const [handedOn, givenUp] = [tally(answered), tally(given)];
  const isStray = (id: string): boolean => handedOn(id) + givenUp(id) !== 1 || done(id) !== handedOn(id);
  return items.filter(({ id }) => isStray(id)).length;
}

/** The fewest calls that the day had left after one that was not refused for it. */
export const fewestLeft = ({ requests }: Run): number =>
  Math.min(...requests.filter(({ outcome }) => outcome !== 'budget').map(({ left }) => left));

/**
 * The share of the window of before the first 503 that is missing 20 s after the first good answer to a request that was
 * sent after the last; 0 where the run had no 503, or ended before.
 */
export function windowMissing(run: Run, stormEnd: number): number {
  const first = run.requests.find(({ outcome }) => outcome === 'unavailable');
  const good = run.requests.filter(({ outcome, sentAt }) => outcome === 'done' && sentAt >= stormEnd * 1000);
  const later = Math.min(...good.map(({ endedAt }) => endedAt)) + 20_000;
  if (!first || later > makespan(run)) return 0;
  return 1 - windowAt(run, later) / windowAt(run, first.endedAt - 1);
}

/** The window as it was at a time. */
function windowAt({ decisions, requests }: Run, time: number): number {
  const last = decisions.findLast(({ what, at }) => what === 'window' && at <= time);
  return last?.what === 'window' ? last.to : (requests[0]?.window ?? Number.NaN);
}

function tally(ids: readonly string[]): (id: string) => number {
  const groups = Map.groupBy(ids, (id) => id);
  return (id) => groups.get(id)?.length ?? 0;
}

/** The most of what is above 0. */
const beyond = (values: readonly number[]): number => most([0, ...values]);

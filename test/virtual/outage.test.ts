import { beforeAll, describe, expect, it } from 'vitest';
import type { Conditions } from './conditions.ts';
import { ours } from './contenders.ts';
import { beyondRetryBudget, lost } from './measures.ts';
import { playSeeds, type Run } from './play.ts';
import { between, quiet } from './scenarios.ts';
import { most, total } from './statistics.ts';
import type { Sent } from './wire.ts';

const playAll = (conditions: Conditions): Promise<readonly Run[]> => playSeeds(ours, conditions, 15);

/** An org that answers nothing but 503 for a while. */
const down = (from: number, until: number): Conditions => ({ ...quiet, unavailable: between(from, until, 1, 0) });

const lastGood = ({ requests }: Run): number =>
  Math.max(0, ...requests.filter(({ outcome }) => outcome === 'done').map(({ endedAt }) => endedAt));

describe.each([
  ['from the start', 0],
  ['in the middle of a run', 30],
])('an outage of ten minutes %s', (_, from) => {
  let runs: readonly Run[] = [];
  beforeAll(async () => {
    runs = await playAll(down(from, from + 600));
  });

  it('gets nothing but probes after the first 20 s: one at a time, 15 s apart', () => {
    for (const run of runs) {
      const probes = run.requests.filter(({ sentAt }) => sentAt > lastGood(run) + 20_000);
      expect(probes.every(({ inFlight }) => inFlight === 1)).toBe(true);
      expect(Math.min(...gaps(probes))).toBeGreaterThanOrEqual(15_000);
      expect(probes.length).toBeGreaterThan(15);
    }
  });

  it('ends the run after 5 minutes without a good answer', () => {
    for (const run of runs) {
      const stop = run.decisions.find(({ what }) => what === 'stop');
      expect(stop).toMatchObject({ code: 'SERVER_UNAVAILABLE' });
      const waited = (stop?.at ?? 0) - lastGood(run);
      expect(waited).toBeGreaterThan(300_000);
      expect(waited).toBeLessThan(316_000);
      expect(run.requests.at(-1)?.sentAt).toBeLessThan(stop?.at ?? 0);
    }
  });
});

it('an outage of two minutes costs no work', async () => {
  const runs = await playAll(down(20, 140));
  expect(total(runs.map(lost))).toBe(0);
});

it('a Retry-After holds all requests', async () => {
  const runs = await playAll({ ...down(10, 15), retryAfter: 60 });
  for (const { requests } of runs) {
    const asked = requests.filter(({ outcome }) => outcome === 'unavailable');
    const meanwhile = ({ endedAt }: Sent): readonly Sent[] =>
      requests.filter(({ sentAt }) => sentAt > endedAt && sentAt < endedAt + 60_000);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.flatMap(meanwhile)).toEqual([]);
  }
});

it('an org that refuses three of ten requests gets retries of 10 % of the calls and 20, and the few probes of an open circuit', async () => {
  const runs = await playAll({ ...quiet, unavailable: () => 0.3 });
  expect(most(runs.map(beyondRetryBudget))).toBeLessThan(3);
  expect(most(runs.map(lost))).toBeGreaterThan(0); // so the budget was used up
});

function gaps(requests: readonly Sent[]): readonly number[] {
  return requests.slice(1).map(({ sentAt }, at) => sentAt - (requests[at]?.sentAt ?? 0));
}

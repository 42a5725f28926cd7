import { describe, expect, it } from 'vitest';
import type { Conditions } from './conditions.ts';
import { ours, reserve } from './contenders.ts';
import { ended, fewestLeft, mostOld, strays } from './measures.ts';
import { playSeeds, type Run } from './play.ts';
import { between, quiet, scenarios } from './scenarios.ts';
import { most } from './statistics.ts';

const playAll = (conditions: Conditions): Promise<readonly Run[]> => playSeeds(ours, conditions, 15);

describe('long requests', () => {
  it.each([
    ['25 slots: six', quiet, 6],
    ['five slots: three', scenarios['five slots'], 3],
  ])('stop all others in an org that nearly stands still for a minute: %s', async (_, conditions, share) => {
    const slow = { ...conditions, workers: between(10, 70, 0.5, conditions.workers(0)) };
    const runs = await playSeeds(ours, slow, 5);
    expect(most(runs.map(mostOld))).toBe(share - 1);
  });
});

describe('the calls of the day', () => {
  const limit = 15_000;
  const shared = (usedByOthers: (second: number) => number): Conditions => ({
    ...quiet,
    daily: { limit, usedByOthers },
  });

  it.each([
    ['slowly', (second: number) => 12_800 + 20 * second],
    ['fast', (second: number) => 10_000 + 300 * second],
    ['at once', between(0, 10, 5000, 13_600)],
  ])('are left to others from the reserve on, which others reach %s', async (_, usedByOthers) => {
    for (const run of await playAll(shared(usedByOthers))) {
      expect(run.decisions).toContainEqual(expect.objectContaining({ what: 'stop', code: 'API_RESERVE' }));
      expect(fewestLeft(run)).toBeGreaterThanOrEqual((limit * reserve) / 100);
      expect(strays(run)).toBe(0);
    }
  });

  // The org is down at first, so that none of its answers tells what others do.
  it('are used up: nothing more is sent', async () => {
    const conditions = { ...shared(between(0, 5, 5000, limit)), unavailable: between(0, 5, 1, 0) };
    for (const run of await playAll(conditions)) {
      expect(ended('budget')(run)).toBe(1);
      expect(run.requests.at(-1)).toMatchObject({ outcome: 'budget' });
      expect(run.decisions).toContainEqual(expect.objectContaining({ what: 'stop', code: 'REQUEST_LIMIT_EXCEEDED' }));
      expect(strays(run)).toBe(0);
    }
  });
});

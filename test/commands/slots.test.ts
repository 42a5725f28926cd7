import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatorOptions } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { fieldOf, objectOf, tinyWorld } from '../simulator/tiny-world.ts';
import { fastClock } from '../support/fast-clock.ts';
import { logIn } from '../support/log-in.ts';
import { buildResult, newFolder, runBuild } from '../support/run-build.ts';
import { watch } from '../support/watch.ts';

/** Small ones, so that time is the model's and not this machine's. */
const objects = Array.from({ length: 400 }, (_, at) =>
  objectOf(`Thing${at}__c`, [fieldOf('Id', { type: 'id' }), fieldOf('A__c')], {
    durableId: `01I${String(at).padStart(12, '0')}`,
  }),
);

let simulator: Simulator;
afterEach(() => simulator.close());

/** Builds by a clock that is fast enough, and tells how much was under way and how often the org refused. */
async function build(org: Parameters<typeof tinyWorld>[0], options: Partial<SimulatorOptions>) {
  const clock = fastClock(200);
  simulator = await startSimulator({ world: tinyWorld({ objects, ...org }), clock, ...options });
  const targetOrg = await logIn(simulator);
  const before = simulator.log.length;
  let [known, most] = [false, 0];
  simulator.trouble(
    watch(() => {
      known ||= simulator.log.some(({ subrequests }) => subrequests.some(isOrganization));
      if (known) most = Math.max(most, simulator.log.filter(({ status }) => status === null).length);
    }),
  );
  const run = await runBuild(['-d', newFolder(), '--json', '--emit', 'jsonl'], { simulator, targetOrg, clock });
  const sent = simulator.log.slice(before);
  return { run, most, calls: sent.length, refused: sent.filter(({ status }) => status === 403).length };
}
const isOrganization = ({ url, status }: { readonly url: string; readonly status: number }): boolean =>
  status === 200 && decodeURIComponent(url).includes('FROM Organization');

const slow = (workers: number, neighbours: number) => ({
  latency: { scale: 1, sharing: true, workers, neighbours: () => neighbours },
});
const bearable = (calls: number): number => Math.max(2, calls / 100);

describe.each([
  ['a Developer Edition', { edition: 'Developer Edition' }],
  ['a trial', { trialExpirationDate: '2027-01-01T00:00:00.000Z' }],
])('%s, which bears five long requests', (_, org) => {
  it('never has more than four of ours under way, and is read whole beside long ones of others', async () => {
    // 25 describes take 0.9 s of work, of which a thirtieth is done in a second.
    const { run, most, calls, refused } = await build(org, { ...slow(1, 30), foreignLongRunning: () => 2 });
    expect(run).toMatchObject({ status: 0, result: { unfinished: [] } });
    expect(buildResult(run).counts.objects).toBe(objects.length + 3);
    expect(most).toBe(4);
    expect(refused).toBeLessThanOrEqual(bearable(calls));
  });
});

describe('an org with many long requests of others', () => {
  it.each([
    ['20 of 25, four workers', 20, slow(4, 12), 1],
    ['20 of 25, one worker', 20, slow(1, 30), 5], // the window of five slots would be too small
    ['23 of 25', 23, slow(2, 12), 1],
  ])('(%s) is read whole, and hardly ever has to refuse', async (_, long, latency, atLeast) => {
    const { run, most, calls, refused } = await build({}, { ...latency, foreignLongRunning: () => long });
    expect(run).toMatchObject({ status: 0, result: { unfinished: [] } });
    expect(buildResult(run).counts.objects).toBe(objects.length + 3);
    expect(most).toBeGreaterThanOrEqual(atLeast);
    expect(refused).toBeLessThanOrEqual(bearable(calls));
  });

  it('all of them, for three minutes, is waited for, and asked by one request for all', async () => {
    let since: number | undefined;
    const all = (second: number): number => {
      if (since === undefined && simulator.log.some(({ subrequests }) => subrequests.length === 25)) since = second;
      return since !== undefined && second < since + 180 ? 25 : 20;
    };
    const { run, refused } = await build({}, { ...slow(4, 6), foreignLongRunning: all });
    expect(run).toMatchObject({ status: 0, result: { unfinished: [] } });
    // A window full of them at first, then one each 15 s, after some sooner ones; without that it is one each 3 s.
    expect(refused).toBeLessThanOrEqual(36);
  });
});

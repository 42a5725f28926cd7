import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestRecord } from '../simulator/request-log.ts';
import { roughWeather } from '../simulator/rough-weather.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { differences, libraryIn } from '../long/build-process.ts';
import { fastClock } from '../support/fast-clock.ts';
import { logInToStay } from '../support/log-in.ts';
import { buildResult, newFolder, runBuild, type Run } from '../support/run-build.ts';
import { isOurs, watch } from '../support/watch.ts';

/** One answer in five is a 503, half a JSON, HTML, a 401 or late, or the connection breaks. */
const share = 0.2;
/** Seeds that bring all six within 32 requests, and no two 401s so close that one request could meet both. */
const seeds = [406, 1367, 2975];
const most = 6;

describe.each([
  ['acme', worlds.acme({}), ['markdown', 'jsonl']],
  ['grown', worlds.grown({ size: 300, seed: 4 }), ['jsonl']],
])('rough weather over %s', (_, world, emit) => {
  const clock = fastClock(60);
  let simulator: Simulator;
  let calm: ReadonlyMap<string, string>;

  async function build(folder: string): Promise<Run> {
    const targetOrg = await logInToStay(simulator);
    const argv = ['-d', folder, '--json', '--max-concurrent', String(most), ...emit.flatMap((one) => ['--emit', one])];
    return runBuild(argv, { simulator, targetOrg, clock });
  }

  beforeAll(async () => {
    simulator = await startSimulator({ world, clock, latency: { scale: 1 } });
    const folder = newFolder();
    buildResult(await build(folder));
    calm = libraryIn(folder);
  });
  afterAll(() => simulator.close());

  it.each(seeds)('(seed %i) changes no byte of the library and costs few calls', async (seed) => {
    simulator.reset();
    const ours: RequestRecord[] = [];
    const rough = roughWeather({ seed, share });
    simulator.trouble(
      watch((request) => void (isOurs(request) && ours.push(request.record))),
      { ...rough, when: (request) => isOurs(request) && rough.when?.(request) === true },
    );
    const folder = newFolder();
    const run = await build(folder);
    const { calls, counts, requests, unfinished } = buildResult(run);
    expect({ status: run.status, unfinished, objects: counts.objects }).toEqual({
      status: 0,
      unfinished: [],
      objects: world.objects.length,
    });
    expect(differences(calm, libraryIn(folder))).toEqual([]);
    const { retries, givenUp, stopped } = requests;
    expect({ givenUp, stopped }).toEqual({ givenUp: 0, stopped: null });
    expect(retries).toBeGreaterThan(0);
    expect(retries).toBeLessThanOrEqual(20 + calls / 10);
    // The CLI's own question at each renewal is in nobody's count but the org's.
    expect(calls).toBe(ours.reduce((sum, record) => sum + record.calls, 0));
    expect(simulator.maxInFlight).toBeLessThanOrEqual(most);
    expect(simulator.log.filter(({ write }) => write)).toEqual([]);
  });
});

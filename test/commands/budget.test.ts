import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/limiter/clock.js';
import { differences, libraryIn } from '../long/build-process.ts';
import type { ApiRequest, SimulatorOptions } from '../simulator/org.ts';
import { startSimulator } from '../simulator/server.ts';
import { tinyWorld } from '../simulator/tiny-world.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { logIn } from '../support/log-in.ts';
import { buildResult, newFolder, runBuild, type Run } from '../support/run-build.ts';
import { runLogIn } from '../support/run-log.ts';
import { dailyMax, reserve, startScarceOrg, type ScarceOrg, buildScarcely } from '../support/scarce-org.ts';
import { isOurs, watch } from '../support/watch.ts';

const world = worlds.grown({ size: 150, seed: 4 });

let org: ScarceOrg;
afterEach(() => org.simulator.close());

const start = async (left: number, options: Partial<SimulatorOptions> = {}) => {
  org = await startScarceOrg(left, { world, ...options });
};
const build = (folder: string, ...argv: string[]): Promise<Run> => buildScarcely(org, folder, argv);
const oneByOne = ['--max-concurrent', '1'];

/** The answer to a request that comes when nothing is left. */
const spent = {
  status: 403,
  body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
};
const describes = ({ path, body, within }: ApiRequest): boolean =>
  within === null && path.endsWith('/v67.0/composite') && body.includes('/describe');
const sobjects = ({ path, within }: ApiRequest): boolean => within === null && path.endsWith('/sobjects');

describe('--api-reserve 0', () => {
  it('goes to the last call of the day, and no further', async () => {
    const left = 8;
    await start(left - reserve);
    const run = await build(newFolder(), '--api-reserve', '0', ...oneByOne);
    expect(org.spent()).toBe(left);
    expect(run.status).toBe(68);
    expect(buildResult(run)).toMatchObject({ calls: left, remaining: 0 });
    expect(org.simulator.log.filter(({ status }) => status === 403)).toEqual([]);
  });

  it('does not speak of a reserve where there is none', async () => {
    await start(8 - reserve);
    const run = await build(newFolder(), '--api-reserve', '0', ...oneByOne);
    expect(run.status).toBe(68);
    expect(run.warnings.join()).not.toContain('--api-reserve');
  });
});

describe('calls of the day that are used up', () => {
  it('in the middle: nothing is sent after that, exit 68, and the warning says so', async () => {
    await start(500);
    let at = 0;
    const third = (request: ApiRequest): boolean => describes(request) && (at += 1) === 3;
    org.simulator.trouble({ when: third, answer: spent });
    const run = await build(newFolder(), ...oneByOne);
    expect(run.status).toBe(68);
    expect(org.simulator.log.at(-1)?.status).toBe(403);
    const { requests, unfinished } = buildResult(run);
    expect(requests).toMatchObject({ stopped: 'REQUEST_LIMIT_EXCEEDED', retries: 0 });
    expect(unfinished).toHaveLength(world.objects.length);
    expect(run.warnings.join()).toContain('used up');
    expect(run.warnings.join()).not.toContain('--api-reserve');
  });

  it('do not make it look as if the user lacked permissions', async () => {
    await start(500);
    org.simulator.trouble({ when: describes, answer: spent });
    const run = await build(newFolder(), ...oneByOne);
    expect(run.status).toBe(68);
    expect(run.warnings.join()).not.toContain('View All Data');
  });

  it('with two requests under way: the other one is the last', async () => {
    await start(500);
    let [over, late] = [false, 0];
    org.simulator.trouble(
      watch(() => void (over && (late += 1))),
      { when: (request) => describes(request) && (over = true), times: 99, answer: spent },
    );
    const run = await build(newFolder(), '--max-concurrent', '2');
    expect(run.status).toBe(68);
    expect(late).toBeLessThanOrEqual(1);
  });

  it('while the objects are listed: exit 1, and the library is as it was', async () => {
    const folder = newFolder();
    await start(500);
    await build(folder);
    const before = libraryIn(folder);
    org.simulator.trouble({ when: sobjects, times: 9, answer: spent });
    const run = await build(folder);
    expect(run).toMatchObject({ status: 1, error: { name: 'OrgBudgetError' } });
    expect(differences(before, libraryIn(folder))).toEqual([]);
  });
});

describe('a neighbour who uses calls meanwhile', () => {
  it('stops the build above the reserve, and is counted', async () => {
    const each = 30; // calls for each of ours, which takes a second
    let [foreign, ours, tooLate] = [0, 0, 0];
    const left = 250;
    await start(left, { foreignCalls: () => foreign });
    org.simulator.trouble(
      watch((request) => {
        if (!isOurs(request)) return;
        ours += 1;
        if (ours + foreign > left) tooLate += 1;
        foreign += each;
      }),
    );
    const clock: Clock = { now: () => 1000 * ours, sleep: () => new Promise((resolve) => setImmediate(resolve)) };
    const folder = newFolder();
    const argv = ['-d', folder, '--json', '--emit', 'jsonl', ...oneByOne];
    const run = await runBuild(argv, { ...org, clock });
    expect(run.status).toBe(68);
    expect(buildResult(run).requests.stopped).toBe('API_RESERVE');
    expect(tooLate).toBe(0);
    // Not much earlier either: the neighbour might be half as fast again.
    expect(ours).toBeGreaterThan((left - 1.5 * each) / (each + 1) - 2);
    // What the first answer tells was used before.
    expect(runLogIn(folder).at(-1)).toMatchObject({ what: 'end', calls: ours, others: (ours - 1) * each });
    expect(buildResult(run).remaining).toBe(dailyMax - (dailyMax - reserve - left + ours + foreign));
  });
});

describe('/limits', () => {
  it('that this user may not read is not missed: the header of an answer tells the same', async () => {
    org = await startScarceOrg(500, { world: tinyWorld() });
    const targetOrg = await logIn(org.simulator, 'restricted');
    const run = await runBuild(['-d', newFolder(), '--json'], { simulator: org.simulator, targetOrg });
    expect(run.status).toBe(0);
    expect(org.simulator.log.find(({ path }) => path.endsWith('/limits'))?.status).toBe(403);
    expect(buildResult(run).remaining).toBe(reserve + 500 - org.spent());
  });

  it('that is behind the truth is not believed against the header of an answer', async () => {
    const left = 9;
    await start(left, { limitsLag: 50 });
    const run = await build(newFolder(), ...oneByOne);
    expect(run.status).toBe(68);
    expect(org.spent()).toBe(left);
  });

  it('that is refused changes nothing: neither the reserve nor the library', async () => {
    const left = 9;
    await start(left, { refuses: { limits: true } });
    expect((await build(newFolder(), ...oneByOne)).status).toBe(68);
    expect(org.spent()).toBe(left);
    await org.simulator.close();
    const [open, closed] = [newFolder(), newFolder()];
    for (const [folder, refuses] of [
      [open, {}],
      [closed, { limits: true }],
    ] as const) {
      const simulator = await startSimulator({ world: worlds.acme({}), refuses });
      const targetOrg = await logIn(simulator);
      const run = await runBuild(['-d', folder, '--json'], { simulator, targetOrg });
      expect(run).toMatchObject({ status: 0, warnings: [] });
      expect(buildResult(run).remaining).toBe(100_000 - simulator.calls);
      await simulator.close();
    }
    expect(differences(libraryIn(open), libraryIn(closed))).toEqual([]);
  });
});

import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Plan, PlannedPhase } from '../../src/pipeline/plan.js';
import { differences, libraryIn } from '../long/build-process.ts';
import type { World } from '../simulator/world.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { buildResult, newFolder, runBuild, type Run } from '../support/run-build.ts';
import { dailyMax, reserve, startScarceOrg, type ScarceOrg } from '../support/scarce-org.ts';

const grown = worlds.grown({ size: 150, seed: 4 });
let org: ScarceOrg;
afterEach(() => org.simulator.close());

const enough = 500;
const start = async (left: number, world: World = grown) => {
  org = await startScarceOrg(left, { world });
};
const build = (folder: string, ...argv: string[]): Promise<Run> =>
  runBuild(['-d', folder, '--emit', 'jsonl', ...argv], org);

function planIn({ result, error }: Run): Plan {
  if (!result || !('phases' in result)) throw new Error(`No plan: ${JSON.stringify(error)}`);
  return result;
}
const decided = ({ phases }: Plan, decision: PlannedPhase['decision']): readonly string[] =>
  phases.filter((phase) => phase.decision === decision).map(({ phase }) => phase);

/** Calls with which the describes fit, and the field tables do not. */
const few = 14;

describe('--dry-run', () => {
  it('shows on the terminal what would be left out', async () => {
    await start(few);
    const { stdout, status } = await build(newFolder(), '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toMatch(/Describe the objects .*6 .*Read/);
    expect(stdout).toMatch(/Read the field tables .*about 2 .*Left out to keep the reserve/);
    expect(stdout).toContain(`of which the reserve keeps ${reserve}`);
  });

  it('under --json gives each phase with its decision, what is left and what is kept', async () => {
    await start(few);
    const run = await build(newFolder(), '--dry-run', '--json', '--max-concurrent', '1');
    const plan = planIn(run);
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 0, result: plan });
    expect(decided(plan, 'left-out')).toEqual(['fields']);
    const left = dailyMax - reserve - few;
    expect(plan).toMatchObject({ limit: dailyMax, reserve, remaining: dailyMax - left - org.spent() });
    expect(plan.phases.map(({ phase, exact }) => [phase, exact])).toEqual([
      ['list', true],
      ['describe', false],
      ['fields', false],
    ]);
  });

  it('says which phase there are calls for in part', async () => {
    await start(8);
    const plan = planIn(await build(newFolder(), '--dry-run', '--json', '--max-concurrent', '1'));
    expect(decided(plan, 'partly')).toEqual(['describe']);
    expect(decided(plan, 'left-out')).toEqual(['fields']);
  });

  it.each([
    ['acme', worlds.acme({}), enough],
    ['grown', grown, enough],
    ['grown, with few calls left', grown, few],
  ])('of %s names the calls that the build then makes, /limits among them', async (_, world, left) => {
    await start(left, world);
    const plan = planIn(await build(newFolder(), '--dry-run', '--json', '--max-concurrent', '1'));
    expect(org.simulator.log.filter(({ path }) => path.endsWith('/limits'))).toHaveLength(1);
    expect(plan.phases.find(({ phase }) => phase === 'list')?.calls).toBe(org.spent() + 1); // the record counts
    await org.simulator.close();
    await start(left, world);
    const run = await build(newFolder(), '--json', '--max-concurrent', '1');
    expect(decided(plan, 'left-out')).toEqual(buildResult(run).requests.leftOut);
    expect(plan.calls).toBe(buildResult(run).calls);
    expect(plan.calls).toBe(org.spent());
  });

  it('writes nothing: no folder, no .state in one that is empty, no byte of a library', async () => {
    await start(enough);
    const [none, empty, library] = [newFolder(), newFolder(), newFolder()];
    mkdirSync(empty);
    await build(library);
    const before = libraryIn(library);
    const log = readFileSync(join(library, '.state', 'run.jsonl'), 'utf8');
    for (const folder of [none, empty, library]) expect((await build(folder, '--dry-run')).status).toBe(0);
    expect(existsSync(none)).toBe(false);
    expect(readdirSync(empty)).toEqual([]);
    expect(differences(before, libraryIn(library))).toEqual([]);
    expect(readFileSync(join(library, '.state', 'run.jsonl'), 'utf8')).toBe(log);
  });
});

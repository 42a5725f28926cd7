import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { impatientClock } from '../support/impatient-clock.ts';
import { logIn } from '../support/log-in.ts';
import { buildResult, newFolder, runBuild, type Run } from '../support/run-build.ts';

/** 1,462 objects, 60,000 fields, 60 permission holders, 300,000 field permissions, 350 non-empty objects, 2,000 rules. */
const grown = worlds.grown({ size: 1462, seed: 1 });
const everything = ['automation', 'metadata', 'security', 'usage', 'stats'].flatMap((name) => ['--with', name]);

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ world: grown });
});
afterAll(() => simulator.close());

/** Which phase a request belongs to, by what it asks for first. */
function phaseOf({ method, path, subrequests }: Simulator['log'][number]): string {
  const url = decodeURIComponent(subrequests[0]?.url ?? path);
  if (path.includes('/Soap/m/')) return 'definitions';
  if (/\/jobs\/query/.test(path)) return path.includes('/tooling/') ? 'where-used' : 'permissions';
  if (/COUNT\(Id\) n, COUNT|SELECT COUNT\(Id\) n FROM|UserPermissionAccess/.test(url)) return 'fill rates';
  if (/FieldDefinition|EntityParticle/.test(url)) return 'field tables';
  if (/describe$/.test(url)) return subrequests.length > 2 ? 'describes' : 'permissions';
  if (/Permission|SetupEntityAccess/.test(url)) return 'permissions';
  if (/sobjects\/(Flow|ValidationRule)/.test(url)) return 'definitions';
  return method === 'GET' || /EntityDefinition ORDER|FROM EntityDefinition|FROM Organization/.test(url)
    ? 'list'
    : 'setup lists';
}

async function build(...argv: readonly string[]): Promise<{ run: Run; phases: Record<string, number>; spent: number }> {
  const targetOrg = await logIn(simulator, 'admin');
  const before = { calls: simulator.calls, log: simulator.log.length };
  const run = await runBuild(['-d', newFolder(), '--json', '--emit', 'jsonl', '--max-concurrent', '1', ...argv], {
    simulator,
    targetOrg,
    clock: impatientClock,
  });
  const phases: Record<string, number> = {};
  for (const request of simulator.log.slice(before.log)) {
    const phase = phaseOf(request);
    phases[phase] = (phases[phase] ?? 0) + 1;
  }
  return { run, phases, spent: simulator.calls - before.calls };
}

/** The forerunner makes 4 calls an object, and one for each permission holder and object. */
const forerunner = 5848;

it('everything that a large org knows costs 244 calls, each of which the plugin and the org count alike', async () => {
  const { run, phases, spent } = await build(...everything);
  const { calls, counts } = buildResult(run);
  expect(run.status).toBe(0);
  expect(counts.objects).toBe(1462);
  expect(calls).toBe(spent);
  expect(phases).toEqual({
    list: 6,
    describes: 59,
    'field tables': 14,
    'setup lists': 9,
    definitions: 9,
    permissions: 14,
    'where-used': 5,
    // Ten calls of two queries until one is measured, then full ones: some 610 queries for 350 objects.
    'fill rates': 128,
  });
  expect(calls).toBe(244);
  expect(calls).toBeLessThan(forerunner / 20);
}, 240_000);

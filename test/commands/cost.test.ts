import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { logIn } from '../support/log-in.ts';
import { buildResult, newFolder, runBuild, type Run } from '../support/run-build.ts';

const grown = worlds.grown({ size: 1462, seed: 1 });
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ world: grown, usedAtStart: 5000 });
});
afterAll(() => simulator.close());

async function build(
  user: string,
): Promise<{ run: Run; folder: string; spent: number; kinds: Record<string, number> }> {
  const targetOrg = await logIn(simulator, user);
  const folder = newFolder();
  const before = { calls: simulator.calls, log: simulator.log.length };
  const run = await runBuild(['-d', folder, '--json', '--with', 'none'], { simulator, user, targetOrg });
  const kinds: Record<string, number> = {};
  for (const { method, path, subrequests } of simulator.log.slice(before.log)) {
    const [, table = 'describe'] = / FROM (\w+)/.exec(decodeURIComponent(subrequests[0]?.url ?? '')) ?? [];
    const kind = `${method} ${subrequests.length > 0 ? table : path.split('/').pop()}`;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return { run, folder, spent: simulator.calls - before.calls, kinds };
}

describe('1,462 objects and 60,000 fields', () => {
  it('cost 79 calls, which the plugin, the org and Sforce-Limit-Info count alike', async () => {
    const { run, spent, kinds } = await build('admin');
    const { calls, counts, remaining } = buildResult(run);
    expect(counts.objects).toBe(1462);
    expect(counts.fields).toBeGreaterThan(59_000);
    expect(calls).toBe(79);
    expect(spent).toBe(calls);
    expect(100_000 - (remaining ?? 0)).toBe(5000 + simulator.calls);
    // FieldDefinition and EntityParticle are asked in turn, 34 or 35 queries each, and share their composites.
    expect(kinds).toMatchObject({ 'POST describe': 59, 'GET sobjects': 1, 'GET recordCount': 1, 'GET limits': 1 });
    expect(kinds).toMatchObject({ 'POST EntityDefinition': 1, 'POST Organization': 1 });
    expect((kinds['POST FieldDefinition'] ?? 0) + (kinds['POST EntityParticle'] ?? 0)).toBe(14);
  });

  it('are all there for a user with API Enabled and View Setup alone, without one describe', async () => {
    const { run, folder, spent, kinds } = await build('restricted');
    const { calls, counts } = buildResult(run);
    expect(run.status).toBe(0);
    expect(counts.objects).toBe(grown.objects.filter(({ inEntityDefinition }) => inEntityDefinition).length);
    expect(calls).toBe(spent);
    expect(calls).toBeLessThanOrEqual(45);
    expect(kinds['POST describe']).toBeUndefined();
    expect(run.warnings.filter((warning) => warning.includes('View All Data'))).toHaveLength(1);
    expect(JSON.parse(readFileSync(join(folder, 'objects', 'Account.json'), 'utf8'))).toMatchObject({
      source: 'tooling',
    });
  });
});

describe('requests under way', () => {
  it('are never more than asked for, and none of them writes', async () => {
    const small = await startSimulator({ world: worlds.grown({ size: 300, seed: 2 }) });
    await runBuild(['-d', newFolder(), '--max-concurrent', '3'], { simulator: small });
    expect(small.maxInFlight).toBe(3);
    expect(small.log.some(({ write }) => write)).toBe(false);
    await small.close();
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { newFolder, runBuild, type Run } from '../support/run-build.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ world: worlds.acme({}) });
});
afterEach(() => simulator.close());

/** Starts a build, waits until the org holds back an answer, and gives the signal. */
async function interruptBuild(
  folder: string,
  signal: 'SIGINT' | 'SIGTERM',
  argv: readonly string[] = [],
): Promise<Run> {
  simulator.trouble({
    when: ({ path, within }) => within === null && path.endsWith('/composite'),
    times: 9,
    answer: 'hang',
  });
  const run = runBuild(['-d', folder, ...argv], { simulator });
  while (!simulator.log.some(({ path, status }) => path.endsWith('/composite') && status === null)) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  process.emit(signal);
  return run;
}

describe('Ctrl-C', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends the build with exit status 130 and an action', async (signal) => {
    const folder = newFolder();
    const run = await interruptBuild(folder, signal);
    expect(run.status).toBe(130);
    expect(run.error?.name).toBe('InterruptedError');
    expect(run.error?.actions.length).toBeGreaterThan(0);
    expect(run.stderr).not.toContain('    at ');
  });

  it('under --json gives the error as JSON', async () => {
    const run = await interruptBuild(newFolder(), 'SIGINT', ['--json']);
    expect(JSON.parse(run.stdout)).toMatchObject({ name: 'InterruptedError', exitCode: 130 });
  });

  it('leaves the library as it was', async () => {
    const folder = newFolder();
    await runBuild(['-d', folder], { simulator });
    const before = readFileSync(join(folder, 'library.json'), 'utf8');
    await interruptBuild(folder, 'SIGINT');
    expect(readFileSync(join(folder, 'library.json'), 'utf8')).toBe(before);
    expect(readdirSync(join(folder, '.state'))).toEqual(['capabilities.json', 'run.jsonl', 'sf-schema']);
  });

  it('puts the CLI’s own handlers back', async () => {
    const before = process.listeners('SIGINT');
    await interruptBuild(newFolder(), 'SIGINT');
    expect(process.listeners('SIGINT')).toEqual(expect.arrayContaining(before));
  });
});

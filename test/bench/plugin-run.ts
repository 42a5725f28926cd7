import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { OrgProcess } from './org-process.ts';
import { quietEnvironment } from './quiet-environment.ts';
import type { OrgStats } from './simulated-org.ts';

/** One build by the plugin's process, and what the org and the machine saw of it. Times are milliseconds. */
export type PluginRun = {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly cpuTime: number;
  readonly peakMegabytes: number; // resident, in millions of bytes
  readonly result: BuildResult;
  readonly org: OrgStats;
};

/** What is used of the command's --json. */
type BuildResult = {
  readonly calls: number;
  readonly counts: { readonly objects: number; readonly fields: number };
  readonly files: { readonly written: number; readonly unchanged: number };
};

const command = fileURLToPath(new URL('../../bin/run.js', import.meta.url));
const hook = new URL('resource-hook.mjs', import.meta.url).href;

/** Builds the library of an org in a folder, logged in below a home of its own, and measures it. */
export async function runPlugin(org: OrgProcess, home: string, folder: string): Promise<PluginRun> {
  const resources = join(home, 'resources.json');
  await rm(resources, { force: true });
  await org.reset();
  const build = ['schema', 'build', '--target-org', org.username, '--output-dir', folder, '--with', 'none', '--json'];
  const startedAt = Date.now();
  const child = spawn(process.execPath, ['--import', hook, command, ...build], {
    cwd: home,
    env: { ...quietEnvironment(home), BENCH_RESOURCES: resources },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const exit = await code;
  const endedAt = Date.now();
  if (exit !== 0) throw new Error(`The build ended with ${exit}: ${errors}${output}`);
  const { result } = JSON.parse(output) as { readonly result: BuildResult };
  const usage = JSON.parse(await readFile(resources, 'utf8')) as NodeJS.ResourceUsage;
  return {
    startedAt,
    endedAt,
    cpuTime: (usage.userCPUTime + usage.systemCPUTime) / 1000,
    peakMegabytes: (usage.maxRSS * 1024) / 1e6,
    result,
    org: await org.stats(),
  };
}

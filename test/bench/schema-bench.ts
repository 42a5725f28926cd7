import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bar, Bench, BenchOptions } from './bench.ts';
import { describeCalls } from './describe-calls.ts';
import { withOrg } from './org-process.ts';
import type { OrgProcess } from './org-process.ts';
import { runPlugin } from './plugin-run.ts';
import type { PluginRun } from './plugin-run.ts';
import { schemaReport } from './schema-report.ts';
import type { Comparison, SchemaFigures } from './schema-report.ts';

/** The largest window of requests that the plugin opens. */
const largestWindow = 12;

/** The schema of a large org: against the bound of its latencies, against simpler ways, and when it answers at once. */
export const schemaBench: Bench = async (options) => {
  const home = await mkdtemp(join(tmpdir(), 'sf-schema-bench-'));
  try {
    const { progress, scale, size, workers } = options;
    progress(`an org of ${size} objects that answers at once`);
    const immediate = await withOrg({ home, world: 'grown', size, scale: 0, workers }, (org) =>
      build(org, home, 'immediate'),
    );
    progress('a small org, built twice');
    const small = await withOrg({ home, world: 'acme', scale: 0, workers }, (org) => buildTwice(org, home));
    progress(`an org of ${size} objects at ${scale} of realistic latencies`);
    const realistic = await withOrg({ home, world: 'grown', size, scale, workers }, (org) =>
      compare(org, home, options),
    );
    const window = Math.min(workers, largestWindow);
    const figures: SchemaFigures = { scale, workers, window, ...realistic, immediate, ...small };
    return { ...schemaReport(figures, options.verbose), bars: barsOf(figures) };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
};

const build = (org: OrgProcess, home: string, library: string): Promise<PluginRun> =>
  runPlugin(org, home, join(home, library));

async function buildTwice(
  org: OrgProcess,
  home: string,
): Promise<{ readonly small: PluginRun; readonly unchanged: PluginRun }> {
  return { small: await build(org, home, 'small'), unchanged: await build(org, home, 'small') };
}

async function compare(
  org: OrgProcess,
  home: string,
  { check, progress }: BenchOptions,
): Promise<Pick<SchemaFigures, 'realistic' | 'comparisons'>> {
  const realistic = await build(org, home, 'realistic');
  const comparisons: Comparison[] = [];
  for (const { name, atOnce } of check ? [] : otherWays) {
    progress(name);
    const { wallTime } = await describeCalls(org, atOnce);
    const { calls, maxInFlight } = await org.stats();
    comparisons.push({ name, wallTime, calls, maxInFlight });
  }
  return { realistic, comparisons };
}

const otherWays = [
  { name: 'a describe call per object, 20 at once', atOnce: 20 },
  { name: 'a describe call per object, one after another', atOnce: 1 },
];

function barsOf({ immediate, realistic, scale, window }: SchemaFigures): readonly Bar[] {
  const { endedAt, org, startedAt } = realistic;
  const overBound = (endedAt - startedAt) / (org.serviceTime / window);
  return [
    // At smaller scales the fixed costs of a process weigh more, and the ratio says nothing.
    ...(scale >= 1 ? [{ name: 'wall time over the bound', value: overBound, limit: 1.3 }] : []),
    { name: 'seconds without latency', value: (immediate.endedAt - immediate.startedAt) / 1000, limit: 10 },
    { name: 'megabytes without latency', value: immediate.peakMegabytes, limit: 400 },
  ];
}

import type { PluginRun } from './plugin-run.ts';
import { megabytes, seconds, table, times } from './table.ts';
import { accountOf, byKind, sparkline } from './timeline.ts';

export type Comparison = {
  readonly name: string;
  readonly wallTime: number; // milliseconds
  readonly calls: number;
  readonly maxInFlight: number;
};

/** What the schema bench measured. */
export type SchemaFigures = {
  readonly scale: number;
  readonly workers: number;
  readonly window: number;
  readonly realistic: PluginRun;
  readonly comparisons: readonly Comparison[];
  readonly immediate: PluginRun;
  readonly small: PluginRun;
  readonly unchanged: PluginRun;
};

/** The figures as text and as JSON. */
export function schemaReport(
  figures: SchemaFigures,
  verbose: boolean,
): { readonly text: string; readonly figures: object } {
  const sections = [
    introduction(figures),
    comparisonTable(figures),
    accountTable(figures),
    ...(verbose ? [timelineOf(figures)] : []),
    processTable(figures),
  ];
  return { text: `${sections.join('\n\n')}\n`, figures: toJson(figures) };
}

function introduction({ realistic, scale, window, workers }: SchemaFigures): string {
  const { fields, objects } = realistic.result.counts;
  return [
    `The schema of ${objects} objects and ${fields} fields of a simulated org, latencies at scale ${scale}.`,
    `The bound is all of the org's modelled work in ${window} requests at once (workers: ${workers}, largest window: 12).`,
    ...(scale < 1
      ? [`Below scale 1 the fixed costs (start, rendering, writing) weigh ${1 / scale} times as much in every ratio.`]
      : []),
  ].join('\n');
}

function comparisonTable({ comparisons, realistic, window }: SchemaFigures): string {
  const bound = realistic.org.serviceTime / window;
  const wallTime = wallTimeOf(realistic);
  const row = ({ calls, maxInFlight, name, ...other }: Comparison): readonly string[] => [
    name,
    String(calls),
    seconds(other.wallTime),
    times(other.wallTime / bound),
    times(other.wallTime / wallTime),
    String(maxInFlight),
  ];
  const ways = table(
    ['', 'API calls', 'wall time', 'over bound', 'over ours', 'most in flight'],
    [
      ['bound', '', seconds(bound), times(1), times(bound / wallTime), String(window)],
      row({ name: 'sf schema build, whole process', wallTime, ...realistic.org }),
      ...comparisons.map(row),
    ],
  );
  // Or the table would seem to say that they do the same.
  return comparisons.length === 0 ? ways : `${ways}\nDescribe calls alone read no setup tables and write nothing.`;
}

function accountTable({ realistic, window }: SchemaFigures): string {
  const account = accountOf(realistic, window);
  const row = (name: string, time: number): readonly string[] => [name, seconds(time), times(time / account.bound)];
  return table(
    ['where the wall time goes', 'time', 'of bound'],
    [
      row("bound: the org's work in full slots", account.bound),
      row('start of the command to its first request', account.startUp),
      row('idle slots until the window is first full', account.filling),
      row('idle slots in between', account.between),
      row('idle slots once the window is last full', account.draining),
      row('requests slower than their modelled work', account.slowRequests),
      row('after the last answer', account.afterwards),
      row('sum: wall time', wallTimeOf(realistic)),
    ],
  );
}

function timelineOf({ realistic }: SchemaFigures): string {
  const rows = byKind(realistic).map(({ kind, requests, from, to, mean, longest }) => [
    kind,
    String(requests),
    ...[from, to, mean, longest].map(seconds),
  ]);
  return [
    'Requests in flight, from the start of the command to its end:',
    `|${sparkline(realistic)}|`,
    '',
    table(['requests', 'number', 'first sent', 'last answered', 'mean time', 'longest'], rows),
  ].join('\n');
}

function processTable({ immediate, realistic, scale, small, unchanged }: SchemaFigures): string {
  const row = (name: string, run: PluginRun): readonly string[] => [
    name,
    seconds(wallTimeOf(run)),
    seconds(run.cpuTime),
    megabytes(run.peakMegabytes),
    seconds(startUpOf(run)),
    `${run.org.calls} (${run.result.calls})`,
    `${run.result.files.written} of ${run.result.files.written + run.result.files.unchanged}`,
    seconds(run.org.cpuTime),
  ];
  return table(
    [
      'the process',
      'wall time',
      'CPU time',
      'memory',
      'start-up',
      'API calls (own count)',
      'files written',
      "org's CPU",
    ],
    [
      row(`large org, scale ${scale}`, realistic),
      row('large org, no latency', immediate),
      row('small org, no latency', small),
      row('small org again, nothing changed', unchanged),
    ],
  );
}

function toJson({ comparisons, scale, window, workers, ...runs }: SchemaFigures): object {
  const { realistic, immediate, small, unchanged } = runs;
  const bound = realistic.org.serviceTime / window;
  const wallTime = wallTimeOf(realistic);
  return {
    scale,
    workers,
    window,
    boundSeconds: bound / 1000,
    overBound: wallTime / bound,
    account: accountOf(realistic, window), // milliseconds
    comparisons: comparisons.map((one) => ({ ...one, overOurs: one.wallTime / wallTime })),
    runs: Object.fromEntries(
      Object.entries({ realistic, immediate, small, unchanged }).map(([name, run]) => [name, runToJson(run)]),
    ),
  };
}

function runToJson(run: PluginRun): object {
  const { cpuTime, org, peakMegabytes, result } = run;
  const { calls, maxInFlight, serviceTime } = org;
  return {
    wallTime: wallTimeOf(run),
    startUp: startUpOf(run),
    cpuTime,
    peakMegabytes,
    calls,
    callsByOwnCount: result.calls,
    maxInFlight,
    serviceTime,
    orgCpuTime: org.cpuTime,
    counts: result.counts,
    files: result.files,
  };
}

const wallTimeOf = ({ endedAt, startedAt }: PluginRun): number => endedAt - startedAt;
const startUpOf = ({ org, startedAt }: PluginRun): number => (org.requests[0]?.startedAt ?? startedAt) - startedAt;

import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Bar, Bench, BenchOptions } from './bench.ts';
import { benches } from './benches.ts';
import './source-files.ts';

// npm run bench [-- NAME...] [--scale 1] [--seeds 15] [--verbose] [--json] [--check]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string' }, // of the latencies; --check judges them at 1
    workers: { type: 'string', default: '24' }, // requests that the simulated org works on at the same time
    size: { type: 'string', default: '1462' }, // objects
    seeds: { type: 'string' }, // runs in virtual time; --check judges 15
    check: { type: 'boolean', default: false }, // exit status 1 when a bar is missed
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});

const options: BenchOptions = {
  scale: Number(values.scale ?? (values.check ? 1 : 0.25)),
  workers: Number(values.workers),
  size: Number(values.size),
  seeds: Number(values.seeds ?? (values.check ? 15 : 5)),
  check: values.check,
  verbose: values.verbose,
  progress: (step) => console.error(`... ${step}`),
};
const names = positionals.length > 0 ? positionals : Object.keys(benches);

const reports: Record<string, object> = {};
for (const name of names) {
  const bench = await benchOf(name);
  const machine = { processors: availableParallelism(), node: process.version, loadBefore: load() };
  const { text, figures, bars } = await bench(options);
  reports[name] = { machine: { ...machine, loadAfter: load() }, ...figures, bars };
  if (values.check && !bars.every(isMet)) process.exitCode = 1;
  if (values.json) continue;
  console.log(text);
  console.log(bars.map(verdict).join('\n'));
  console.log(`${machine.processors} processors, load ${machine.loadBefore} before and ${load()} after.`);
}
if (values.json) console.log(JSON.stringify(reports, null, 2));

function benchOf(name: string): Promise<Bench> {
  const loadBench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (loadBench === undefined) throw new Error(`No bench ${name}; there are ${Object.keys(benches).join(', ')}.`);
  return loadBench();
}

function load(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10;
}

function isMet({ value, limit }: Bar): boolean {
  return value <= limit;
}

function verdict(bar: Bar): string {
  const { name, value, limit } = bar;
  return `${isMet(bar) ? 'met' : 'MISSED'}: ${name}: ${value.toFixed(2)}, at most ${limit}`;
}

import { parseArgs } from 'node:util';
import type { LatencyOptions } from './capacity.ts';
import { startSimulator } from './server.ts';
import type { World } from './world.ts';

// Runs a simulated org as a process of its own and says in one line of JSON where it listens.

const { values } = parseArgs({
  options: {
    world: { type: 'string', default: 'acme' },
    size: { type: 'string' },
    seed: { type: 'string' },
    port: { type: 'string', default: '0' },
    'no-https': { type: 'boolean', default: false },
    'no-stdin': { type: 'boolean', default: false },
    'daily-max': { type: 'string' },
    used: { type: 'string' },
    scale: { type: 'string' },
    workers: { type: 'string' },
    sharing: { type: 'boolean', default: false },
    refuse: { type: 'string', multiple: true, default: [] }, // names of Refusals
  },
});

const simulator = await startSimulator({
  world: await createWorld(values.world),
  port: Number(values.port),
  https: !values['no-https'],
  latency: latency(),
  refuses: Object.fromEntries(values.refuse.map(refusal)),
  ...number('dailyMax', values['daily-max']),
  ...number('usedAtStart', values.used),
});

const { caFile, httpsUrl, orgId, sfdxAuthUrl, tokens, url } = simulator;
console.log(JSON.stringify({ url, httpsUrl, caFile, tokens, orgId, sfdxAuthUrl }));

const stop = (): void => void simulator.close().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// Whoever started it may die without a word; then its end of stdin closes.
if (!values['no-stdin']) process.stdin.once('close', stop).resume();

async function createWorld(name: string): Promise<World> {
  const { worlds } = await import('./worlds/index.ts');
  if (!Object.hasOwn(worlds, name)) throw new Error(`No world ${name}; there are ${Object.keys(worlds).join(', ')}`);
  const create = worlds[name as keyof typeof worlds];
  return create({ ...number('size', values.size), ...number('seed', values.seed) });
}

/** 'composite', or 'toolingGets=5' where an option has a number. */
function refusal(text: string): [string, never] {
  const [name = '', count] = text.split('=');
  return [name, (count === undefined ? true : Number(count)) as never];
}

function latency(): LatencyOptions {
  const { scale, seed, sharing, workers } = values;
  return { sharing, ...number('scale', scale), ...number('workers', workers), ...number('seed', seed) };
}

function number<Name extends string>(name: Name, text: string | undefined): { [name in Name]?: number } {
  return text === undefined ? {} : ({ [name]: Number(text) } as { [name in Name]: number });
}

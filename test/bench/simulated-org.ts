import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { wallClock } from '../simulator/clock.ts';
import { startSimulator } from '../simulator/server.ts';
import type { Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { logIn } from '../support/log-in.ts';
import { kindOf } from './request-kind.ts';

// A simulated org as a process of its own, which can be asked what it did: it takes the lines 'stats' and 'reset', and
// answers each with one line of JSON. It ends with its stdin. Its administrator is logged in below HOME, as users are: a
// command that is given an access token for an org asks who that is, and those calls are the CLI's, not a build's.

/** What the org did since it was last reset. Times are milliseconds. */
export type OrgStats = {
  readonly calls: number;
  readonly maxInFlight: number;
  /** The work of all requests as the model has it, at this scale. */
  readonly serviceTime: number;
  /** What this process itself needed of a processor. */
  readonly cpuTime: number;
  readonly requests: readonly RequestSpan[];
};

/** One request, from its arrival to the end of its answer. */
export type RequestSpan = { readonly kind: string; readonly startedAt: number; readonly finishedAt: number };

const { values } = parseArgs({
  options: {
    world: { type: 'string', default: 'acme' },
    size: { type: 'string' },
    scale: { type: 'string', default: '0' },
    workers: { type: 'string', default: '24' },
  },
});
const scale = Number(values.scale);

let warm = false;
const simulator = await startSimulator({
  world: createWorld(values.world),
  latency: { scale, workers: Number(values.workers) },
  clock: { ...wallClock, sleep: (milliseconds) => (warm ? wallClock.sleep(milliseconds) : Promise.resolve()) },
});
await prepareAnswers(simulator);
const username = await logIn(simulator);
warm = true;

const spans = recordSpans();
let cpuBefore = process.cpuUsage();
reset();
console.log(JSON.stringify({ url: simulator.url, token: simulator.tokens['admin'], username }));

createInterface({ input: process.stdin })
  .on('line', (line) => {
    if (line === 'reset') reset();
    console.log(JSON.stringify(line === 'stats' ? stats() : {}));
  })
  .on('close', () => void simulator.close().then(() => process.exit(0)));

function createWorld(name: string): ReturnType<typeof worlds.grown> {
  if (!Object.hasOwn(worlds, name)) throw new Error(`No world ${name}; there are ${Object.keys(worlds).join(', ')}`);
  return worlds[name as keyof typeof worlds](values.size === undefined ? {} : { size: Number(values.size) });
}

/** Has every describe built once. A real org does that on other machines than the plugin's; here they share one. */
async function prepareAnswers({ tokens, url }: Simulator): Promise<void> {
  const get = async (path: string): Promise<Response> =>
    fetch(`${url}${path}`, { headers: { authorization: `Bearer ${tokens['admin'] ?? ''}` } });
  const versions = (await (await get('/services/data')).json()) as { readonly url: string }[];
  const root = `${versions.at(-1)?.url ?? ''}/sobjects`;
  const { sobjects } = (await (await get(root)).json()) as { readonly sobjects: { readonly name: string }[] };
  for (const { name } of sobjects) await (await get(`${root}/${encodeURIComponent(name)}/describe`)).arrayBuffer();
}

/** The spans of all requests, in the order in which the simulated org logs them. */
function recordSpans(): { startedAt: number; finishedAt: number }[] {
  const recorded: { startedAt: number; finishedAt: number }[] = [];
  const open = new Map<IncomingMessage, { finishedAt: number }>();
  subscribe('http.server.request.start', (message) => {
    const span = { startedAt: Date.now(), finishedAt: Number.POSITIVE_INFINITY };
    recorded.push(span);
    open.set((message as { readonly request: IncomingMessage }).request, span);
  });
  subscribe('http.server.response.finish', (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    const span = open.get(request);
    if (span !== undefined) span.finishedAt = Date.now();
    open.delete(request);
  });
  return recorded;
}

function reset(): void {
  simulator.reset();
  spans.length = 0;
  cpuBefore = process.cpuUsage();
}

function stats(): OrgStats {
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    calls: simulator.calls,
    maxInFlight: simulator.maxInFlight,
    serviceTime: simulator.serviceTime * scale,
    cpuTime: (user + system) / 1000,
    requests: spans.map((span, at) => ({ kind: kindOf(simulator.log[at]), ...span })),
  };
}

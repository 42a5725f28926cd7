import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildOrPlan } from '../../src/pipeline/build.js';
import type { Progress } from '../../src/pipeline/progress.js';
import { createStages } from '../../src/ux/stages.js';
import type { ApiRequest } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { fastClock } from '../support/fast-clock.ts';
import { openSimulatedOrg } from '../support/open-simulated-org.ts';
import { newFolder } from '../support/run-build.ts';

// Without a terminal the stages are lines, but only in CI; what shows them looks for that once, when it is loaded.
vi.hoisted(() => void (process.env.CI = 'true'));

let simulator: Simulator;
afterEach(() => simulator.close());

const describes = ({ path, body, within }: ApiRequest): boolean =>
  within === null && path.endsWith('/composite') && body.includes('/describe');
const unavailable = (seconds: number) => ({ status: 503, body: [], headers: { 'Retry-After': String(seconds) } });

type Seen = Progress & { readonly sent: number };

/** Builds by a fast clock, and gives every progress event with the number of requests that had come in by then. */
async function build(maxConcurrent: number): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  const { signal } = new AbortController();
  const clock = fastClock(100);
  await buildOrPlan((observe) => openSimulatedOrg(simulator, { observe, clock, maxConcurrent }), {
    outputDir: newFolder(),
    statsMaxRows: 1_000_000,
    selection: { objects: [], exclude: [], with: [] },
    emit: ['jsonl'],
    replace: false,
    dryRun: false,
    plugin: { name: 'test', version: '1.0.0' },
    now: () => new Date(),
    signal,
    progress: (progress) => seen.push({ ...progress, sent: simulator.log.length }),
  });
  return seen;
}

describe('progress', () => {
  it('says why nothing is sent, for as long as that is so', async () => {
    simulator = await startSimulator({ world: worlds.acme({}) });
    simulator.trouble({ when: describes, answer: unavailable(20) });
    const seen = await build(2);
    const waits = seen.filter(({ waiting }) => waiting !== undefined);
    expect(waits.map(({ stage, waiting }) => ({ stage, waiting }))).toEqual([
      { stage: 'read', waiting: 'unavailable' },
      { stage: 'read', waiting: null },
    ]);
    const [from, to] = waits;
    // The other request of two may have been on its way.
    expect((to?.sent ?? 0) - (from?.sent ?? 0)).toBeLessThanOrEqual(1);
  });

  it('says so while the objects are listed, too', async () => {
    simulator = await startSimulator({ world: worlds.acme({}) });
    simulator.trouble({ when: ({ path }) => path.endsWith('/sobjects'), answer: unavailable(20) });
    const waits = (await build(2)).filter(({ waiting }) => waiting !== undefined);
    expect(waits.map(({ stage, waiting }) => ({ stage, waiting }))).toEqual([
      { stage: 'list', waiting: 'unavailable' },
      { stage: 'list', waiting: null },
    ]);
  });

  it('tells that the slots for long requests are taken', async () => {
    simulator = await startSimulator({ world: worlds.acme({}) });
    const message = 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.';
    const answer = { status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message }] };
    simulator.trouble({ when: describes, times: 5, answer }); // each wait twice as long as the one before
    const waits = (await build(2)).filter(({ waiting }) => waiting !== undefined);
    expect(new Set(waits.map(({ waiting }) => waiting))).toEqual(new Set(['long-running', null]));
    expect(waits.at(-1)?.waiting).toBeNull();
  });
});

describe('the stages on the terminal', () => {
  const show = async (...events: readonly Progress[]): Promise<readonly string[]> => {
    let text = '';
    const add = (piece: unknown): boolean => Boolean((text += `${String(piece)}\n`));
    const spies = [
      vi.spyOn(process.stdout, 'write').mockImplementation(add),
      vi.spyOn(console, 'log').mockImplementation(add),
    ];
    const stages = createStages({ jsonEnabled: false, visible: true, classes: [] });
    for (const event of events) {
      stages.show(event);
      await turn(); // the display takes what came in one turn together
    }
    await stages.during(Promise.resolve());
    spies.forEach((spy) => spy.mockRestore());
    return text.split('\n').map((line) => line.trim());
  };

  it.each([
    ['unavailable', "it doesn't answer; trying again"],
    ['long-running', 'its slots for long requests are left to others'],
  ] as const)('say that the build waits, and why (%s), and no longer when it goes on', async (waiting, why) => {
    simulator = await startSimulator({ world: worlds.acme({}) });
    const line = `Waiting for the org: ${why}`;
    const lines = (text: readonly string[]): number => text.filter((one) => one === line).length;
    const start = { stage: 'read', objects: 42, described: 1 } as const;
    // What is shown at the end is said once more.
    expect(lines(await show(start, { stage: 'read', waiting }))).toBe(2);
    expect(lines(await show(start, { stage: 'read', waiting }, { stage: 'read', waiting: null }))).toBe(1);
    expect(lines(await show(start))).toBe(0);
  });
});

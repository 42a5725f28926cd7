import { afterEach, describe, expect, it } from 'vitest';
import { createHandClock } from './hand-clock.ts';
import type { HandClock } from './hand-clock.ts';
import { createModelTime } from './model-time.ts';
import type { SimulatorOptions } from './org.ts';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call, compositeOf } from './test-client.ts';
import { tinyWorld } from './tiny-world.ts';
import type { Trouble } from './weather.ts';

// Section H of the facts on Salesforce's APIs: "60 % from 20 s to 26 s" get a 503.

let simulator: Simulator;
let clock: HandClock;
afterEach(() => simulator.close());

const start = async (options: Partial<SimulatorOptions>): Promise<void> => {
  clock = createHandClock(5_000);
  simulator = await startSimulator({ world: tinyWorld(), clock, ...options });
};

const body = [{ errorCode: 'SERVER_UNAVAILABLE', message: 'x' }];
const storm: Trouble = { from: 20, until: 26, share: 0.6, seed: 3, answer: { status: 503, body } };

async function statuses(count: number): Promise<number[]> {
  const all = [];
  for (let turn = 0; turn < count; turn += 1) all.push((await call(simulator, { path: '/limits' })).status);
  return all;
}
const hits = (all: readonly number[]): number => all.filter((status) => status === 503).length;

describe('a storm', () => {
  it('H: hits its share of requests, from its first second until its last, the same ones for the same seed', async () => {
    await start({ weather: [storm] });
    const play = async (): Promise<number[]> => {
      await clock.advance(19_999);
      expect(hits(await statuses(20))).toBe(0);
      await clock.advance(1);
      const first = await statuses(100);
      await clock.advance(5_999);
      const all = [...first, ...(await statuses(100))];
      await clock.advance(1);
      expect(hits(await statuses(20))).toBe(0);
      return all;
    };
    const all = await play();
    // 120 of 200, give or take three standard deviations.
    expect(hits(all)).toBeGreaterThan(99);
    expect(hits(all)).toBeLessThan(141);
    simulator.reset(); // a new start for its seconds and for its seed
    expect(await play()).toEqual(all);
  });

  it('draws other requests by another seed, and takes no number for those that it is not meant for', async () => {
    const play = async (special: Partial<Trouble>, before = 0): Promise<number[]> => {
      await start({ weather: [{ ...storm, from: 0, when: ({ path }) => path.endsWith('/limits'), ...special }] });
      for (let turn = 0; turn < before; turn += 1) await call(simulator, { path: '/sobjects' });
      const all = await statuses(40);
      await simulator.close();
      return all;
    };
    const all = await play({});
    expect(await play({}, 3)).toEqual(all);
    expect(await play({ seed: 4 })).not.toEqual(all);
    expect(hits(await play({ times: 2 }))).toBe(2);
    expect(hits(await play({ share: 1 }))).toBe(40);
    expect(hits(await play({ share: 0 }))).toBe(0);
  });

  it('draws by its place in the script where it has no seed', async () => {
    const { answer, share = 1 } = storm;
    const play = async (weather: readonly Trouble[]): Promise<number[]> => {
      await start({ weather });
      const all = await statuses(40);
      await simulator.close();
      return all;
    };
    const all = await play([{ share, answer }]);
    expect(await play([{ share, answer, seed: 0 }])).toEqual(all);
    expect(
      await play([
        { answer, times: 0 },
        { share, answer },
      ]),
    ).not.toEqual(all);
    await start({});
    simulator.trouble({ answer, times: 0 });
    simulator.trouble({ share, answer });
    expect(await statuses(40)).not.toEqual(all);
  });

  it('hits parts of a composite with an answer that fits, and whole requests only with one that it makes', async () => {
    const answer = { status: 503, body };
    await start({ weather: [{ when: ({ within }) => within !== null, until: 10, answer }] });
    const whole = { path: '/composite', body: compositeOf(['/sobjects', '/sobjects']) };
    const codes = async (): Promise<number[]> =>
      (
        (await call(simulator, whole)).body as { compositeResponse: { httpStatusCode: number }[] }
      ).compositeResponse.map(({ httpStatusCode }) => httpStatusCode);
    expect(await codes()).toEqual([503, 503]);
    await clock.advance(10_000);
    expect(await codes()).toEqual([200, 200]);
    simulator.trouble({ when: () => true, times: 3, answer: (hit) => ({ status: 501 + hit, body: [] }) });
    simulator.trouble({ when: ({ within }) => within !== null, answer: () => answer });
    expect(await statuses(2)).toEqual([501, 502]);
    expect((await call(simulator, whole)).status).toBe(503);
    expect(await codes()).toEqual([200, 200]);
  });

  it('comes once from its second on where it has neither an end nor a share', async () => {
    await start({ weather: [{ from: 7, answer: { status: 503, body } }] });
    expect(await statuses(2)).toEqual([200, 200]);
    await clock.advance(7_000);
    expect(await statuses(2)).toEqual([503, 200]);
  });
});

describe('the time of the model', () => {
  it('H: is told in seconds before the scale, and starts again with a reset', async () => {
    const hand = createHandClock(Date.UTC(2026, 0));
    const [plain, scaled, without] = [1, 0.1, 0].map((scale) => createModelTime(hand, scale));
    await hand.advance(30_000);
    expect([plain, scaled, without].map((time) => time?.seconds())).toEqual([30, 300, 30]);
    scaled?.reset();
    await hand.advance(1_000);
    expect([plain, scaled, without].map((time) => time?.seconds())).toEqual([31, 10, 31]);
  });

  it('H: is what the slots go by that others hold: 6 of 25, and all of them from 10 s to 40 s', async () => {
    const foreignLongRunning = (second: number): number => (second >= 10 && second < 40 ? 25 : 6);
    await start({ foreignLongRunning });
    const at = async (second: number): Promise<number | undefined> => {
      await clock.advance(5_000 + second * 1000 - clock.now());
      return (await statuses(1))[0];
    };
    expect([await at(9.9), await at(10), await at(39.9), await at(40)]).toEqual([200, 403, 403, 200]);
  });
});

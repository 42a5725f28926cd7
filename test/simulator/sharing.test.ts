import { afterEach, describe, expect, it } from 'vitest';
import { Capacity } from './capacity.ts';
import type { LatencyOptions } from './capacity.ts';
import { createHandClock } from './hand-clock.ts';
import type { HandClock } from './hand-clock.ts';
import { seeded } from './random.ts';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call } from './test-client.ts';
import { tinyWorld } from './tiny-world.ts';

// Section H of the facts on Salesforce's APIs: all active requests progress at rate min(1, C / active).

let simulator: Simulator | undefined;
afterEach(() => simulator?.close());

/** Runs requests of so many seconds, each from its start on, and tells the second of the clock at which each ends. */
async function endsOf(
  clock: HandClock,
  options: LatencyOptions,
  requests: readonly { readonly start?: number; readonly seconds: number }[],
): Promise<number[]> {
  const began = clock.now();
  const capacity = new Capacity(clock, { scale: 1, sharing: true, ...options });
  const ends: number[] = requests.map(() => NaN);
  requests.forEach(({ start = 0, seconds }, index) => {
    const run = (): Promise<unknown> => capacity.run(() => ({ seconds }));
    void (start === 0 ? run() : clock.sleep(start * 1000).then(run)).then(() => {
      ends[index] = Math.round(clock.now() - began) / 1000;
    });
  });
  await clock.advance(1_000_000);
  return ends;
}

describe('workers that are shared', () => {
  it('H: work on everything at once, and slow down when there is more than they are', async () => {
    const work = [{ seconds: 3 }, { seconds: 1 }, { seconds: 1 }];
    expect(await endsOf(createHandClock(), { workers: 3 }, work)).toEqual([3, 1, 1]);
    // Two of three: a rate of 2/3 until 1.5 s, then the first is alone with the 2 s that it has left.
    expect(await endsOf(createHandClock(), { workers: 2 }, work)).toEqual([3.5, 1.5, 1.5]);
    expect(await endsOf(createHandClock(), { workers: 1 }, work)).toEqual([5, 3, 3]);
  });

  it('H: slow down those under way when one more comes', async () => {
    const work = [{ seconds: 4 }, { start: 2, seconds: 1 }, { start: 20, seconds: 1 }];
    expect(await endsOf(createHandClock(), { workers: 1 }, work)).toEqual([5, 4, 21]);
  });

  it('H: end a crowd as the formula says, on a clock that counts from 1970 too', async () => {
    const random = seeded(5, 'work');
    const work = Array.from({ length: 60 }, () => ({ seconds: 10 * random() })).sort((a, b) => a.seconds - b.seconds);
    let end = 0;
    const expected = work.map(({ seconds }, index) => {
      const passed = seconds - (work[index - 1]?.seconds ?? 0);
      end += passed / Math.min(1, 8 / (work.length - index));
      return end;
    });
    for (const start of [0, Date.UTC(2026, 0)]) {
      const ends = await endsOf(createHandClock(start), { workers: 8 }, work);
      ends.forEach((at, index) => expect(at).toBeCloseTo(expected[index] as number, 2));
    }
  });

  it('H: belong to the neighbours too, who come and go by the seconds of the model', async () => {
    const neighbours = (second: number): number => (second >= 2 && second < 6 ? 1 : 0);
    const work = [{ seconds: 10 }];
    expect(await endsOf(createHandClock(), { workers: 1, neighbours }, work)).toEqual([12]);
    expect(await endsOf(createHandClock(), { workers: 2, neighbours }, work)).toEqual([10]);
    expect(await endsOf(createHandClock(), { workers: 1, neighbours, scale: 0.5 }, work)).toEqual([6]);
  });

  it('work in no time on a clock that sleeps in no time', async () => {
    let slept = 0;
    const sleep = (): Promise<void> => ((slept += 1) > 20 ? new Promise(() => undefined) : Promise.resolve());
    const capacity = new Capacity({ now: () => 0, sleep }, { scale: 1, workers: 1, sharing: true });
    const runs = [3, 1].map((seconds) => capacity.run(() => ({ seconds })));
    expect(await Promise.all(runs)).toEqual([{ seconds: 3 }, { seconds: 1 }]);
  });

  it('have no neighbours where requests wait in order', () => {
    expect(() => new Capacity(createHandClock(), { scale: 1, neighbours: () => 1 })).toThrow('sharing');
  });
});

describe('a simulated org with shared workers', () => {
  it('H: answers two requests together that a queue would answer one after the other', async () => {
    const endsWith = async (sharing: boolean): Promise<unknown[]> => {
      const clock = createHandClock();
      const org = await startSimulator({ world: tinyWorld(), clock, latency: { scale: 1, workers: 1, sharing } });
      const replies = [0, 1].map(() => call(org, { path: '/limits' })); // 0.05 s each
      await expect.poll(() => org.calls).toBe(2);
      await clock.advance(99);
      const before = org.log.filter(({ status }) => status === 200).length;
      await clock.advance(2);
      expect((await Promise.all(replies)).map(({ status }) => status)).toEqual([200, 200]);
      await org.close();
      return [before, org.serviceTime];
    };
    expect(await endsWith(true)).toEqual([0, 100]);
    expect(await endsWith(false)).toEqual([1, 100]);
  });

  it('H: refuses while five of its own requests are older than 20 s, which neighbours made slow', async () => {
    const clock = createHandClock();
    // 0.05 s of work at a rate of 1/1000: 50 s.
    const latency = { scale: 0.5, workers: 1, sharing: true, neighbours: () => 995 };
    const org = (simulator = await startSimulator({
      world: tinyWorld({ edition: 'Developer Edition' }),
      clock,
      latency,
    }));
    const first = Array.from({ length: 5 }, () => call(org, { path: '/limits' }));
    await expect.poll(() => org.calls).toBe(5);
    await clock.advance(10_000);
    const sixth = call(org, { path: '/limits' });
    await expect.poll(() => org.calls).toBe(6);
    expect(org.log.map(({ status }) => status)).toEqual(Array(6).fill(null));
    await clock.advance(1);
    expect((await call(org, { path: '/limits' })).body).toMatchObject([
      { errorCode: 'REQUEST_LIMIT_EXCEEDED', message: expect.stringContaining('ConcurrentRequests') },
    ]);
    await clock.advance(60_000);
    expect((await Promise.all([...first, sixth])).map(({ status }) => status)).toEqual(Array(6).fill(200));
    const last = call(org, { path: '/limits' });
    await expect.poll(() => org.calls).toBe(8);
    await clock.advance(60_000);
    expect((await last).status).toBe(200);
  });
});

import { describe, expect, it } from 'vitest';
import type { Conditions } from './conditions.ts';
import { quiet } from './scenarios.ts';
import { virtualClock } from './virtual-clock.ts';
import { virtualOrg } from './virtual-org.ts';

const alone: Conditions = { ...quiet, neighbours: () => 0 };

/** Sends requests at their seconds, and tells how each ended and when, and how many calls were counted. */
async function ask(conditions: Conditions, requests: readonly { readonly at?: number; readonly work: number }[]) {
  const clock = virtualClock();
  const org = virtualOrg(clock, conditions, () => 0.5);
  const send = async ({ at = 0, work }: (typeof requests)[number]): Promise<string> => {
    await clock.sleep(at * 1000);
    const outcome = await org.request(work);
    return `${outcome} at ${Math.round(clock.now()) / 1000}`;
  };
  return { ends: await clock.play(Promise.all(requests.map(send))), used: org.used };
}

describe('work is shared', () => {
  it.each([
    ['enough for all', 3, [3, 1, 1]],
    ['two for three: a rate of 2/3 until two have ended', 2, [3.5, 1.5, 1.5]],
    ['one for three', 1, [5, 3, 3]],
  ])('%s', async (_, workers, seconds) => {
    const { ends } = await ask({ ...alone, workers: () => workers }, [{ work: 3 }, { work: 1 }, { work: 1 }]);
    expect(ends).toEqual(seconds.map((second) => `done at ${second}`));
  });

  it('with neighbours, from the second at which they come', async () => {
    const neighbours = (second: number): number => (second >= 2 ? 1 : 0);
    const { ends } = await ask({ ...alone, workers: () => 1, neighbours }, [{ at: 0.7, work: 2.3 }]);
    expect(ends).toEqual(['done at 4']); // 1.3 s alone, then 1 s at half the speed
  });

  it('with requests that come later', async () => {
    const { ends } = await ask({ ...alone, workers: () => 1 }, [{ work: 4 }, { at: 2, work: 1 }]);
    expect(ends).toEqual(['done at 5', 'done at 4']);
  });
});

describe('what is refused', () => {
  it('is judged at arrival, by the requests that are older than 20 s then', async () => {
    const { ends, used } = await ask({ ...alone, slots: 2, neighboursLong: () => 1 }, [
      { work: 30 },
      { at: 20, work: 1 },
      { at: 20.1, work: 1 },
      { at: 30.1, work: 1 },
    ]);
    expect(ends).toEqual(['done at 30', 'done at 21', 'overload at 20.16', 'done at 31.1']);
    expect(used).toBe(4);
  });

  it.each([
    [0.5, 'done at 1'],
    [0.6, 'unavailable at 0.06'],
  ])('is a share of %d: %s', async (share, end) => {
    expect(await ask({ ...alone, unavailable: () => share }, [{ work: 1 }])).toEqual({ ends: [end], used: 1 });
  });

  it('costs no call when none is left', async () => {
    const daily = { limit: 10, usedByOthers: () => 9.9 };
    expect(await ask({ ...alone, daily }, [{ work: 1 }, { work: 1 }])).toEqual({
      ends: ['done at 1', 'budget at 0.06'],
      used: 10,
    });
  });
});

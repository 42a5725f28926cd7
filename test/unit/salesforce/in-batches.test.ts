import { describe, expect, it } from 'vitest';
import { inBatches, type Batch, type Batching } from '../../../src/salesforce/in-batches.js';
import type { Source } from '../../../src/salesforce/org.js';
import { virtualClock } from '../../virtual/virtual-clock.ts';
import { seeded } from '../random.ts';

async function gather<T, R>(items: Source<T>, batching: Batching<T, R>): Promise<R[]> {
  const results: R[] = [];
  for await (const result of inBatches(items, batching)) results.push(result);
  return results;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const inOrder = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const settle = () => new Promise((resolve) => setImmediate(resolve));
const all = async <T>(batch: Batch<T>) => ({ results: batch.items() });

/** Numbers from 1 on, and how many of them were read; `closed` when nobody will read more. */
function counted() {
  const told = { read: 0, closed: false };
  const source = (function* () {
    try {
      for (;;) yield (told.read += 1);
    } finally {
      told.closed = true;
    }
  })();
  return { source, told };
}

/** A way to send whose batches wait until the test says that their turn has come. */
function inTurn() {
  const waiting: { readonly batch: Batch<number>; readonly go: () => void }[] = [];
  const send = async (batch: Batch<number>) => {
    await new Promise<void>((go) => waiting.push({ batch, go }));
    return { results: batch.items() };
  };
  return { send, waiting, next: async () => (waiting.shift()?.go(), settle()) };
}

describe('inBatches', () => {
  it('fills every batch but the last', async () => {
    const sizes: number[] = [];
    const send = async (batch: Batch<number>) => {
      sizes.push(batch.items().length);
      return { results: batch.items() };
    };
    expect(inOrder(await gather(numbers(58), { size: () => 25, ahead: 4, send }))).toEqual(numbers(58));
    expect(sizes).toEqual([25, 25, 8]);
  });

  it('sends nothing for nothing', async () => {
    const send = () => Promise.reject(new Error('sent'));
    expect(await gather([], { size: () => 25, ahead: 4, send })).toEqual([]);
  });

  it.each([0, -1, 0.5])('takes one at a time where the size is %d', async (size) => {
    const sizes: number[] = [];
    const send = async (batch: Batch<number>) => (sizes.push(batch.items().length), all(batch));
    await gather(numbers(3), { size: () => size, ahead: 1, send });
    expect(sizes).toEqual([1, 1, 1]);
  });

  it('has no more batches under way than allowed, and that many', async () => {
    let running = 0;
    let most = 0;
    const send = async (batch: Batch<number>) => {
      most = Math.max(most, (running += 1));
      await settle();
      running -= 1;
      return { results: batch.items() };
    };
    await gather(numbers(40), { size: () => 1, ahead: 5, send });
    expect(most).toBe(5);
  });

  it('yields results as they arrive, whatever was sent first', async () => {
    const clock = virtualClock();
    const send = async (batch: Batch<number>) => {
      const [first = 0] = batch.items();
      await clock.sleep(100 - first);
      return { results: batch.items() };
    };
    expect(await clock.play(gather(numbers(6), { size: () => 2, ahead: 3, send }))).toEqual([4, 5, 2, 3, 0, 1]);
  });

  describe('fills a batch when its turn has come', () => {
    it.each([
      [
        'smaller than it was',
        2,
        [
          [0, 1],
          [2, 3],
          [4, 5],
          [6, 7],
          [8, 9],
          [10, 11],
        ],
      ],
      ['larger than it was', 9, [[0, 1, 2, 3, 4, 5, 6, 7, 8], [9, 10, 11], []]],
    ])('as large as the size says then: %s', async (_, later, expected) => {
      let size = 4;
      const { send, waiting, next } = inTurn();
      const taken: (readonly number[])[] = [];
      const gathered = gather(numbers(12), { size: () => size, ahead: 3, send });
      await settle();
      expect(waiting).toHaveLength(3);
      size = later;
      while (waiting[0]) {
        const { batch } = waiting[0];
        await next();
        taken.push(batch.items());
      }
      expect(inOrder(await gathered)).toEqual(numbers(12));
      expect(taken).toEqual(expected);
    });

    it('with the same items however often it is asked, also when the size has changed', async () => {
      let size = 3;
      const send = async (batch: Batch<number>) => {
        const before = batch.items();
        size = 1;
        expect(batch.items()).toBe(before);
        size = 3;
        return { results: before };
      };
      expect(await gather(numbers(6), { size: () => size, ahead: 1, send })).toEqual(numbers(6));
    });

    it('and says how many remain when the source has ended', async () => {
      const asked: (number | undefined)[] = [];
      const size = (remaining: number | undefined): number => (asked.push(remaining), 4);
      await gather(numbers(6), { size, ahead: 1, send: all });
      const known = asked.findIndex((remaining) => remaining !== undefined);
      expect(known).toBeGreaterThan(0);
      expect(asked.slice(known).every((remaining) => remaining !== undefined && remaining <= 6)).toBe(true);
      expect(asked.slice(known)).toContain(2); // six less a batch
    });

    it('with nothing where nothing is left, which yields nothing', async () => {
      const taken: number[] = [];
      const size = () => (taken.length === 0 ? 1 : 10);
      const send = async (batch: Batch<number>) => {
        await settle();
        taken.push(batch.items().length);
        return { results: batch.items() };
      };
      expect(inOrder(await gather(numbers(3), { size, ahead: 3, send }))).toEqual(numbers(3));
      expect(taken).toEqual([1, 2, 0]);
    });

    it('and loses nothing where a batch is never asked for its items', async () => {
      let calls = 0;
      const send = async (batch: Batch<number>) => ((calls += 1) % 2 === 1 ? { results: [] } : all(batch));
      expect(inOrder(await gather(numbers(9), { size: () => 2, ahead: 2, send }))).toEqual(numbers(9));
    });
  });

  describe('asks again what comes back', () => {
    it('in batches as they came back, which say so, and before new ones', async () => {
      const sent: string[] = [];
      const send = async (batch: Batch<number>) => {
        const items = batch.items();
        sent.push(`${batch.again === undefined ? 'new' : 'again'} ${items.join()}`);
        if (batch.again) expect(batch.again).toEqual(items);
        return items.length === 3 ? { results: [], again: [items.slice(0, 2), items.slice(2)] } : { results: items };
      };
      expect(inOrder(await gather(numbers(6), { size: () => 3, ahead: 1, send }))).toEqual(numbers(6));
      expect(sent).toEqual([...['new 0,1,2', 'again 0,1', 'again 2'], ...['new 3,4,5', 'again 3,4', 'again 5']]);
    });

    it('before new ones, also where items for these were read already', async () => {
      let size = 4;
      const sent: string[] = [];
      const turns: (() => void)[] = [];
      const send = async (batch: Batch<number>) => {
        sent.push(batch.again ? `again ${batch.again.join()}` : 'new');
        await new Promise<void>((go) => turns.push(go));
        const items = batch.items();
        return items.length === 2 && items[0] === 0 ? { results: [], again: [[0], [1]] } : { results: items };
      };
      const gathered = gather(numbers(8), { size: () => size, ahead: 2, send });
      await settle();
      size = 2;
      while (turns.length > 0) {
        turns.shift()?.();
        await settle();
      }
      expect(inOrder(await gathered)).toEqual(numbers(8));
      expect(sent).toEqual(['new', 'new', 'again 0', 'again 1', 'new', 'new']);
    });

    it('whole, though less is the right size by now', async () => {
      const sizes: number[] = [];
      const send = async (batch: Batch<number>) => {
        sizes.push(batch.items().length);
        return batch.again ? all(batch) : { results: [], again: [batch.items()] };
      };
      await gather(numbers(5), { size: () => (sizes.length === 0 ? 5 : 1), ahead: 1, send });
      expect(sizes).toEqual([5, 5]);
    });

    it('as often as it comes back', async () => {
      let tries = 0;
      const send = async (batch: Batch<number>) =>
        (tries += 1) < 7 ? { results: [], again: [batch.items()] } : all(batch);
      expect(await gather([1, 2], { size: () => 2, ahead: 1, send })).toEqual([1, 2]);
    });

    it('beside the results of the same batch', async () => {
      const send = async (batch: Batch<number>) => {
        const [first, ...rest] = batch.items();
        return { results: first === undefined ? [] : [first], again: rest.length > 0 ? [rest] : [] };
      };
      expect(inOrder(await gather(numbers(8), { size: () => 4, ahead: 2, send }))).toEqual(numbers(8));
    });
  });

  describe('reads its source', () => {
    it('no further than the batches that may wait', async () => {
      const { source, told } = counted();
      const { send, waiting, next } = inTurn();
      const batches = inBatches(source, { size: () => 3, ahead: 2, send });
      const first = batches.next();
      await settle();
      expect([told.read, waiting.length]).toEqual([6, 2]);
      await next();
      expect(await first).toEqual({ done: false, value: 1 });
      expect(told.read).toBeLessThanOrEqual(9); // one batch more may wait now
      await batches.return(undefined);
      expect(told.closed).toBe(true);
    });

    it('on while a batch is under way, though results were taken meanwhile', async () => {
      const { source } = counted();
      const { send, waiting, next } = inTurn();
      const batches = inBatches(source, { size: () => 3, ahead: 2, send });
      const taken = (async () => {
        for await (const result of batches) if (result > 8) return;
      })();
      await settle();
      await next();
      const waitingThen = waiting.length; // the second batch, and a third one instead of the first
      while (waiting.length > 0) await next();
      await taken;
      expect(waitingThen).toBe(2);
    });

    it('that is slow, and sends what fills a batch meanwhile', async () => {
      const clock = virtualClock();
      const slow = (async function* () {
        for (const item of numbers(7)) {
          await clock.sleep(1000);
          yield item;
        }
      })();
      const sent: string[] = [];
      const send = async (batch: Batch<number>) => {
        sent.push(`${batch.items().join()}@${clock.now()}`);
        return { results: batch.items() };
      };
      await clock.play(gather(slow, { size: () => 3, ahead: 4, send }));
      expect(sent).toEqual(['0,1,2@3000', '3,4,5@6000', '6@7000']);
    });

    it('and rejects with its failure', async () => {
      const broken = (async function* () {
        yield 1;
        throw new Error('source broke');
      })();
      await expect(gather(broken, { size: () => 5, ahead: 1, send: all })).rejects.toThrow('source broke');
    });

    /** One number, and then nothing until the test lets it fail. */
    const stuck = () => {
      let fail = (): void => undefined;
      const failed = new Promise<void>((resolve) => (fail = resolve));
      const source = (async function* () {
        yield 1;
        await failed;
        throw new Error('source broke');
      })();
      return { source, fail };
    };
    const later = async (batch: Batch<number>) => (await settle(), all(batch));

    it('and yields what has arrived while it waits for more', async () => {
      const { source, fail } = stuck();
      const batches = inBatches(source, { size: () => 1, ahead: 2, send: later });
      expect(await batches.next()).toEqual({ done: false, value: 1 });
      fail();
      await expect(batches.next()).rejects.toThrow('source broke');
    });

    it('and yields what has arrived at once while it waits for more', async () => {
      const { source, fail } = stuck();
      const first = inBatches(source, { size: () => 1, ahead: 2, send: all }).next();
      first.catch(() => undefined);
      const seen = await Promise.race([first, settle().then(settle)]);
      fail();
      expect(seen).toEqual({ done: false, value: 1 });
    });

    it('and rejects with its failure also when it fails while results are taken', async () => {
      const { source, fail } = stuck();
      const taking = (async () => {
        for await (const result of inBatches(source, { size: () => 1, ahead: 2, send: later })) {
          if (result === 1) fail();
          await settle();
        }
      })();
      await expect(taking).rejects.toThrow('source broke');
    });
  });

  describe('when a batch fails', () => {
    it('rejects with the first failure, and closes the source', async () => {
      const { source, told } = counted();
      let calls = 0;
      const send = async (): Promise<never> => {
        calls += 1;
        throw new Error(`failure ${calls}`);
      };
      await expect(gather(source, { size: () => 1, ahead: 3, send })).rejects.toThrow('failure 1');
      expect(told.closed).toBe(true);
    });

    it('begins no new one, though others are under way', async () => {
      const { source } = counted();
      const started: number[] = [];
      const send = async (batch: Batch<number>) => {
        const [item = 0] = batch.items();
        started.push(item);
        await settle();
        if (item === 1) throw new Error('no');
        return { results: [item] };
      };
      await expect(gather(source, { size: () => 1, ahead: 3, send })).rejects.toThrow('no');
      await settle();
      expect(started.length).toBeLessThanOrEqual(3);
    });

    it('is not told twice when others fail later', async () => {
      const clock = virtualClock();
      const send = async (batch: Batch<number>): Promise<never> => {
        const [item = 0] = batch.items();
        await clock.sleep(item * 100);
        throw new Error(`failure ${item}`);
      };
      await expect(clock.play(gather(numbers(4), { size: () => 1, ahead: 4, send }))).rejects.toThrow('failure 0');
      await clock.play(clock.sleep(1000));
    });
  });
});

/** Sends with random delays before a batch's turn and before its answer; what fails comes back, split in two or whole. */
function hostile(seed: number) {
  const clock = virtualClock();
  const random = seeded(seed);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const ahead = 1 + upTo(5);
  const count = upTo(150);
  let [running, most, latest] = [0, 0, 0];
  const tooLarge: number[] = [];
  const size = (): number => (latest = 1 + upTo(8));
  const send = async (batch: Batch<number>) => {
    most = Math.max(most, (running += 1));
    await clock.sleep(upTo(50));
    const withdrawn = random() < 0.1 && batch.again === undefined;
    const items = withdrawn ? [] : batch.items();
    if (!batch.again && items.length > latest) tooLarge.push(items.length);
    await clock.sleep(upTo(50));
    running -= 1;
    const [good, bad] = [items.filter((item) => (item + upTo(3)) % 4 > 0), items];
    const failed = bad.filter((item) => !good.includes(item));
    const middle = Math.ceil(failed.length / 2);
    const halves = [failed.slice(0, middle), failed.slice(middle)].filter((half) => half.length > 0);
    return { results: good, again: random() < 0.5 ? halves : failed.length > 0 ? [failed] : [] };
  };
  const slow = async function* () {
    for (const item of numbers(count)) {
      if (random() < 0.3) await clock.sleep(upTo(40));
      yield item;
    }
  };
  const source = random() < 0.5 ? numbers(count) : slow();
  return { clock, count, source, batching: { size, ahead, send }, told: () => ({ most, tooLarge }) };
}

describe('inBatches, whatever the sizes, the order of answers and what fails,', () => {
  it.each(numbers(60))('answers each item once (seed %i)', async (seed) => {
    const { clock, count, source, batching, told } = hostile(seed);
    expect(inOrder(await clock.play(gather(source, batching)))).toEqual(numbers(count));
    expect(told().tooLarge).toEqual([]);
    expect(told().most).toBeLessThanOrEqual(batching.ahead);
  });
});

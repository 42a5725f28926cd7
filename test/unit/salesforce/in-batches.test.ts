import { describe, expect, it } from 'vitest';
import { inBatches, type Batching } from '../../../src/salesforce/in-batches.js';

async function gather<T, R>(items: Iterable<T> | AsyncIterable<T>, batching: Batching<T, R>): Promise<R[]> {
  const results: R[] = [];
  for await (const result of inBatches(items, batching)) results.push(result);
  return results;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('inBatches', () => {
  it('fills every batch but the last', async () => {
    const sizes: number[] = [];
    const send = async (batch: readonly number[]) => {
      sizes.push(batch.length);
      return { results: batch };
    };
    const results = await gather(numbers(58), { size: () => 25, ahead: 4, send });
    expect(sizes).toEqual([25, 25, 8]);
    expect(results.sort((a, b) => a - b)).toEqual(numbers(58));
  });

  it('has no more batches under way than allowed, and that many', async () => {
    let running = 0;
    let most = 0;
    const send = async (batch: readonly number[]) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return { results: batch };
    };
    await gather(numbers(40), { size: () => 1, ahead: 5, send });
    expect(most).toBe(5);
  });

  it('asks again what comes back, as a batch of its own', async () => {
    const sent: (readonly number[])[] = [];
    const send = async (batch: readonly number[]) => {
      sent.push(batch);
      return batch.length > 1 ? { results: [], again: batch.map((one) => [one]) } : { results: batch };
    };
    expect((await gather([1, 2, 3], { size: () => 3, ahead: 1, send })).sort()).toEqual([1, 2, 3]);
    expect(sent).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  it('rejects with the first failure', async () => {
    const send = async () => Promise.reject(new Error('no'));
    await expect(gather([1], { size: () => 1, ahead: 1, send })).rejects.toThrow('no');
  });

  it('rejects with the failure of its source', async () => {
    const broken = (async function* () {
      yield 1;
      throw new Error('source broke');
    })();
    const send = async (batch: readonly number[]) => ({ results: batch });
    await expect(gather(broken, { size: () => 5, ahead: 1, send })).rejects.toThrow('source broke');
  });

  it('reads a source no further than it can send', async () => {
    let read = 0;
    const source = (function* () {
      for (;;) {
        read += 1;
        yield read;
      }
    })();
    const batches = inBatches(source, { size: () => 2, ahead: 2, send: async (batch) => ({ results: batch }) });
    await batches.next();
    expect(read).toBeLessThanOrEqual(8);
    await batches.return(undefined);
  });
});

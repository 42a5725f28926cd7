import { describe, expect, it } from 'vitest';
import { createChannel } from '../../../src/collect/channel.js';
import { pack, rowsPerQuery, type Sized } from '../../../src/collect/pack.js';

async function* stream(sizes: readonly number[]): AsyncGenerator<Sized> {
  for (const [index, rows] of sizes.entries()) yield { name: `O${index}`, rows };
}

async function packAll(sizes: readonly number[]): Promise<{ names: readonly string[]; rows: number }[]> {
  const packs = [];
  for await (const names of pack(stream(sizes))) {
    packs.push({ names, rows: names.reduce((sum, name) => sum + (sizes[Number(name.slice(1))] ?? 0), 0) });
  }
  return packs;
}

/** Widths as orgs have them: many narrow objects, a few wide ones. */
const widths = Array.from({ length: 1462 }, (_, index) => 8 + ((index * 7919) % 61) + (index % 97 === 0 ? 300 : 0));
const total = widths.reduce((sum, rows) => sum + rows, 0);

describe('pack', () => {
  it('puts every object into one pack', async () => {
    const names = (await packAll(widths)).flatMap((one) => one.names);
    expect(names.length).toBe(widths.length);
    expect(new Set(names).size).toBe(widths.length);
  });

  it('never expects more rows than one query may give', async () => {
    expect(Math.max(...(await packAll(widths)).map(({ rows }) => rows))).toBeLessThanOrEqual(rowsPerQuery);
  });

  it('needs hardly more packs than there must be, though it cannot know what comes', async () => {
    expect((await packAll(widths)).length).toBeLessThanOrEqual(Math.ceil(total / rowsPerQuery) + 1);
  });

  it('gives an object that is too wide a pack of its own', async () => {
    expect((await packAll([5000, 10])).map(({ names }) => names)).toEqual([['O0'], ['O1']]);
  });

  it('gives the first pack before the last object is known', async () => {
    const sizes = createChannel<Sized>();
    const packs = pack(sizes)[Symbol.asyncIterator]();
    for (let index = 0; index < 100; index += 1) sizes.push({ name: `O${index}`, rows: 30 });
    expect((await packs.next()).value).toHaveLength(60);
    sizes.end();
    expect((await packs.next()).value).toHaveLength(40);
    expect((await packs.next()).done).toBe(true);
  });

  it('has nothing to give for nothing', async () => {
    expect(await packAll([])).toEqual([]);
  });
});

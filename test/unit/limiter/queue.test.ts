import { describe, expect, it } from 'vitest';
import { createQueue, type Queue, type Turn } from '../../../src/limiter/queue.js';

type Place = Parameters<Queue['add']>[1];

/** A queue whose turns tell when they run or are rejected. */
function setUp() {
  const queue = createQueue();
  const told: string[] = [];
  const add = (name: string, place: Place, run: Turn['run'] = async () => true): void =>
    queue.add(
      { run: () => (told.push(name), run()), reject: (error) => void told.push(`${name}: ${String(error)}`) },
      place,
    );
  /** Runs one after another until there is none. */
  const runAll = async (slots: number): Promise<readonly string[]> => {
    while (await queue.runNext(slots));
    return told;
  };
  return { queue, told, add, runAll };
}

const first = (kind = 'describe'): Place => ({ urgency: 'first', kind });
const later = (kind = 'count'): Place => ({ urgency: 'later', kind });
const again = (kind = 'count'): Place => ({ urgency: 'again', kind });

/** A turn that ends when told to. */
function held() {
  let release = (): void => undefined;
  const done = new Promise<boolean>((resolve) => (release = () => resolve(true)));
  return { run: () => done, release: () => release() };
}

describe('queue', () => {
  it('gives false when nobody waits', async () => {
    expect(await setUp().queue.runNext(8)).toBe(false);
  });

  it('with one slot runs what is tried again, then what is urgent, then the rest, each in the order it came', async () => {
    const { add, runAll } = setUp();
    add('later 1', later());
    add('first 1', first());
    add('again 1', again());
    add('later 2', later());
    add('first 2', first('list'));
    add('again 2', again('describe'));
    expect(await runAll(1)).toEqual(['again 1', 'again 2', 'first 1', 'first 2', 'later 1', 'later 2']);
  });

  it('takes the kinds of the rest in turn, and a kind that comes back at the end of the line', async () => {
    const { queue, told, add, runAll } = setUp();
    for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) add(name, later(name.charAt(0)));
    await queue.runNext(1);
    expect(told).toEqual(['a1']);
    add('b2', later('b'));
    add('d1', later('d'));
    expect(await runAll(1)).toEqual(['a1', 'b1', 'c1', 'a2', 'd1', 'b2', 'c2', 'a3']);
  });

  it('keeps one slot of several for the rest while urgent work waits', async () => {
    const { queue, told, add } = setUp();
    for (const name of ['first 1', 'first 2', 'first 3']) add(name, first());
    const [one, two] = [held(), held()];
    add('later 1', later(), one.run);
    add('later 2', later(), two.run);
    const runs = [1, 2, 3].map(() => queue.runNext(2));
    expect(told).toEqual(['later 1', 'first 1', 'first 2']);
    one.release();
    await runs[0];
    runs.push(queue.runNext(2));
    expect(told.at(-1)).toBe('later 2');
    await queue.runNext(2);
    expect(told.at(-1)).toBe('first 3');
    two.release();
    expect(await Promise.all(runs)).toEqual([true, true, true, true]);
  });

  it('keeps no second slot for the rest, however many there are', async () => {
    const { queue, told, add } = setUp();
    for (const name of ['first 1', 'first 2', 'first 3']) add(name, first());
    const [one, two] = [held(), held()];
    add('later 1', later(), one.run);
    add('later 2', later(), two.run);
    const runs = [1, 2, 3, 4, 5].map(() => queue.runNext(20));
    expect(told).toEqual(['later 1', 'first 1', 'first 2', 'first 3', 'later 2']);
    one.release();
    two.release();
    await Promise.all(runs);
  });

  it('gives the kept slot back when what ran there has failed', async () => {
    const { queue, told, add } = setUp();
    add('later 1', later(), () => Promise.reject(new Error('broke')));
    add('later 2', later());
    add('first 1', first());
    await expect(queue.runNext(2)).rejects.toThrow('broke');
    await queue.runNext(2);
    expect(told).toEqual(['later 1', 'later 2']);
  });

  it('gives every slot to the rest when nothing urgent waits', async () => {
    const { queue, told, add } = setUp();
    const turns = [held(), held(), held()];
    turns.forEach(({ run }, at) => add(`later ${at}`, later(), run));
    const runs = turns.map(() => queue.runNext(3));
    expect(told).toEqual(['later 0', 'later 1', 'later 2']);
    turns.forEach(({ release }) => release());
    await Promise.all(runs);
  });

  it('goes on to the next where a turn has nothing to do, and gives false when none has', async () => {
    const { queue, told, add } = setUp();
    const nothing = async () => false;
    add('again', again(), nothing);
    add('first', first(), nothing);
    add('later', later(), nothing);
    add('later 2', later());
    add('later 3', later(), nothing);
    expect(await queue.runNext(1)).toBe(true);
    expect(told).toEqual(['again', 'first', 'later', 'later 2']);
    expect(await queue.runNext(1)).toBe(false);
    expect(told.at(-1)).toBe('later 3');
  });

  it('rejects one at a time, in the order in which one slot would have run them', () => {
    const { queue, told, add } = setUp();
    add('a1', later('a'));
    add('a2', later('a'));
    add('b1', later('b'));
    add('first', first());
    add('again', again());
    queue.rejectNext('no');
    expect(told).toEqual(['again: no']);
    for (let count = 0; count < 5; count += 1) queue.rejectNext('no');
    expect(told).toEqual(['again: no', 'first: no', 'a1: no', 'b1: no', 'a2: no']);
  });
});

import { expect, it } from 'vitest';
import { virtualClock } from './virtual-clock.ts';

it('does things in the order of their times, those of the same time in the order of their coming', async () => {
  const clock = virtualClock();
  const done: string[] = [];
  const after = async (ms: number, name: string): Promise<void> => {
    await clock.sleep(ms);
    done.push(`${name} at ${clock.now()}`);
  };
  await clock.play(Promise.all([after(3_600_000, 'an hour'), after(5, 'a'), after(2, 'b'), after(5, 'c')]));
  expect(done).toEqual(['b at 2', 'a at 5', 'c at 5', 'an hour at 3600000']);
});

it('wakes a sleeper by its signal, and does nothing that was called off', async () => {
  const clock = virtualClock();
  const controller = new AbortController();
  const asleep = clock.sleep(Number.POSITIVE_INFINITY, controller.signal);
  const callOff = clock.at(7, () => expect.fail());
  clock.at(3, () => (callOff(), controller.abort()));
  await clock.play(asleep);
  await clock.play(clock.sleep(1000, controller.signal));
  expect(clock.now()).toBe(3);
});

it('says so when nothing will ever happen again', async () => {
  const clock = virtualClock();
  await expect(clock.play(new Promise(() => undefined))).rejects.toThrow('Nothing will ever happen again after 0 ms.');
});

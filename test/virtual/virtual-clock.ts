import type { Clock } from '../../src/limiter/clock.js';

/** A clock whose time passes only while everything waits for it: an hour takes as long as its events. */
export type VirtualClock = Clock & {
  /** Does something at a time; the function given back calls it off. */
  at(time: number, act: () => void): () => void;
  /** Plays until the work is done. Rejects when it waits for something that will never come. */
  play<T>(work: Promise<T>): Promise<T>;
};

type Timer = { readonly time: number; readonly act: () => void };

export function virtualClock(): VirtualClock {
  let now = 0;
  const timers: Timer[] = []; // by time

  const at = (time: number, act: () => void): (() => void) => {
    const timer = { time: Math.max(time, now), act };
    // After those of the same time: first come, first served.
    timers.splice(timers.findLastIndex((other) => other.time <= timer.time) + 1, 0, timer);
    return () => {
      const place = timers.indexOf(timer);
      if (place >= 0) timers.splice(place, 1);
    };
  };
  const next = (): void => {
    const timer = timers.shift();
    if (!timer) throw new Error(`Nothing will ever happen again after ${now} ms.`);
    now = timer.time;
    timer.act();
  };

  return {
    now: () => now,
    at,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const callOff = at(now + ms, resolve);
        signal?.addEventListener('abort', () => (callOff(), resolve()), { once: true });
      }),
    play: async (work) => {
      let settled = false;
      const end = (): void => void (settled = true);
      work.then(end, end);
      for (await allElse(); !settled; await allElse()) next();
      return work;
    },
  };
}

/** Resolves when every promise that can go on has gone on. */
const allElse = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

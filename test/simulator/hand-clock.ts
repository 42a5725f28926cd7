import type { Clock } from './clock.ts';

/** A clock that stands still until it is moved. */
export type HandClock = Clock & {
  readonly sleeping: number; // how many wait for it
  readonly advance: (milliseconds: number) => Promise<void>;
};

/** A clock for tests, by default at 0. */
export function createHandClock(start = 0): HandClock {
  let now = start;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (milliseconds) => new Promise((wake) => sleepers.push({ until: now + milliseconds, wake })),
    get sleeping() {
      return sleepers.length;
    },
    advance: async (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        const next = Math.min(...sleepers.map(({ until }) => until));
        now = Math.min(end, next);
        if (next > end) return;
        const due = sleepers.filter(({ until }) => until <= now);
        sleepers = sleepers.filter(({ until }) => until > now);
        for (const { wake } of due) wake();
      }
    },
  };
}

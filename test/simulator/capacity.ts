import type { Clock } from './clock.ts';

/** How fast the org is. */
export type LatencyOptions = {
  /** Multiplies every service time; 0 (the default) means no timers at all. */
  readonly scale?: number;
  /** Requests that are worked on at the same time; the rest wait in order. */
  readonly workers?: number;
  readonly seed?: number;
};

/** The workers of the org and the queue before them. */
export type Capacity = {
  /** Works on a request when a worker is free; the work tells its seconds. */
  readonly run: <Done extends { readonly seconds: number }>(work: () => Done) => Promise<Done>;
  /** Requests that run or wait since more than 20 seconds. */
  readonly longRunning: () => number;
  readonly serviceTime: () => number; // milliseconds, before the scale
  readonly reset: () => void;
};

const longAfter = 20_000;

/** Workers with a first-in, first-out queue. */
export function createCapacity(clock: Clock, { scale = 0, workers = 24 }: LatencyOptions = {}): Capacity {
  const arrivals = new Map<object, number>();
  const waiting: (() => void)[] = [];
  let free = workers;
  let serviceTime = 0;

  const worker = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const release = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  const timed = async <Done extends { readonly seconds: number }>(work: () => Done): Promise<Done> => {
    const ticket = {};
    arrivals.set(ticket, clock.now());
    await worker();
    try {
      const done = work();
      serviceTime += done.seconds * 1000;
      await clock.sleep(done.seconds * 1000 * scale);
      return done;
    } finally {
      arrivals.delete(ticket);
      release();
    }
  };
  const instant = <Done extends { readonly seconds: number }>(work: () => Done): Promise<Done> => {
    const done = work();
    serviceTime += done.seconds * 1000;
    return Promise.resolve(done);
  };
  return {
    run: scale === 0 ? instant : timed,
    longRunning: () => {
      const before = clock.now() - longAfter * scale;
      return [...arrivals.values()].filter((arrival) => arrival < before).length;
    },
    serviceTime: () => serviceTime,
    reset: () => {
      serviceTime = 0;
    },
  };
}

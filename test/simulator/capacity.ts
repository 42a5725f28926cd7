import type { Clock } from './clock.ts';

/** How fast the org is. */
export type LatencyOptions = {
  /** Multiplies every service time; 0 (the default) means no timers at all. */
  readonly scale?: number;
  /** Requests that are worked on at the same time; the rest wait in order. */
  readonly workers?: number;
  readonly seed?: number;
};

type Work = { readonly seconds: number };

const longAfter = 20_000;

/** The workers of the org and the first-in, first-out queue before them. */
export class Capacity {
  readonly #clock: Clock;
  readonly #scale: number;
  readonly #arrivals = new Set<{ readonly at: number }>();
  readonly #waiting: (() => void)[] = [];
  #free: number;
  #serviceTime = 0;

  constructor(clock: Clock, { scale = 0, workers = 24 }: LatencyOptions = {}) {
    this.#clock = clock;
    this.#scale = scale;
    this.#free = workers;
  }

  /** Works on a request when a worker is free; the work tells its seconds. */
  async run<Done extends Work>(work: () => Done): Promise<Done> {
    if (this.#scale === 0) return this.#measured(work);
    const arrival = { at: this.#clock.now() };
    this.#arrivals.add(arrival);
    await this.#worker();
    try {
      const done = this.#measured(work);
      await this.#clock.sleep(done.seconds * 1000 * this.#scale);
      return done;
    } finally {
      this.#arrivals.delete(arrival);
      this.#release();
    }
  }

  /** Requests that run or wait since more than 20 seconds. */
  longRunning(): number {
    const before = this.#clock.now() - longAfter * this.#scale;
    return [...this.#arrivals].filter(({ at }) => at < before).length;
  }

  /** Milliseconds of modelled work, before the scale. */
  get serviceTime(): number {
    return this.#serviceTime;
  }

  reset(): void {
    this.#serviceTime = 0;
  }

  #measured<Done extends Work>(work: () => Done): Done {
    const done = work();
    this.#serviceTime += done.seconds * 1000;
    return done;
  }

  async #worker(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}

import type { Clock } from './clock.ts';
import { createModelTime } from './model-time.ts';
import { SharedWorkers } from './shared-workers.ts';
import { WorkerQueue } from './worker-queue.ts';
import type { Work, Workers } from './workers.ts';

/** How fast the org is. */
export type LatencyOptions = {
  /** Multiplies every service time; 0 (the default) means no timers at all. */
  readonly scale?: number;
  /** Requests that are worked on at the same time; the rest wait in order. */
  readonly workers?: number;
  /** Nobody waits: all requests under way share the workers, and slow down when they are more than the workers. */
  readonly sharing?: boolean;
  /** Requests of others that share the workers, by the seconds of the model since the start. */
  readonly neighbours?: (seconds: number) => number;
  readonly seed?: number;
};

const longAfter = 20_000;

/** The workers of the org, and what they have to do. */
export class Capacity {
  readonly #clock: Clock;
  readonly #scale: number;
  readonly #workers: Workers;
  readonly #arrivals = new Set<{ readonly at: number }>();
  #serviceTime = 0;

  constructor(clock: Clock, options: LatencyOptions = {}, time = createModelTime(clock, options.scale)) {
    const { scale = 0, workers = 24, sharing = false, neighbours = () => 0 } = options;
    if (options.neighbours !== undefined && !sharing)
      throw new Error('Neighbours share the workers: they need `sharing`.');
    this.#clock = clock;
    this.#scale = scale;
    this.#workers = sharing
      ? new SharedWorkers({ clock, time, scale, workers, neighbours })
      : new WorkerQueue(clock, scale, workers);
  }

  /** Works on a request; the work tells its seconds. */
  async run<Done extends Work>(work: () => Done): Promise<Done> {
    if (this.#scale === 0) return this.#measured(work);
    const arrival = { at: this.#clock.now() };
    this.#arrivals.add(arrival);
    try {
      return await this.#workers.run(() => this.#measured(work));
    } finally {
      this.#arrivals.delete(arrival);
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
}

import type { Clock } from './clock.ts';
import type { Work, Workers } from './workers.ts';

/** Workers that take one request each, and the first-in, first-out queue before them. */
export class WorkerQueue implements Workers {
  readonly #clock: Clock;
  readonly #scale: number;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(clock: Clock, scale: number, workers: number) {
    this.#clock = clock;
    this.#scale = scale;
    this.#free = workers;
  }

  async run<Done extends Work>(work: () => Done): Promise<Done> {
    await this.#worker();
    try {
      const done = work();
      await this.#clock.sleep(done.seconds * 1000 * this.#scale);
      return done;
    } finally {
      this.#release();
    }
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

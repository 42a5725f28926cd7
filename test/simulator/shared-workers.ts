import type { Clock } from './clock.ts';
import type { ModelTime } from './model-time.ts';
import type { Work, Workers } from './workers.ts';

type Sharing = {
  readonly clock: Clock;
  readonly time: ModelTime;
  readonly scale: number;
  readonly workers: number;
  /** Requests of others that are under way. */
  readonly neighbours: (seconds: number) => number;
};

/** A request under way, with the milliseconds on the clock that it would still take alone. */
type Active = { left: number; readonly end: () => void };

// Less than this, in milliseconds, is rounding; and a clock that counts from 1970 still tells such times apart.
const nothing = 0.001;

/** Workers that all requests share: nobody waits, and with more requests than workers each of them slows down alike. */
export class SharedWorkers implements Workers {
  readonly #sharing: Sharing;
  readonly #active = new Set<Active>();
  #workedUntil = 0;
  #skipped = 0; // milliseconds that passed for the work and not on the clock
  #rate = 1;
  #plan = 0;

  constructor(sharing: Sharing) {
    this.#sharing = sharing;
  }

  async run<Done extends Work>(work: () => Done): Promise<Done> {
    const done = work();
    await new Promise<void>((end) => {
      this.#advance();
      this.#active.add({ left: done.seconds * 1000 * this.#sharing.scale, end });
      this.#next();
    });
    return done;
  }

  /** Brings all requests up to now. */
  #advance(): void {
    const now = this.#sharing.clock.now() + this.#skipped;
    const worked = (now - this.#workedUntil) * this.#rate;
    this.#workedUntil = now;
    for (const request of this.#active) {
      request.left -= worked;
      if (request.left > nothing) continue;
      this.#active.delete(request);
      request.end();
    }
  }

  /** Sets the rate from now on, and comes back when a request ends or neighbours may have come or gone. */
  #next(): void {
    const { clock, neighbours, scale, time, workers } = this.#sharing;
    const seconds = time.seconds();
    this.#rate = Math.min(1, workers / (this.#active.size + neighbours(seconds)));
    // A sleep cannot be called off: one that a later plan has overtaken does nothing when it ends.
    const plan = (this.#plan += 1);
    if (this.#active.size === 0) return;
    const soonest = Math.min(...[...this.#active].map(({ left }) => left)) / this.#rate;
    const nextSecond = (Math.floor(seconds) + 1 - seconds) * 1000 * scale;
    const pause = Math.max(nothing, Math.min(soonest, nextSecond));
    const before = clock.now();
    void clock.sleep(pause).then(() => {
      if (plan !== this.#plan) return;
      // A clock may stand still and sleep in no time; the work goes on all the same.
      if (clock.now() === before) this.#skipped += pause;
      this.#advance();
      this.#next();
    });
  }
}

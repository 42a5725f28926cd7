import type { Conditions } from './conditions.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Requests that an org works on together: each progresses at rate min(1, workers / active). */
export type SharedWork = {
  /** Resolves when so many ms of work are done. */
  done(ms: number): Promise<void>;
  /** Requests under way for longer than so many ms. */
  older(ms: number): number;
};

type Active = { left: number; readonly since: number; readonly end: () => void };

/** Less than this is rounding. */
const nothingMs = 1e-6;

export function sharedWork(clock: VirtualClock, { workers, neighbours }: Conditions): SharedWork {
  const active = new Set<Active>();
  let workedUntil = 0;
  let rate = 1;
  let callOff = (): void => undefined;

  /** Brings all requests up to now. */
  const advance = (): void => {
    const worked = (clock.now() - workedUntil) * rate;
    workedUntil = clock.now();
    for (const one of active) {
      one.left -= worked;
      if (one.left <= nothingMs && active.delete(one)) one.end();
    }
  };

  /** Sets the rate from now on, and looks again when a request ends or conditions may change: at the next whole second. */
  const plan = (): void => {
    callOff();
    if (active.size === 0) return;
    const second = clock.now() / 1000;
    rate = Math.min(1, workers(second) / (active.size + neighbours(second)));
    const soonest = clock.now() + Math.min(...[...active].map(({ left }) => left)) / rate;
    callOff = clock.at(Math.min(soonest, (Math.floor(second) + 1) * 1000), () => (advance(), plan()));
  };

  return {
    done: (ms) =>
      new Promise((end) => {
        advance();
        active.add({ left: ms, since: clock.now(), end });
        plan();
      }),
    older: (ms) => [...active].filter(({ since }) => clock.now() - since > ms).length,
  };
}

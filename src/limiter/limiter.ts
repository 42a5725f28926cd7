import pLimit from 'p-limit';
import { backoffMs } from './backoff.js';
import type { Clock } from './clock.js';

/** What a failure means for the request and for all that wait behind it. */
export type Verdict = {
  /** How often the request may be tried in all; 1 means never again. */
  readonly attempts: number;
  readonly retryAfterMs?: number;
  /** The failure is everybody's (login lost, daily limit reached): nothing more is sent. */
  readonly halt?: boolean;
};

export type LimiterOptions = {
  readonly maxConcurrent: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly judge: (error: unknown) => Verdict;
};

/** Work on which other work waits goes first; one slot is always open to the rest, so that it never stands still. */
export type Urgency = 'first' | 'later';

/** Decides how much reaches the org at once: the only home of concurrency. */
export type Limiter = {
  /** Runs a task when there is room, again after a failure that may pass. Rejects with the task's last error. */
  run<T>(task: () => Promise<T>, urgency?: Urgency): Promise<T>;
  /** Waits as long as a retry of something that failed `attempt + 1` times would. */
  pause(attempt: number): Promise<void>;
  /** Sends nothing more: what waits and what comes is rejected with this error. */
  halt(error: unknown): void;
  /** Most tasks ever running at the same time. */
  readonly peak: number;
};

export function createLimiter({ maxConcurrent, clock, random, judge }: LimiterOptions): Limiter {
  const admit = pLimit(maxConcurrent);
  const waiting = createWaiting(maxConcurrent > 1 ? 1 : 0);
  let stopped: { readonly error: unknown } | undefined;
  let peak = 0;

  // A slot goes to whoever is next when it is free, not to who asked first. A failure that ends everything is noticed
  // before its slot is free, or the next in line would still go out.
  const once = <T>(task: () => Promise<T>, urgency: Urgency): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const start = async (): Promise<void> => {
        try {
          if (stopped) throw stopped.error;
          peak = Math.max(peak, admit.activeCount);
          resolve(await task());
        } catch (error) {
          if (judge(error).halt) stopped ??= { error };
          reject(error);
        }
      };
      waiting.add(start, urgency);
      void admit(() => waiting.runNext());
    });

  // The wait lies between two admissions, so that a waiting retry holds no slot.
  const run = async <T>(task: () => Promise<T>, urgency: Urgency = 'first'): Promise<T> => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await once(task, urgency);
      } catch (error) {
        const { attempts, retryAfterMs } = judge(error);
        if (stopped || attempt + 1 >= attempts) throw error;
        await clock.sleep(backoffMs(attempt, random, retryAfterMs));
      }
    }
  };

  return {
    run,
    pause: (attempt) => clock.sleep(backoffMs(attempt, random)),
    halt: (error) => {
      stopped ??= { error };
    },
    get peak() {
      return peak;
    },
  };
}

type Waiting = {
  add(start: () => Promise<void>, urgency: Urgency): void;
  /** Runs the next in line to its end. */
  runNext(): Promise<void>;
};

/** `reserved` slots are open to what is not urgent even while urgent work waits. */
function createWaiting(reserved: number): Waiting {
  const first: (() => Promise<void>)[] = [];
  const later: (() => Promise<void>)[] = [];
  let laterRunning = 0;

  const runLater = async (start: () => Promise<void>): Promise<void> => {
    laterRunning += 1;
    await start();
    laterRunning -= 1;
  };

  return {
    add: (start, urgency) => void (urgency === 'first' ? first : later).push(start),
    runNext: async () => {
      const takesLater = later.length > 0 && (first.length === 0 || laterRunning < reserved);
      const start = (takesLater ? later : first).shift();
      if (start) await (takesLater ? runLater(start) : start());
    },
  };
}

import { createAdmission, type Job } from './admission.js';
import { backoffMs } from './backoff.js';
import type { Clock } from './clock.js';
import type { Observe } from './decision.js';
import type { SizeBounds } from './job-size.js';
import { narrowToFive, type Policy } from './policy.js';
import { runWithRetries } from './retry.js';
import type { Verdict } from './verdict.js';

export type LimiterOptions = {
  readonly maxConcurrent: number;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly random: () => number;
  readonly judge: (error: unknown) => Verdict;
  readonly observe?: Observe;
};

/** Decides how much reaches the org, and when: the only home of concurrency. */
export type Limiter = {
  /**
   * Runs a job when it may go, and again after a failure that may pass. Undefined when its turn came and nothing was left
   * to do; rejects with the job's last error.
   */
  run<T>(job: Job<T>): Promise<T | undefined>;
  /** How many parts a request of this kind should take if it went now. */
  size(kind: string, bounds: Omit<SizeBounds, 'slots'>): number;
  /** Waits as long as a retry of something that failed `attempt + 1` times would. */
  pause(attempt: number): Promise<void>;
  /** Sends nothing more: what waits and what comes is rejected with this error. */
  halt(error: unknown): void;
  /** The org has but five slots for long-running requests. */
  narrowToFive(): void;
  /** Most requests ever under way at the same time. */
  readonly peak: number;
};

export function createLimiter(options: LimiterOptions): Limiter {
  const { policy, clock, random, observe } = options;
  const admission = createAdmission(options);
  const sizes = new Map<string, number>();

  const size = (kind: string, bounds: Omit<SizeBounds, 'slots'>): number => {
    const at = { now: clock.now(), underWay: admission.underWay };
    const chosen = policy.sizes.of(kind, { ...bounds, slots: admission.slots }, at);
    const before = sizes.get(kind) ?? bounds.most;
    if (chosen !== before) observe?.({ what: 'size', kind, from: before, to: chosen });
    sizes.set(kind, chosen);
    return chosen;
  };

  return {
    run: (job) => runWithRetries(job, admission, options),
    size,
    pause: (attempt) => admission.sleep(backoffMs(attempt, random)),
    halt: (error) => admission.halt(error),
    narrowToFive: () => {
      const from = admission.slots;
      narrowToFive(policy);
      if (admission.slots !== from) observe?.({ what: 'window', from, to: admission.slots, why: 'few-slots' });
      admission.wake();
    },
    get peak() {
      return admission.peak;
    },
  };
}

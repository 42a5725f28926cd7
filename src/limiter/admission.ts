import pLimit, { type LimitFunction } from 'p-limit';
import { createFeedback, type Feedback } from './feedback.js';
import type { LimiterOptions } from './limiter.js';
import { createQueue, type Urgency } from './queue.js';
import { createWaits, type Waits } from './waits.js';
import type { UnderWay } from './window.js';

export type Job<T> = {
  /** Requests of one kind take alike per part; one kind's times say nothing about another's. */
  readonly kind: string;
  readonly urgency?: Urgency;
  /** Called when its turn has come, and for each retry; undefined when nothing is left to do. */
  readonly start: () => Started<T> | undefined;
};
export type Started<T> = { readonly units: number; readonly done: Promise<T> };

/** May this one go now? Slots are p-limit's; a slot that is free still waits until the org can bear one more request. */
export type Admission = {
  /** Runs a job once. A job that was tried before goes before all others. */
  admit<T>(job: Job<T>, again: boolean): Promise<T | undefined>;
  /** Sleeps, but not longer than the run. */
  sleep(ms: number): Promise<void>;
  halt(error: unknown): void;
  /** Looks again who may go: something has changed. */
  wake(): void;
  readonly stopped: boolean;
  readonly underWay: ReadonlySet<UnderWay>;
  readonly slots: number;
  readonly peak: number;
};

/** The longest that a timer can be set to, nearly. */
const longestSleepMs = 2 ** 30;

export function createAdmission(options: LimiterOptions): Admission {
  return new Gate(options);
}

type Settle<T> = { resolve(result: T | undefined): void; reject(error: unknown): void };

class Gate implements Admission {
  public readonly underWay = new Set<UnderWay>();
  public peak = 0;
  private readonly options: LimiterOptions;
  private readonly queue = createQueue();
  private readonly admitted: LimitFunction;
  private readonly feedback: Feedback;
  private readonly waits: Waits;
  private readonly ended = new AbortController();
  private changed = new AbortController();
  private failure: { readonly error: unknown } | undefined;
  /** Requests under way, and those about to start. */
  private booked = 0;

  public constructor(options: LimiterOptions) {
    const { policy, clock, observe } = options;
    this.options = options;
    this.admitted = pLimit(this.slots);
    this.feedback = createFeedback({ policy, clock, observe, underWay: this.underWay, slots: () => this.slots });
    this.waits = createWaits({ policy, clock, observe });
  }

  public get slots(): number {
    return Math.min(this.options.maxConcurrent, this.options.policy.window.size);
  }

  public get stopped(): boolean {
    return this.failure !== undefined;
  }

  public admit<T>(job: Job<T>, again: boolean): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const turn = { run: () => this.run(job, { resolve, reject }), reject };
      this.queue.add(turn, { urgency: again ? 'again' : (job.urgency ?? 'first'), kind: job.kind });
      void this.admitted(() => this.takeSlot());
    });
  }

  public sleep(ms: number): Promise<void> {
    return this.options.clock.sleep(ms, this.ended.signal);
  }

  public wake(): void {
    this.admitted.concurrency = this.slots;
    this.changed.abort();
    this.changed = new AbortController();
  }

  public halt(error: unknown): void {
    if (this.failure) return;
    this.failure = { error };
    this.options.observe?.({ what: 'stop', code: this.options.judge(error).code ?? 'INTERRUPTED' });
    this.ended.abort();
    this.wake();
  }

  /** Takes a slot for whoever is next when it is free, which is not always who asked for it. */
  private async takeSlot(): Promise<void> {
    try {
      await this.book();
    } catch (error) {
      this.queue.rejectNext(error);
      return;
    }
    if (!(await this.queue.runNext(this.slots))) this.options.policy.outage.unsent();
    this.booked -= 1;
    this.wake();
  }

  /** Resolves when one more request may go, which is then booked: of those who wait here, no two go on the same sight. */
  private async book(): Promise<void> {
    const { policy, clock } = this.options;
    for (;;) {
      if (this.failure) throw this.failure.error;
      const now = clock.now();
      this.feedback.watch(now);
      const wait = this.booked < this.slots ? this.waits.ms(now, this.underWay) : Number.POSITIVE_INFINITY;
      if (wait === 0) break;
      await clock.sleep(Math.min(wait, longestSleepMs), this.changed.signal);
    }
    this.waits.over();
    this.booked += 1;
    policy.outage.sent(clock.now());
    policy.longRunning.sent(clock.now());
  }

  /** Runs a job to its end; false when there was nothing to do. What it means for others is known before its slot is free. */
  private async run<T>({ kind, start }: Job<T>, settle: Settle<T>): Promise<boolean> {
    const { policy, clock, judge } = this.options;
    let started: Started<T> | undefined;
    try {
      started = start();
    } catch (error) {
      settle.reject(error);
      return false;
    }
    if (!started) {
      settle.resolve(undefined);
      return false;
    }
    const one = { kind, units: started.units, since: clock.now() };
    this.underWay.add(one);
    this.peak = Math.max(this.peak, this.underWay.size);
    policy.retries.sent();
    try {
      const result = await started.done;
      const inFlight = this.underWay.size;
      this.underWay.delete(one);
      this.feedback.succeeded(one, inFlight);
      settle.resolve(result);
    } catch (error) {
      try {
        if (this.feedback.failed(judge(error), one.since)) this.halt(error);
      } finally {
        settle.reject(error);
      }
    } finally {
      this.underWay.delete(one);
    }
    return true;
  }
}

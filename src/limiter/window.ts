import { createSlowdown } from './slowdown.js';

/** One good answer. Times are ms. */
export type Answered = {
  readonly now: number;
  readonly kind: string;
  /** Parts of the request: a composite of 25 describes took `ms` for 25. */
  readonly units: number;
  readonly ms: number;
  /** Requests under way when it came, itself included. */
  readonly inFlight: number;
};

/** A request that has not been answered yet, sent at `since`. */
export type UnderWay = { readonly kind: string; readonly units: number; readonly since: number };

/** What tells that the org bears less: its long-running slots are full, it is down, or our own requests grow old. */
export type Pressure = 'overload' | 'unavailable' | 'long-running';

/** Why a window changed: a pressure, or what the answers' times told. */
export type WindowReason = Pressure | 'quiet' | 'slower' | 'slow' | 'recovered';

/** How much at once: numbers in, number out. */
export type Window = {
  /** Requests that may be under way: a whole number, at least 1. */
  readonly size: number;
  /** Why it changed last. */
  readonly reason?: WindowReason;
  answered(answer: Answered, underWay: Iterable<UnderWay>): void;
  /** Gives true when this failure made the window smaller. */
  failed(pressure: Pressure, now: number): boolean;
  /** Never again more than this. */
  narrow?(max: number): void;
};

export type WindowOptions = {
  /** Requests that go out before the first answer. */
  readonly start: number;
  readonly max: number;
};

/** As far as the window grows before answers have shown that the org does not become slower with it. */
const unproven = 12;
/** The org is slower than it was at its best by more than chance: less at once. */
const tolerated = 1.3;
const smallestShrink = 0.5;
/**
 * A request of a kind whose times are steady should take no longer: at half the org's speed it still stays below the 20 s
 * from which the org calls it long (measured: `npm run bench -- limiter`). With more at once than `modest`,
 * fewer at once is the remedy that costs no calls. How long that stays the highest window: `ceilingMs`.
 */
const targetMs = 9000;
const modest = 5;
const ceilingMs = 120_000;
/** Where it grows after slow start: by so many for each window's worth of answers. */
const growth = 2.5;

/**
 * After an outage: how much of the window comes back at the pace of slow start, and how long times of answers change
 * nothing, since those of requests that waited together say little.
 */
const recovery = 0.85;
const unsettledMs = 26_000;

const cuts: Readonly<Record<Pressure, { readonly factor: number; readonly everyMs: number }>> = {
  overload: { factor: 0.5, everyMs: 2000 },
  unavailable: { factor: 0.7, everyMs: 2000 },
  'long-running': { factor: 0.7, everyMs: 5000 },
};

/**
 * Slow start as in TCP (RFC 5681), then additive growth; less when answers become slower (a gradient as in Netflix'
 * Gradient2, but of times per part, each against its own kind, and only when the difference is more than chance); one cut
 * at a time on refusals. After an outage, which says nothing about the org's capacity, it goes back to where it was as
 * fast as it first grew.
 */
export function adaptiveWindow(options: WindowOptions): Window {
  return new AdaptiveWindow(options);
}

class AdaptiveWindow implements Window {
  public reason: WindowReason = 'quiet';
  private readonly slowdown = createSlowdown();
  private max: number;
  private exact: number;
  /** Slow start ends here. */
  private goal: number;
  private proven = false;
  private calm = true;
  private ceiling: { readonly size: number; readonly until: number };
  private cutAt = Number.NEGATIVE_INFINITY;
  private settledAt = Number.NEGATIVE_INFINITY;

  public constructor({ start, max }: WindowOptions) {
    this.max = max;
    this.goal = max;
    this.exact = Math.min(start, max);
    this.ceiling = { size: max, until: Number.NEGATIVE_INFINITY };
  }

  public get size(): number {
    return Math.floor(this.exact);
  }

  public answered(answer: Answered, underWay: Iterable<UnderWay>): void {
    this.slowdown.answered(answer);
    this.grow(answer);
    const seen = this.slowdown.look(answer.now, underWay);
    if (!seen) return;
    this.proven = true;
    this.calm = seen.ratio < tolerated * 0.9;
    if (answer.now < this.settledAt) return;
    if (seen.steadyMs > targetMs && this.exact > modest) {
      this.shrink(Math.max(modest, (this.exact * targetMs) / seen.steadyMs), 'slow');
      this.ceiling = { size: this.exact, until: answer.now + ceilingMs };
    } else if (seen.atLeast > tolerated) {
      this.shrink(this.exact * Math.max(smallestShrink, tolerated / seen.atLeast), 'slower');
      this.calm = true; // this evidence has had its effect
    }
  }

  public failed(pressure: Pressure, now: number): boolean {
    if (pressure === 'unavailable') this.settledAt = now + unsettledMs;
    const { factor, everyMs } = cuts[pressure];
    if (now - this.cutAt < everyMs) return false;
    this.cutAt = now;
    const before = this.exact;
    // A second cut of one outage goes back to where the first one began.
    this.goal = pressure === 'unavailable' ? Math.max(before * recovery, this.goal < this.max ? this.goal : 0) : 0;
    this.set(before * factor, pressure);
    return this.exact < before;
  }

  public narrow(max: number): void {
    this.max = Math.min(this.max, max);
    this.set(this.exact, this.reason);
  }

  private grow({ now, inFlight }: Answered): void {
    if (inFlight < this.exact / 2 || this.exact >= this.top(now)) return;
    if (this.exact < this.goal) this.set(this.exact + 1, this.goal < this.max ? 'recovered' : 'quiet');
    else if (this.calm) this.set(this.exact + growth / this.exact, 'quiet');
  }

  private shrink(wanted: number, why: WindowReason): void {
    this.goal = 0;
    this.set(wanted, why);
  }

  private set(wanted: number, why: WindowReason): void {
    const before = this.size;
    this.exact = Math.max(1, Math.min(this.max, wanted));
    if (this.size !== before) this.reason = why;
  }

  private top(now: number): number {
    if (!this.proven) return Math.min(this.max, unproven);
    return now < this.ceiling.until ? Math.min(this.max, this.ceiling.size) : this.max;
  }
}

/** What an org's API calls of the last 24 hours leave to this run. Numbers are calls; times are ms. */
export type DailyBudget = {
  /** What /limits said: at most five minutes old, so it is a start and nothing more. */
  limits(told: { readonly max: number; readonly remaining: number }): void;
  /**
   * What came with an answer (Sforce-Limit-Info): all calls of all users, ours included. Whether it is the count of the end
   * of the request or of its beginning is not documented, so it is taken as of `sentAt`.
   */
  header(told: { readonly used: number; readonly limit: number }, sentAt: number): void;
  /** Books calls that go out now; false, and nothing booked, when they would touch the reserve. */
  take(calls: number, now: number): boolean;
  /** Calls that were booked are over: answered, or failed. */
  ended(calls: number): void;
  /** Calls that went out beside those booked: a request that was sent again with a renewed session. */
  alsoSent(calls: number): void;
  /** Calls left to this run above the reserve; null before the org has said anything. */
  spendable(now: number): number | null;
  readonly state: BudgetState;
};

export type BudgetState = {
  /** Calls sent by this run. */
  readonly sent: number;
  /** Calls of the last 24 hours, as far as known: those told and ours since. Null before the org has said anything. */
  readonly used: number | null;
  readonly limit: number | null;
  /** Calls that are left untouched. */
  readonly reserve: number | null;
  /** Calls of others since the run began, and what they make of it per second. */
  readonly others: number;
  readonly othersPerSecond: number;
};

/** Others' calls are looked at over so long, in ms: an exponentially weighted mean with this time constant. */
const memoryMs = 20_000;
/** Between two answers others are taken to call a little faster than they did. */
const caution = 1.5;

/** `reserve`: percent of the daily calls that this run leaves untouched. */
export function createDailyBudget(reserve: number): DailyBudget {
  return new Budget(reserve);
}

class Budget implements DailyBudget {
  private limit: number | null = null;
  /** The highest count that the org has told, and ours that it surely held. */
  private told: { readonly used: number; readonly sent: number } | null = null;
  private sent = 0;
  private others: Others = { beyondAtFirst: null, count: 0, perMs: 0, since: null, at: null };

  private readonly reserve: number;
  /** Booked and not ended. */
  private open = 0;

  public constructor(reserve: number) {
    this.reserve = reserve;
  }

  public limits({ max, remaining }: { readonly max: number; readonly remaining: number }): void {
    this.limit = max;
    this.learn(max - remaining);
  }

  public header({ used, limit }: { readonly used: number; readonly limit: number }, sentAt: number): void {
    this.limit = limit;
    this.others = followOthers(this.others, {
      beyond: used - this.sent,
      atMost: used - this.sent + this.open,
      now: sentAt,
    });
    this.learn(used);
  }

  public take(calls: number, now: number): boolean {
    const left = this.spendable(now);
    if (left !== null && left < calls) return false;
    this.sent += calls;
    this.open += calls;
    return true;
  }

  public ended(calls: number): void {
    this.open -= calls;
  }

  public alsoSent(calls: number): void {
    this.sent += calls;
  }

  public spendable(now: number): number | null {
    const { used, limit, reserve } = this.state;
    if (used === null || limit === null || reserve === null) return null;
    const unseen = Math.ceil(paceOf(this.others) * caution * Math.max(0, now - (this.others.at ?? now)));
    return limit - reserve - used - unseen;
  }

  public get state(): BudgetState {
    return {
      sent: this.sent,
      used: this.told && this.told.used + this.sent - this.told.sent,
      limit: this.limit,
      reserve: this.limit === null ? null : Math.ceil((this.limit * this.reserve) / 100),
      others: this.others.count,
      othersPerSecond: paceOf(this.others) * 1000,
    };
  }

  /**
   * Answers overtake each other, and /limits lags behind: what is used never goes down within a run. Whether the org has
   * counted what is still under way, nobody knows.
   */
  private learn(used: number): void {
    if (this.told && used < this.told.used) return;
    const held = this.sent - this.open;
    this.told = { used, sent: used === this.told?.used ? Math.max(held, this.told.sent) : held };
  }
}

type Others = {
  /** What the org had counted beyond our own calls at its first answer. */
  readonly beyondAtFirst: number | null;
  readonly count: number;
  readonly perMs: number;
  /** Of the first and of the latest count. */
  readonly since: number | null;
  readonly at: number | null;
};

/** Calls per ms. The mean began with none, and is not yet what it would be had it always been followed. */
function paceOf({ perMs, since, at }: Others): number {
  const passed = (at ?? 0) - (since ?? 0);
  return passed > 0 ? perMs / (1 - Math.exp(-passed / memoryMs)) : 0;
}

/** What the org counted beyond our calls: all that were sent, or those alone that it surely held. */
type Beyond = { readonly beyond: number; readonly atMost: number; readonly now: number };

/** What the org counts beyond all that we have sent is others' work. */
function followOthers(before: Others, { beyond, atMost, now }: Beyond): Others {
  const beyondAtFirst = before.beyondAtFirst ?? atMost;
  const count = Math.max(before.count, beyond - beyondAtFirst);
  const passed = Math.max(0, now - (before.at ?? now));
  const weight = 1 - Math.exp(-passed / memoryMs);
  const perMs = passed > 0 ? before.perMs + weight * ((count - before.count) / passed - before.perMs) : before.perMs;
  return { beyondAtFirst, count, perMs, since: before.since ?? now, at: Math.max(now, before.at ?? now) };
}

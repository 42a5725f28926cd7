/** How crowded an org is, and what it refuses. Functions take the second since the start. */
export type Conditions = {
  /** Requests that it works on at full speed: with more, all of them slow down alike. */
  readonly workers: (second: number) => number;
  /** Requests of others under way. */
  readonly neighbours: (second: number) => number;
  /** Requests of others that are older than 20 s. */
  readonly neighboursLong: (second: number) => number;
  /** How many requests older than 20 s it bears: while there are so many, others are refused. */
  readonly slots: number;
  /** Share of requests that get a 503. */
  readonly unavailable: (second: number) => number;
  /** Seconds for which a 503 asks, where it asks for any. */
  readonly retryAfter?: number;
  /** API calls a day, and those that others have made. */
  readonly daily: { readonly limit: number; readonly usedByOthers: (second: number) => number };
  /** It is known, before the first request, to have no more than five slots. */
  readonly fiveSlots: boolean;
};

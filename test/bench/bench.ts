export type BenchOptions = {
  /** Multiplies the latencies of the part that has any. */
  readonly scale: number;
  readonly workers: number;
  readonly size: number;
  /** Runs of each policy, in virtual time. */
  readonly seeds: number;
  /** Judge the bars, and leave out what none of them needs. */
  readonly check: boolean;
  readonly verbose: boolean;
  /** Says what comes next. */
  readonly progress: (step: string) => void;
};

/** What must hold. */
export type Bar = { readonly name: string; readonly value: number; readonly limit: number };

export type BenchReport = {
  /** For people. */
  readonly text: string;
  /** For programs. */
  readonly figures: object;
  readonly bars: readonly Bar[];
};

export type Bench = (options: BenchOptions) => Promise<BenchReport>;

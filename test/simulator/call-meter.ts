/** The daily API calls of the org, counted as Salesforce counts them: ours and those of others. */
export type CallMeter = {
  readonly max: number;
  readonly used: () => number;
  /** Calls of the client alone, since the start. */
  readonly calls: () => number;
  readonly count: (calls: number) => void;
  /** Another integration used the org. */
  readonly countForeign: (calls: number) => void;
  readonly exhausted: () => boolean;
  readonly header: () => string;
  readonly reset: () => void;
};

/** A meter that starts where the last 24 hours left it, and on which others go on meanwhile. */
export function createCallMeter(max = 100_000, usedAtStart = 0, usedMeanwhile: () => number = () => 0): CallMeter {
  let calls = 0;
  let foreign = usedAtStart;
  const used = (): number => calls + foreign + Math.floor(usedMeanwhile());
  return {
    max,
    used,
    calls: () => calls,
    count: (more) => void (calls += more),
    countForeign: (more) => void (foreign += more),
    exhausted: () => used() >= max,
    header: () => `api-usage=${used()}/${max}`,
    reset: () => {
      calls = 0;
      foreign = usedAtStart;
    },
  };
}

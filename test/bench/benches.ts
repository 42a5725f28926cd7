import type { Bench } from './bench.ts';

/** Every bench by its name on the command line. Loaded when it runs: the limiter's needs the hook of source-files.ts. */
export const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  schema: async () => (await import('./schema-bench.ts')).schemaBench,
  limiter: async () => (await import('./limiter-bench.ts')).limiterBench,
};

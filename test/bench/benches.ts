import type { Bench } from './bench.ts';
import { schemaBench } from './schema-bench.ts';

/** Every bench by its name on the command line. */
export const benches: Readonly<Record<string, Bench>> = { schema: schemaBench };

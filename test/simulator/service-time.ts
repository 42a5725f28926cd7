import type { SimulatorOptions } from './org.ts';
import { spread } from './random.ts';

// Assumed, not measured: the report of a first real org replaces them.
const describeBase = 0.03;
const describePerField = 0.0022; // with 41 fields 0.12 s, 25 of them 3 s
const definitionBase = 0.1;
const definitionPerRow = 1.5 / 1800; // 1.6 s for a full query
const queryWork = 0.6;

/** What every composite costs beside its parts. */
export const compositeWork = 0.08;

/** Seconds for the describe of one object. */
export const describeWork = (options: SimulatorOptions, object: string, fields: number): number =>
  (describeBase + describePerField * fields) * spread(options.latency?.seed ?? 1, object, 0.8);

/** Seconds for a query. */
export const queryWorkOf = (table: { readonly perRow: boolean }, rows: number): number =>
  table.perRow ? definitionBase + definitionPerRow * rows : queryWork;

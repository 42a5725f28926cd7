import type { SimulatorOptions } from './org.ts';
import { spread } from './random.ts';

// Assumed, not measured: the report of a first real org replaces them.
const describeBase = 0.03;
const describePerField = 0.0022; // with 41 fields 0.12 s, 25 of them 3 s
const definitionBase = 0.1;
const definitionPerRow = 1.5 / 1800; // 1.6 s for a full query
const queryWork = 0.6;
const countOfAll = 2.5; // a count over all records; over a window it is a share of that
const windowOfAll = 365;

/** What every composite costs beside its parts. */
export const compositeWork = 0.08;

/** Seconds for the describe of one object. */
export const describeWork = (options: SimulatorOptions, object: string, fields: number): number =>
  (describeBase + describePerField * fields) * spread(options.latency?.seed ?? 1, object, 0.8);

/** Seconds for a query. */
export const queryWorkOf = (table: { readonly perRow: boolean }, rows: number): number =>
  table.perRow ? definitionBase + definitionPerRow * rows : queryWork;

/** Seconds for counting the records of an object, all or those of some days. */
export const countWork = (options: SimulatorOptions, object: string, days: number | null): number =>
  countOfAll * Math.min(1, (days ?? windowOfAll) / windowOfAll) * spread(options.latency?.seed ?? 1, object, 1.6);

/** Seconds for one record of the Tooling API with its metadata. */
export const toolingRecordWork = 0.15;

/** Seconds for a call of the Metadata API: it works on a retrieve meanwhile, and only hands over the zip. */
export const retrieveWork = { call: 0.2, zip: 2 } as const;

/** Seconds for a query job: to create it, and for a page of its results with its rows. */
export const bulkWork = { create: 0.3, page: 0.3, row: 0.000_02 } as const;

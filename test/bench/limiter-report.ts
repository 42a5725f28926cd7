import * as measures from '../virtual/measures.ts';
import type { Run } from '../virtual/play.ts';
import { median, most, total } from '../virtual/statistics.ts';
import { seconds, table, times } from './table.ts';

/** What one policy did in one scenario: medians of the seeds, if nothing else is said. */
export type Row = {
  readonly policy: string;
  readonly makespan: number; // milliseconds
  readonly calls: number;
  readonly refused: number; // a mean: because too many long ones were under way
  readonly unavailable: number; // 503s
  readonly long: number; // requests over 20 s
  readonly lost: number; // items, a mean
  readonly mostInFlight: number; // of all seeds
};

export type Comparison = {
  readonly scenario: string;
  /** The smallest makespan that a policy reached without loss, with hardly any refusal and with no larger window than ours. */
  readonly best: number;
  /** Ours first. */
  readonly rows: readonly Row[];
};

export function rowOf(policy: string, runs: readonly Run[]): Row {
  const medianOf = (measure: (run: Run) => number): number => median(runs.map(measure));
  const meanOf = (measure: (run: Run) => number): number => total(runs.map(measure)) / runs.length;
  return {
    policy,
    makespan: medianOf(measures.makespan),
    calls: medianOf(measures.calls),
    refused: meanOf(measures.ended('overload')),
    unavailable: medianOf(measures.ended('unavailable')),
    long: medianOf(measures.long),
    lost: meanOf(measures.lost),
    mostInFlight: most(runs.map(measures.mostInFlight)),
  };
}

/** The figures as text and as JSON. */
export function limiterReport(
  seeds: number,
  comparisons: readonly Comparison[],
): { readonly text: string; readonly figures: object } {
  const introduction = [
    `Policies on the same ${seeds} seeds of a virtual org: medians; refused and lost are means, in flight is the most ever.`,
    'Best is the fastest that loses nothing, has at most 1 % of its calls refused and never more in flight than sf-schema.',
    'The forerunner makes one call for each item, and where that is said the four calls that it makes for each of 1,462 objects.',
  ].join('\n');
  return { text: `${[introduction, ...comparisons.map(tableOf)].join('\n\n')}\n`, figures: { seeds, comparisons } };
}

function tableOf({ scenario, best, rows }: Comparison): string {
  const own = rows[0]?.makespan ?? Number.NaN;
  return table(
    [scenario, 'makespan', 'over best', 'over ours', 'calls', 'refused', '503s', 'over 20 s', 'lost', 'in flight'],
    rows.map(({ policy, makespan, calls, refused, unavailable, long, lost, mostInFlight }) => [
      policy,
      seconds(makespan),
      times(makespan / best),
      times(makespan / own),
      String(calls),
      refused.toFixed(1),
      String(unavailable),
      String(long),
      lost.toFixed(1),
      String(mostInFlight),
    ]),
  );
}

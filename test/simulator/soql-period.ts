import type { Comparison, Literal } from './soql-condition.ts';

const day = 24 * 60 * 60 * 1000;

/** Whether a moment stands to the days of a date literal as the operator says; the user's time zone is UTC. */
export function inPeriod(operator: Comparison['operator'], literal: Literal, now: number): (moment: number) => boolean {
  const today = Math.floor(now / day) * day;
  const start = today - Number(literal.value) * day;
  const end = today + day;
  const tests: Readonly<Partial<Record<Comparison['operator'], (moment: number) => boolean>>> = {
    '=': (moment) => moment >= start && moment < end,
    '!=': (moment) => moment < start || moment >= end,
    '<': (moment) => moment < start,
    '<=': (moment) => moment < end,
    '>': (moment) => moment >= end,
    '>=': (moment) => moment >= start,
  };
  return tests[operator] ?? (() => false);
}

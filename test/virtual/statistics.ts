export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The largest, and 0 of none. */
export const most = (values: readonly number[]): number => (values.length > 0 ? Math.max(...values) : 0);

import type { Conditions } from './conditions.ts';

/** A large org with nobody else to speak of, and more calls a day than anybody makes. */
export const quiet: Conditions = {
  workers: () => 24,
  neighbours: () => 2,
  neighboursLong: () => 0,
  slots: 25,
  unavailable: () => 0,
  daily: { limit: 1_000_000, usedByOthers: () => 0 },
  fiveSlots: false,
};

/** The second from which on the storm's 503s are over. */
export const stormEnd = 26;

/** The first five as section H of the salesforce-api facts has them. */
export const scenarios = {
  quiet,
  busy: { ...quiet, neighbours: between(15, 75, 18, 4), neighboursLong: between(15, 75, 12, 2) },
  'five slots': { ...quiet, workers: () => 5, neighbours: () => 1, slots: 5, fiveSlots: true },
  storm: {
    ...quiet,
    workers: () => 16,
    neighbours: () => 4,
    neighboursLong: between(10, 40, 24, 6),
    unavailable: between(20, stormEnd, 0.6, 0),
  },
  crowded: { ...quiet, workers: () => 8, neighbours: () => 6, neighboursLong: () => 20 },
  'capacity drops': { ...quiet, workers: between(20, 60, 6, 24) },
  // 15 % of the day is left at the start, and others take the rest down to the reserve within half a minute or so.
  'daily drain': { ...quiet, daily: { limit: 15_000, usedByOthers: (second) => 12_800 + 20 * second } },
} as const satisfies Record<string, Conditions>;

export type ScenarioName = keyof typeof scenarios;
export const scenarioNames = Object.keys(scenarios) as readonly ScenarioName[];

/** Something that is different for a while. */
export function between(from: number, until: number, inside: number, outside: number): (second: number) => number {
  return (second) => (second >= from && second < until ? inside : outside);
}

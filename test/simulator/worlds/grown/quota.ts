/** How many objects of each kind a grown world has. */
export type Quota = Readonly<Record<keyof typeof KIND_MIX | 'standard' | 'custom', number>>;

/** Shares of the objects beside the standard ones, each at least one; custom objects take the rest. */
const KIND_MIX = {
  metadata: 0.063,
  setting: 0.038,
  event: 0.032,
  big: 0.01,
  external: 0.013,
  article: 0.005,
  dataCloud: 0.006,
  standardChangeEvent: 0.041,
  standardFeed: 0.02,
  share: 0.095,
  history: 0.08,
  feed: 0.05,
  changeEvent: 0.025,
} as const;

/** Divides a number of objects among the kinds; the standard objects take 824 of 1,462, or their share of less. */
export function quotaOf(size: number, allStandard: number): Quota {
  if (size < SMALLEST) throw new Error(`A grown world has at least ${SMALLEST} objects.`);
  const standard = Math.min(allStandard, Math.round((size * allStandard) / FULL_SIZE));
  const rest = size - standard;
  const kinds = Object.entries(KIND_MIX).map(([kind, share]) => [kind, Math.max(1, Math.round(rest * share))] as const);
  const limited = kinds.map(([kind, count]) => [kind, Math.min(count, LIMITS[kind] ?? count)] as const);
  const custom = rest - limited.reduce((sum, [, count]) => sum + count, 0);
  return { ...(Object.fromEntries(limited) as Record<keyof typeof KIND_MIX, number>), standard, custom };
}

/** The world that stands for a real org has this many objects and fields. */
export const FULL_SIZE = 1462;
export const FULL_FIELDS = 60_000;
/** Objects with records in it. */
export const FULL_FILLED = 350;

const SMALLEST = 40;

/** Only so many standard objects have feeds and change events. */
const LIMITS: Readonly<Record<string, number>> = { standardChangeEvent: 26, standardFeed: 13 };

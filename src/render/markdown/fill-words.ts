import type { FillRate } from '../../model/schema.js';
import { fillBand } from '../../model/size-class.js';

/** How full a field is, in a word that seldom changes; a field that nobody counts, as a formula, has a dash. */
export function fillWords(rate: FillRate | null | undefined): string {
  if (rate === undefined) return '–';
  if (rate === null) return 'unknown';
  return [fillBand(rate.filled, rate.total) ?? 'no records', ...reservations(rate)].join(', ');
}

/** What has to be said wherever a fill rate stands: that not all records were looked at. */
export function reservations({ sampled, scope }: FillRate): readonly string[] {
  return [...(sampled ? ['sample'] : []), ...(scope === 'visible' ? ['visible records'] : [])];
}

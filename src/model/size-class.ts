export type SizeClass = '0' | '1-99' | '100+' | '1k+' | '10k+' | '100k+' | '1M+';
export type FillBand = 'empty' | 'under 5 %' | '5-50 %' | '50-95 %' | 'over 95 %' | 'full';

/** Says how large a table is in a word that seldom changes, so that pages do not change when data does. */
export function sizeClass(records: number): SizeClass {
  if (records >= 1_000_000) return '1M+';
  if (records >= 100_000) return '100k+';
  if (records >= 10_000) return '10k+';
  if (records >= 1_000) return '1k+';
  if (records >= 100) return '100+';
  return records >= 1 ? '1-99' : '0';
}

/** Says how full a field is in a word that seldom changes; undefined where there is no record to fill. */
export function fillBand(filled: number, total: number): FillBand | undefined {
  if (total === 0) return undefined;
  if (filled === 0) return 'empty';
  if (filled >= total) return 'full';
  const share = filled / total;
  if (share < 0.05) return 'under 5 %';
  if (share < 0.5) return '5-50 %';
  return share <= 0.95 ? '50-95 %' : 'over 95 %';
}

import { displayLabel } from '../model/display-label.js';

/** An API name as words, `Annual Revenue` of `AnnualRevenue__c`; undefined where the label says the same. */
export function identifierWords(name: string, label: string | null): string | undefined {
  const words = name
    .replace(/__[a-z]+$/i, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/_+/g, ' ')
    .trim();
  const known = [name.toLowerCase(), displayLabel(label)?.toLowerCase()];
  return words === '' || known.includes(words.toLowerCase()) ? undefined : words;
}

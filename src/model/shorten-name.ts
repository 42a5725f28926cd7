import { sha256 } from './sha256.js';

/** Cuts an encoded name that is too long and marks the cut with a hash of the whole, so that it stays unique. */
export function shortenName(encoded: string, limit: number): string {
  if (encoded.length <= limit) {
    return encoded;
  }
  const cut = encoded.slice(0, limit - 13).replace(/%[0-9A-F]?$/, '');
  return `${cut}~${sha256(encoded).slice(0, 12)}`;
}

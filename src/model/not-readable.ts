import { clipText } from './clip-text.js';

const LONGEST_REASON = 300;

/** What stands where something would, had it been readable. */
export function notReadable(reasons: readonly string[]): string {
  return `not readable: ${reasons.map((reason) => clipText(reason, LONGEST_REASON)).join('; ')}`;
}

import { cleanText } from '../model/clean-text.js';
import { clipText } from '../model/clip-text.js';

/** A text as it is searched: what nobody can see is removed, since it would only keep words from being found. */
export function plain(text: string): string {
  return cleanText(text, () => '').trim();
}

/** A name or a label on one line, no longer than a record has room for. */
export function plainLine(text: string): string {
  return clipText(plain(text).replace(/\s+/g, ' '), 160);
}

import { displayLabel } from '../model/display-label.js';
import { cleanText } from '../model/clean-text.js';
import { clipText } from '../model/clip-text.js';

/** A text as it is searched: what nobody can see is removed, since it would only keep words from being found. */
export function plain(text: string): string {
  return cleanText(text, () => '').trim();
}

const LONGEST_LINE = 160;

/** A name or a label on one line, no longer than a record has room for. */
export function plainLine(text: string): string {
  if (text.length <= LONGEST_LINE && /^[!-~]+(?: [!-~]+)*$/.test(text)) {
    return text;
  }
  return clipText(plain(text).replace(/\s+/g, ' '), LONGEST_LINE);
}

/** A label as it is searched; undefined where there is none to see. */
export function plainLabel(label: string | null): string | undefined {
  return displayLabel(plainLine(label ?? ''));
}

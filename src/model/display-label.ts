import { trimText } from './trim-text.js';

/** The label people see, or undefined where there is none: a label may be missing, empty or nothing but spaces. */
export function displayLabel(label: string | null): string | undefined {
  const trimmed = trimText(label ?? '');
  return trimmed === '' ? undefined : trimmed;
}

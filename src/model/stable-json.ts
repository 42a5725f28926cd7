import { stringify } from 'safe-stable-stringify';

/** JSON as every file of the library has it: keys sorted by code unit, two spaces, a line feed at the end. */
export function stableJson(value: unknown): string {
  return `${stringify(value, null, 2) ?? 'null'}\n`;
}

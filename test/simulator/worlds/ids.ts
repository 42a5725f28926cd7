import { seedOf } from './random.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The 18-character form of a 15-character id: three letters that say which characters are capitals. */
export function longId(id: string): string {
  const suffix = [0, 5, 10].map((start) => ALPHABET.charAt(capitals(id, start)));
  return id + suffix.join('');
}

/** The durable id of a custom object, as EntityDefinition shows it: 01I and a number. */
export function customObjectId(number: number): string {
  return `01I5g00000${base62(number, 5)}`;
}

/** The id of what has a name of its own, 18 characters: the name alone decides, so that nobody has to keep the id. */
export function recordId(prefix: string, name: string): string {
  const half = (seed: number): string => base62(seedOf(name, seed) % HALF, 5);
  return longId(`${prefix}5g${half(7)}${half(31_337)}`);
}

/** A number in the digits that ids are made of, padded to a width. */
export function base62(number: number, width: number): string {
  let digits = '';
  for (let rest = number; digits.length < width; rest = Math.floor(rest / 62))
    digits = DIGITS.charAt(rest % 62) + digits;
  return digits;
}

const HALF = 62 ** 5;

function capitals(id: string, start: number): number {
  let bits = 0;
  for (let index = 0; index < 5; index++) {
    const code = id.charCodeAt(start + index);
    if (code >= 65 && code <= 90) bits |= 1 << index;
  }
  return bits;
}

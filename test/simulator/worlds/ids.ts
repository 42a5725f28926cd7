const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The 18-character form of a 15-character id: three letters that say which characters are capitals. */
export function longId(id: string): string {
  const suffix = [0, 5, 10].map((start) => ALPHABET.charAt(capitals(id.slice(start, start + 5))));
  return id + suffix.join('');
}

/** The durable id of a custom object, as EntityDefinition shows it: 01I and a number. */
export function customObjectId(number: number): string {
  return `01I5g00000${base62(number, 5)}`;
}

/** A number in the digits that ids are made of, padded to a width. */
export function base62(number: number, width: number): string {
  let digits = '';
  for (let rest = number; digits.length < width; rest = Math.floor(rest / 62))
    digits = DIGITS.charAt(rest % 62) + digits;
  return digits;
}

function capitals(five: string): number {
  return [...five].reduce((bits, char, index) => (/[A-Z]/.test(char) ? bits | (1 << index) : bits), 0);
}

/** Makes one part of a key, an id or a file name out of any name; different names stay different. */
export function percentEncode(text: string): string {
  if (/^[A-Za-z0-9_.-]*$/.test(text)) {
    return text;
  }
  return text.replace(/[^A-Za-z0-9_.-]/gu, (character) => utf8(character).map(hex).join(''));
}

// A lone surrogate has no UTF-8; it is spelled as if it had, so that two names that differ in one do not collide.
function utf8(character: string): readonly number[] {
  const unit = character.charCodeAt(0);
  return /\p{Cs}/u.test(character)
    ? [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]
    : [...Buffer.from(character, 'utf8')];
}

function hex(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

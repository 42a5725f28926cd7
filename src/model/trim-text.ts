/** Trims white space, but not a byte order mark, which nobody would see and everybody has to be shown. */
export function trimText(text: string): string {
  // Nearly every text is printable ASCII at both ends, and then there is nothing to look for.
  return isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1))
    ? text
    : text.replace(/^[^\S\uFEFF]+|[^\S\uFEFF]+$/g, '');
}

const isPlain = (code: number): boolean => code > 0x20 && code < 0x7f;

/** Trims white space, but not a byte order mark, which nobody would see and everybody has to be shown. */
export function trimText(text: string): string {
  return text.replace(/^[^\S\uFEFF]+|[^\S\uFEFF]+$/g, '');
}

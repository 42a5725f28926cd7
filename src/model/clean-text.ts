// Controls, format characters (bidi, zero-width, BOM, tags), and letters that are drawn as nothing.
const INVISIBLE = /[\p{Cc}\p{Cf}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu;

/**
 * Makes a text of the org safe to show: valid Unicode, line ends as `\n`, tabs as spaces, and each character that
 * nobody can see replaced by what `replacement` says of it.
 */
export function cleanText(text: string, replacement: (character: string) => string): string {
  if (/^[\x20-\x7e\n]*$/.test(text)) {
    return text;
  }
  return text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(INVISIBLE, (character) => (character === '\n' ? character : replacement(character)));
}

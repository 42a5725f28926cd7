import { compareText } from './compare-text.js';
import { percentEncode } from './percent-encode.js';
import { shortenName } from './shorten-name.js';

const LONGEST = 180;
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/**
 * Gives each object the base name of its files: readable, the same on every file system, never outside its folder.
 * A tilde stands only before the hash of a cut name, so that `<name>~2` is free for continuation pages.
 */
export function fileNames(apiNames: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const apiName of [...new Set(apiNames)].sort(compareText)) {
    const name = freeName(apiName, taken);
    taken.add(name.toLowerCase());
    names.set(apiName, name);
  }
  return names;
}

/** Names that differ only in case are one file on Windows and macOS: the later one encodes more of its first letters. */
function freeName(apiName: string, taken: ReadonlySet<string>): string {
  for (let letters = 0; letters < apiName.length; letters++) {
    const name = safeName(apiName, letters);
    if (!taken.has(name.toLowerCase())) {
      return name;
    }
  }
  return safeName(apiName, apiName.length);
}

function safeName(apiName: string, encodedLetters: number): string {
  const first = WINDOWS_DEVICE.test(apiName) ? Math.max(1, encodedLetters) : encodedLetters;
  const encoded = encodeAll(apiName.slice(0, first)) + percentEncode(apiName.slice(first));
  // An empty name becomes a lone percent sign, which no other name can be.
  return shortenName(encoded.replace(/^\.|\.$/g, '%2E') || '%', LONGEST);
}

function encodeAll(text: string): string {
  return [...text].map((letter) => (/[A-Za-z0-9_.-]/.test(letter) ? asHex(letter) : percentEncode(letter))).join('');
}

function asHex(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}

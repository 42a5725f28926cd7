import type { Kinds } from './kind.js';

const WORDS: Readonly<Record<string, string>> = {
  object: 'Objects in Setup',
  describe: 'Describe',
  'field-definition': 'Fields in Setup',
  'record-count': 'Record counts',
  'fill-rate': 'Fill rates',
  holder: 'Profiles, permission sets and groups',
  package: 'Installed packages',
  'assigned-users': 'Assigned users',
  stale: 'Kept from an earlier build',
};

/** What a gap is about, in words: the title of its kind of fact; a kind without words of its own is its name. */
export function gapWords(kind: string, kinds: Kinds): string {
  const known = Object.hasOwn(WORDS, kind) ? WORDS[kind] : kinds.find(({ name }) => name === kind)?.title;
  return known ?? kind.replaceAll('-', ' ');
}

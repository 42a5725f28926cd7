const WORDS: Readonly<Record<string, string>> = {
  object: 'Objects in Setup',
  describe: 'Describe',
  'field-definition': 'Fields in Setup',
  'record-count': 'Record counts',
  'fill-rate': 'Fill rates',
  stale: 'Kept from an earlier build',
};

/** What a gap is about, in words; a kind without words of its own is its name. */
export function gapWords(kind: string): string {
  return (Object.hasOwn(WORDS, kind) ? WORDS[kind] : undefined) ?? kind.replaceAll('-', ' ');
}

import { base62 } from '../ids.ts';
import { readData } from '../read-data.ts';

/** Key prefixes by object: real ones where they are well known, unique ones for the rest, none for tags. */
export function keyPrefixes(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set([...Object.values(KNOWN), SHARED_BY_HISTORIES]);
  let next = 0;
  const free = (): string => {
    let prefix = '';
    do prefix = `1${base62(FIRST + next++, 2)}`;
    while (taken.has(prefix));
    return prefix;
  };
  const prefixed = names.filter((name) => name in KNOWN || !/(Tag|ViewStat|VoteStat)$/.test(name));
  return new Map(prefixed.map((name) => [name, KNOWN[name] ?? (isHistory(name) ? SHARED_BY_HISTORIES : free())]));
}

/** Generated prefixes begin at 1A0, away from those of well-known setup objects. */
const FIRST = 620;

function isHistory(name: string): boolean {
  return name.endsWith('History') && !NOT_FIELD_HISTORY.has(name);
}

/** Every field history shows this one. */
const SHARED_BY_HISTORIES = '017';

const NOT_FIELD_HISTORY = new Set(['LoginHistory', 'OpportunityHistory', 'VerificationHistory']);

const KNOWN = readData<Readonly<Record<string, string>>>('key-prefixes.json');

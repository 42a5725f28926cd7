import type { FactJson, GapJson, Library } from './library.ts';

/** Every single thing that is told, by object and kind, then by key; as text, so that two tellings can be compared. */
export type Cells = ReadonlyMap<string, ReadonlyMap<string, string>>;

type Gathering = {
  readonly cells: Cells;
  readonly add: (object: string | null, kind: string, key: string, value: unknown) => void;
};

/** What belongs to no object. */
const org = '(org)';

export function createCells(): Gathering {
  const cells = new Map<string, Map<string, string>>();
  return {
    cells,
    add: (object, kind, key, value) => {
      const group = `${object ?? org} ${kind}`;
      const own = cells.get(group) ?? new Map<string, string>();
      // What is told twice is wrong, however alike.
      cells.set(group, own.set(own.has(key) ? `${key} again` : key, canonical(value)));
    },
  };
}

/** JSON in one order of names, without what is not there. */
const canonical = (value: unknown): string => JSON.stringify(ordered(value));

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).sort();
  return names
    .map((name) => [name, ordered((value as Record<string, unknown>)[name])])
    .filter(([, one]) => one !== undefined);
}

/** The key of a fact as the library's contract writes it. */
export const factKey = (kind: string, parts: readonly string[]): string => `${kind}:${parts.map(encoded).join('.')}`;

const encoded = (part: string): string =>
  part.replace(/[^\w.-]/gu, (character) =>
    [...Buffer.from(character, 'utf8')].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );

/** Everything that a library says beside objects and fields. */
export function toldBy(library: Library): Cells {
  const { cells, add } = createCells();
  for (const { name, facts, gaps = [] } of library.objects.values()) {
    addFacts(add, name, facts);
    for (const gap of gaps) add(name, 'gap', ...gapCell(gap));
  }
  addFacts(add, null, library.org.facts);
  for (const gap of library.org.gaps) add(null, 'gap', ...gapCell(gap));
  for (const [name, { fields = {}, recordCount }] of Object.entries(library.stats.objects)) {
    add(name, 'record-count', 'record-count', recordCount);
    for (const [field, fill] of Object.entries(fields)) add(name, 'fill-rate', field, fill);
  }
  for (const holder of library.org.holders ?? [])
    add(null, 'holder', `${String(holder['holderType'])}:${String(holder['holder'])}`, holder);
  for (const [holder, users] of Object.entries(library.stats.holders ?? {})) add(null, 'assigned-users', holder, users);
  for (const one of library.org.packages ?? []) add(null, 'package', String(one['name']), one);
  return cells;
}

const gapCell = (gap: GapJson): readonly [key: string, value: unknown] => [`${gap.kind} ${codeOf(gap)}`, true];

/** Codes that tell of a permission or a limit differ by what was refused; whether it was is what counts. */
const codeOf = ({ reason }: GapJson): string => {
  const [code = ''] = reason.split(':');
  return ['HIDDEN', 'NOT_COUNTED', 'NOT_LISTED', 'NOT_VISIBLE', 'UNKNOWN_PARENT'].includes(code) ? code : 'refused';
};

function addFacts(
  add: Gathering['add'],
  object: string | null,
  facts: Readonly<Record<string, readonly FactJson[]>>,
): void {
  for (const [kind, ofKind] of Object.entries(facts)) {
    for (const { key, label, description, details, uses = [] } of ofKind) {
      add(object, kind, key, { label, description, details });
      add(object, kind, `${key} uses`, uses);
    }
  }
}

/** What one telling has and the other has not, by object and kind. */
export function differences(expected: Cells, told: Cells): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const group of new Set([...expected.keys(), ...told.keys()])) {
    const [left, right] = [expected.get(group), told.get(group)];
    const keys = [...new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])];
    const unlike = keys.filter((key) => left?.get(key) !== right?.get(key)).sort();
    if (unlike.length > 0)
      found.set(
        group,
        unlike.map((key) => wordsFor(key, left?.get(key), right?.get(key))),
      );
  }
  return found;
}

const wordsFor = (key: string, expected = 'nothing', told = 'nothing'): string =>
  `${key}: the world has ${expected}, the library says ${told}`;

/** All differences in lines; none where the library is true. */
export const report = (found: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  [...found].flatMap(([group, lines]) => lines.map((line) => `${group} | ${line}`)).sort();

import { compareText } from './compare-text.js';

/** Groups things by a text, the groups in the order of their texts. */
export function groupBy<T>(
  things: readonly T[],
  textOf: (thing: T) => string,
): ReadonlyArray<readonly [string, readonly T[]]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const text = textOf(thing);
    const group = groups.get(text) ?? [];
    group.push(thing);
    groups.set(text, group);
  }
  return [...groups].sort(([left], [right]) => compareText(left, right));
}

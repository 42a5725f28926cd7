import picomatch from 'picomatch';
import type { Selection } from '../model/schema.js';

/** Patterns that select nothing, as the user wrote them: API names that do not exist, globs that match nothing. */
export type Unmatched = { readonly objects: readonly string[]; readonly exclude: readonly string[] };

/** Which of the names are selected: all, or those that match, less those excluded. Case does not count, as in the org. */
export function selectNames(
  names: readonly string[],
  { objects, exclude }: Pick<Selection, 'objects' | 'exclude'>,
): { readonly names: readonly string[]; readonly unmatched: Unmatched } {
  const included = objects.length === 0 ? () => true : anyOf(objects);
  const excluded = anyOf(exclude);
  const none = (pattern: string): boolean => !names.some(anyOf([pattern]));
  return {
    names: names.filter((name) => included(name) && !excluded(name)),
    unmatched: { objects: objects.filter(none), exclude: exclude.filter(none) },
  };
}

/** An API name matches itself even where it holds characters that mean something in a glob. */
function anyOf(patterns: readonly string[]): (name: string) => boolean {
  const exact = new Set(patterns.map((pattern) => pattern.toLowerCase()));
  const globs = patterns.filter(isGlob).map((pattern) => picomatch(pattern, { nocase: true, dot: true, bash: true }));
  return (name) => exact.has(name.toLowerCase()) || globs.some((matches) => matches(name));
}

function isGlob(pattern: string): boolean {
  return picomatch.scan(pattern).isGlob;
}

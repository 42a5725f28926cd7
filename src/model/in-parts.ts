/** Cuts a list into parts of at most so many. */
export function inParts<T>(list: readonly T[], most: number): ReadonlyArray<readonly T[]> {
  return Array.from({ length: Math.ceil(list.length / most) }, (_, index) =>
    list.slice(index * most, (index + 1) * most),
  );
}

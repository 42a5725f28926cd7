/** Pieces of at most `size` items, in order. */
export function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** Two pieces of nearly the same size. */
export function halves<T>(items: readonly T[]): readonly (readonly T[])[] {
  return chunks(items, Math.ceil(items.length / 2));
}

import type { Component, MetadataTree } from '../components.ts';

type Named = Pick<Component, 'type' | 'fullName' | 'id' | 'file'>;

/** A component whose tree is built each time somebody looks at it, and never kept. */
export const component = (named: Named, metadata: () => MetadataTree | null): Component => ({
  ...named,
  get metadata() {
    return metadata();
  },
});

/** A tree without what is not there. */
export const tree = (entries: MetadataTree): MetadataTree =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null && value !== undefined));

const groups = new WeakMap<object, ReadonlyMap<string, readonly unknown[]>>();

/** The entries of a list that belong to an object. */
export function ofObjectIn<T extends { readonly object: string }>(list: readonly T[], object: string): readonly T[] {
  let known = groups.get(list);
  if (known === undefined) groups.set(list, (known = Map.groupBy(list, (one) => one.object)));
  return (known.get(object) ?? []) as readonly T[];
}

/** The objects that a list has entries for. */
export const objectsIn = (list: readonly { readonly object: string }[]): string[] => [
  ...new Set(list.map(({ object }) => object)),
];

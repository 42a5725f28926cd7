import { createComponents } from './components/create.ts';
import type { World } from './world.ts';

/** Plain JSON in the shape of the Metadata API type, as the Tooling column Metadata gives it. */
export type MetadataTree = { readonly [name: string]: unknown };

/** One metadata component of the world. */
export type Component = {
  readonly type: string; // 'ValidationRule', 'CustomField', 'Flow', 'Layout', 'WorkflowRule', 'SharingRules', ...
  readonly fullName: string; // 'Account.Name_required', 'Account-Account Layout'; 'My_Flow-2' for a version in Tooling
  readonly id: string | null; // 18 characters; null where Tooling has no such record
  /** What a retrieve writes it into: 'objects/Account.object'; children of one object share its file. Null: not retrievable. */
  readonly file: string | null;
  /** Null: hidden, as the content of an installed package is. */
  readonly metadata: MetadataTree | null;
};

/** The metadata components of a world. */
export type Components = {
  /** By an id of 15 or 18 characters. */
  readonly byId: (type: string, id: string) => Component | undefined;
  /** For a retrieve: the components of these members; `*` stands for all of a type but standard objects. */
  readonly members: (type: string, names: readonly string[]) => Iterable<Component>;
};

const built = new WeakMap<World, Components>();

/** All components, found when they are asked for; what is found by id is indexed once per world. */
export function componentsOf(world: World): Components {
  const known = built.get(world) ?? createComponents(world);
  built.set(world, known);
  return known;
}

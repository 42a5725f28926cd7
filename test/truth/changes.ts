import type { World, WorldField, WorldObject } from '../simulator/world.ts';
import type { Automation } from '../simulator/world/automation.ts';
import type { FieldDetails } from '../simulator/world/field-details.ts';
import type { Metadata } from '../simulator/world/metadata.ts';
import type { Security, WorldHolder } from '../simulator/world/security.ts';

/** One change of a world, and the objects and kinds that then read otherwise. */
export type Change = { readonly what: string; readonly in: readonly string[]; readonly apply: (world: World) => World };

type Item<Lists, Name extends keyof Lists> =
  NonNullable<Lists[Name]> extends readonly (infer One)[] ? One & object : never;

/** Replaces what a name means in a list; a name that nothing has is a mistake in the test. */
function replaced<T>(list: readonly T[], name: string, change: (one: T) => T): readonly T[] {
  const nameOf = (one: T): unknown => (one as { readonly name?: unknown }).name;
  if (!list.some((one) => nameOf(one) === name)) throw new Error(`There is no ${name} in this world.`);
  return list.map((one) => (nameOf(one) === name ? change(one) : one));
}

/** Changes one rule, trigger or flow. */
export const inAutomation =
  <Name extends keyof Automation>(
    list: Name,
    name: string,
    change: (one: Item<Automation, Name>) => Partial<Item<Automation, Name>>,
  ): Change['apply'] =>
  (world) => {
    const items = (world.automation?.[list] ?? []) as readonly Item<Automation, Name>[];
    return {
      ...world,
      automation: { ...world.automation, [list]: replaced(items, name, (one) => ({ ...one, ...change(one) })) },
    };
  };

/** Changes one page, record type, queue and the like. */
export const inMetadata =
  <Name extends keyof Metadata>(
    list: Name,
    name: string,
    change: (one: Item<Metadata, Name>) => Partial<Item<Metadata, Name>>,
  ): Change['apply'] =>
  (world) => {
    const items = (world.metadata?.[list] ?? []) as readonly Item<Metadata, Name>[];
    return {
      ...world,
      metadata: { ...world.metadata, [list]: replaced(items, name, (one) => ({ ...one, ...change(one) })) },
    };
  };

export const inHolder =
  (name: string, change: (one: WorldHolder) => Partial<WorldHolder>): Change['apply'] =>
  (world) =>
    withSecurity(world, ({ holders }) => ({ holders: replaced(holders, name, (one) => ({ ...one, ...change(one) })) }));

export function withSecurity(world: World, change: (security: Security) => Partial<Security>): World {
  const security = world.security ?? { holders: [] };
  return { ...world, security: { ...security, ...change(security) } };
}

export const inObject =
  (name: string, change: (one: WorldObject) => Partial<WorldObject>): Change['apply'] =>
  (world) => ({ ...world, objects: replaced(world.objects, name, (one) => ({ ...one, ...change(one) })) });

export const inField = (
  object: string,
  name: string,
  change: (one: WorldField) => Partial<WorldField>,
): Change['apply'] =>
  inObject(object, ({ fields }) => ({ fields: replaced(fields, name, (one) => ({ ...one, ...change(one) })) }));

export const inDetails = (object: string, name: string, change: (one: FieldDetails) => FieldDetails): Change['apply'] =>
  inField(object, name, ({ details = {} }) => ({ details: change(details) }));

/** The same rights on an object, but for one. */
export const rightsOn =
  (object: string, rights: string) =>
  ({ objects }: WorldHolder) => ({
    objects: objects.map(([name, letters]) => [name, name === object ? rights : letters] as const),
  });

import type { World, WorldObject } from '../world.ts';
import { longId } from '../worlds/ids.ts';

const indices = new WeakMap<World, ReadonlyMap<string, WorldObject>>();

/** The objects of a world by name. */
export function objectsByName(world: World): ReadonlyMap<string, WorldObject> {
  const known = indices.get(world);
  if (known !== undefined) return known;
  const built = new Map(world.objects.map((object) => [object.name, object]));
  indices.set(world, built);
  return built;
}

/** EntityDefinitionId: the name of a standard object; for a custom one its id, some in 15 characters, some in 18. */
export const entityId = (world: World, object: string): string => idOfObject(world, object, 1);

/** TableEnumOrId: as EntityDefinitionId, but never of the same length. */
export const tableEnumOrId = (world: World, object: string): string => idOfObject(world, object, 0);

function idOfObject(world: World, object: string, long: 0 | 1): string {
  const id = objectsByName(world).get(object)?.durableId ?? object;
  if (!/^01I\w{12}$/.test(id)) return id;
  return id.charCodeAt(14) % 2 === long ? longId(id) : id;
}

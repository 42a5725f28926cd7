import type { World, WorldField, WorldObject, WorldUser } from './world.ts';

/** Whether /sobjects shows the object to the user: View Setup opens no object. */
export const seesObject = (user: WorldUser, object: WorldObject): boolean =>
  object.inDescribeGlobal && (user.reads === 'all' || user.reads.includes(object.name));

/** Whether a describe shows the field to the user. */
export const seesField = (user: WorldUser, object: WorldObject, field: WorldField): boolean =>
  field.in.describe && !user.hiddenFields.includes(`${object.name}.${field.name}`);

/** Whether a describe calls anything createable or updateable: its answer is the user's own, never the org's. */
export const mayWrite = (user: WorldUser): boolean => user.reads === 'all';

/** The objects that the user sees, in the order of the world. */
export const visibleObjects = (world: World, user: WorldUser): WorldObject[] =>
  world.objects.filter((object) => seesObject(user, object));

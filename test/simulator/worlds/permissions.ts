import type { WorldObject } from '../world.ts';
import { readData } from './read-data.ts';

/** The API names of the objects that have object permissions, in the order of the alphabet. */
export function objectPermissionsOf(objects: readonly WorldObject[]): string[] {
  return objects
    .filter(hasObjectPermissions)
    .map((object) => object.name)
    .sort((a, b) => (a < b ? -1 : 1));
}

function hasObjectPermissions(object: WorldObject): boolean {
  if (object.associate || object.customSetting || !object.customizable) return false;
  return object.custom ? !object.name.endsWith('__mdt') : STANDARD.has(object.name);
}

const STANDARD: ReadonlySet<string> = new Set(readData<Customizable>('customizable.json').ownPermissions);

/** Standard objects that an admin can change: with permissions of their own, or with those of a parent. */
export type Customizable = {
  readonly ownPermissions: readonly string[];
  readonly parentPermissions: readonly string[];
};

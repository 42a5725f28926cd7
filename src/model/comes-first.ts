import { associatedKinds } from './associated-kinds.js';
import type { SObject } from './schema.js';

/** Whether people look for an object first: an admin may change it, and it is no other object's companion. */
export function comesFirst({ kind, customizable }: SObject): boolean {
  return customizable !== false && !associatedKinds.has(kind);
}

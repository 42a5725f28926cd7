import { recordId } from '../worlds/ids.ts';
import { idOf, qualified } from './identity.ts';
import type { Security, WorldGroup, WorldHolder } from './security.ts';

/** How the rest of a world refers to a holder: 'profile Admin', 'permission-set fieldkit__Driver'. */
export const holderKey = (holder: Pick<WorldHolder, 'kind' | 'name' | 'namespace'>): string =>
  `${holder.kind} ${qualified(holder)}`;

/** The id that rows of permissions have as their parent. */
export const holderId = (holder: WorldHolder): string => recordId(holder.idPrefix, holderKey(holder));

export const profileId = (name: string): string => idOf('Profile', name);

export const groupId = (group: Pick<WorldGroup, 'name' | 'namespace'>): string =>
  idOf('PermissionSetGroup', qualified(group));

const indices = new WeakMap<Security, ReadonlyMap<string, WorldHolder>>();

/** The holders by their keys. */
export function holdersByKey(security: Security): ReadonlyMap<string, WorldHolder> {
  const known = indices.get(security);
  if (known !== undefined) return known;
  const built = new Map(security.holders.map((holder) => [holderKey(holder), holder]));
  indices.set(security, built);
  return built;
}

/** A holder that must be there. */
export function holderNamed(security: Security, key: string): WorldHolder {
  const found = holdersByKey(security).get(key);
  if (found === undefined) throw new Error(`There is no ${key} in this world.`);
  return found;
}

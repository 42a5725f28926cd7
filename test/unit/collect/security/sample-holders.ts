import type { HolderOf } from '../../../../src/collect/security/holders.ts';
import type { Access } from '../../../../src/collect/security/read-access.ts';
import { createGrants } from '../../../../src/collect/security/grants.ts';

/** A permission set whose rows come under its own name. */
export function permissionSet(holder: string, more: Partial<HolderOf> = {}): HolderOf {
  return {
    ...{ holder, holderLabel: holder, holderType: 'permission-set' },
    ...{ systemPermissions: [], parents: [holder], mutes: [] },
    ...more,
  };
}

/** A group of these parents, less what these mute. */
export function group(parents: readonly string[], mutes: readonly string[] = []): HolderOf {
  return permissionSet('Group', { holderType: 'permission-set-group', parents, mutes });
}

export function accessOf(more: Partial<Access> = {}): Access {
  return {
    ...{ holders: null, assignedUsers: null, holding: [], grants: createGrants(), unknownOperations: [] },
    ...{ setupEntities: new Map(), gaps: [], failed: [] },
    ...more,
  };
}

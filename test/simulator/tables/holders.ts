import type { Table } from '../table.ts';
import type { Values } from '../tooling-columns.ts';
import type { World } from '../world.ts';
import { groupId, holderId, holderNamed, profileId } from '../world/holder.ts';
import { idOf } from '../world/identity.ts';
import type { WorldGroup, WorldHolder } from '../world/security.ts';
import { standardObjects } from '../worlds/standard.ts';
import { dataTable, parentColumn } from './columns.ts';

/** Permission sets, and a row for each profile and each group. */
export const permissionSetTable = (world: World): Table<WorldHolder> =>
  dataTable<WorldHolder>({
    name: 'PermissionSet',
    id: holderId,
    rows: () => holdersOf(world, 'profile', 'permission-set', 'group'),
    values: {
      ...systemPermissions('PermissionSet'),
      Id: holderId,
      Description: ({ description }) => description,
      HasActivationRequired: ({ type }) => type === 'Session',
      IsCustom: ({ custom }) => custom,
      IsOwnedByProfile: ({ kind }) => kind === 'profile',
      Label: (holder) => ownName(holder) ?? holder.label,
      Name: (holder) => (ownName(holder) === null ? holder.name : `X${ownName(holder)}`),
      NamespacePrefix: ({ namespace }) => namespace,
      PermissionSetGroupId: (holder) => (holder.kind === 'group' ? groupId(holder) : null),
      ProfileId: ({ kind, name }) => (kind === 'profile' ? profileId(name) : null),
      Type: ({ type }) => type,
    },
    parents: [parentColumn('Profile.Name', ({ kind, name }) => (kind === 'profile' ? name : null))],
  });

/** What belongs to a profile or a group is named by its id. */
function ownName(holder: WorldHolder): string | null {
  if (holder.kind === 'profile') return profileId(holder.name).slice(0, 15);
  return holder.kind === 'group' ? groupId(holder).slice(0, 15) : null;
}

export const mutingPermissionSetTable = (world: World): Table<WorldHolder> =>
  dataTable<WorldHolder>({
    name: 'MutingPermissionSet',
    id: holderId,
    rows: () => holdersOf(world, 'muting'),
    values: {
      ...systemPermissions('MutingPermissionSet'),
      Id: holderId,
      DeveloperName: ({ name }) => name,
      IsDeleted: () => false,
      Language: () => 'en_US',
      MasterLabel: ({ label }) => label,
    },
  });

export const permissionSetGroupTable = (world: World): Table<WorldGroup> =>
  dataTable<WorldGroup>({
    name: 'PermissionSetGroup',
    id: groupId,
    rows: () => world.security?.groups ?? [],
    values: {
      Id: groupId,
      Description: ({ description }) => description,
      DeveloperName: ({ name }) => name,
      HasActivationRequired: () => false,
      IsDeleted: () => false,
      MasterLabel: ({ label }) => label,
      NamespacePrefix: ({ namespace }) => namespace,
      Status: ({ status }) => status,
    },
  });

type Component = { readonly group: WorldGroup; readonly part: WorldHolder };

export const permissionSetGroupComponentTable = (world: World): Table<Component> =>
  dataTable<Component>({
    name: 'PermissionSetGroupComponent',
    id: componentId,
    rows: () => components(world),
    values: {
      Id: componentId,
      IsDeleted: () => false,
      PermissionSetGroupId: ({ group }) => groupId(group),
      PermissionSetId: ({ part }) => holderId(part),
    },
  });

function* components({ security }: World): Generator<Component> {
  for (const group of security?.groups ?? []) {
    const keys = group.members.map((name) => `permission-set ${name}`);
    if (group.muting !== null) keys.push(`muting ${group.muting}`);
    if (security !== undefined) for (const key of keys) yield { group, part: holderNamed(security, key) };
  }
}

const componentId = ({ group, part }: Component): string =>
  idOf('PermissionSetGroupComponent', `${groupId(group)} ${holderId(part)}`);

const holdersOf = ({ security }: World, ...kinds: readonly WorldHolder['kind'][]): readonly WorldHolder[] =>
  (security?.holders ?? []).filter(({ kind }) => kinds.includes(kind));

/** A column for each system permission that the object's describe shows. */
function systemPermissions(object: 'PermissionSet' | 'MutingPermissionSet'): Values<WorldHolder> {
  const fields = standardObjects().find(({ name }) => name === object)?.fields ?? [];
  const names = fields.map(({ name }) => name).filter((name) => /^Permissions[A-Z]/.test(name));
  return Object.fromEntries(
    names.map((name) => [name, (holder: WorldHolder) => holder.systemPermissions.includes(name.slice(11))]),
  );
}

import type { Condition } from '../soql-condition.ts';
import { pinned } from '../table.ts';
import type { Column, Table } from '../table.ts';
import type { World } from '../world.ts';
import { holderId, holderNamed } from '../world/holder.ts';
import { idOf } from '../world/identity.ts';
import type { WorldEntityAccess, WorldHolder } from '../world/security.ts';
import { longId } from '../worlds/ids.ts';
import { dataTable } from './columns.ts';
import { objectsByName } from './object-index.ts';

type ObjectRow = { readonly parent: string; readonly object: string; readonly rights: string };

export const objectPermissionsTable = (world: World): Table<ObjectRow> =>
  dataTable<ObjectRow>({
    name: 'ObjectPermissions',
    id: ({ parent, object }) => idOf('ObjectPermissions', `${parent} ${object}`),
    rows: (where) => objectRows(world, where),
    values: {
      Id: ({ parent, object }) => idOf('ObjectPermissions', `${parent} ${object}`),
      ParentId: ({ parent }) => parent,
      SobjectType: ({ object }) => object,
      PermissionsCreate: has('c'),
      PermissionsRead: has('r'),
      PermissionsEdit: has('e'),
      PermissionsDelete: has('d'),
      PermissionsViewAllRecords: has('v'),
      PermissionsModifyAllRecords: has('m'),
      PermissionsViewAllFields: has('f'),
    },
  });

const has =
  (letter: string): Column<ObjectRow>['of'] =>
  ({ rights }) =>
    rights.includes(letter);

function* objectRows(world: World, where: Condition | null): Generator<ObjectRow> {
  for (const { holder, parent } of parents(world, where)) {
    for (const [object, rights] of holder.objects) yield { parent, object, rights };
  }
}

type FieldRow = { readonly parent: string; readonly object: string; readonly name: string; readonly edit: boolean };

/** Only what is granted has a row. */
export const fieldPermissionsTable = (world: World): Table<FieldRow> =>
  dataTable<FieldRow>({
    name: 'FieldPermissions',
    id: fieldRowId,
    rows: (where) => fieldRows(world, where),
    values: {
      Id: fieldRowId,
      ParentId: ({ parent }) => parent,
      SobjectType: ({ object }) => object,
      Field: ({ object, name }) => `${object}.${name}`,
      PermissionsRead: () => true,
      PermissionsEdit: ({ edit }) => edit,
    },
  });

const fieldRowId = ({ parent, object, name }: FieldRow): string =>
  idOf('FieldPermissions', `${parent} ${object}.${name}`);

function* fieldRows(world: World, where: Condition | null): Generator<FieldRow> {
  for (const { holder, parent } of parents(world, where)) {
    for (const { object, readOnly, edit } of holder.fields) {
      for (const name of readOnly) yield { parent, object, name, edit: false };
      for (const name of edit) yield { parent, object, name, edit: true };
    }
  }
}

function* parents(
  { security }: World,
  where: Condition | null,
): Generator<{ readonly holder: WorldHolder; readonly parent: string }> {
  const wanted = pinned(where, 'ParentId');
  for (const holder of security?.holders ?? []) {
    const parent = holderId(holder);
    if (wanted === null || wanted.has(parent)) yield { holder, parent };
  }
}

/** Access to what has no object permissions. */
export const setupEntityAccessTable = (world: World): Table<WorldEntityAccess> => {
  const parent = ({ holder }: WorldEntityAccess): string | null =>
    world.security === undefined ? null : holderId(holderNamed(world.security, holder));
  const entity = ({ type, entity: name }: WorldEntityAccess): string =>
    type === 'ApexClass' ? idOf('ApexClass', name) : longId(objectsByName(world).get(name)?.durableId ?? name);
  const id = (access: WorldEntityAccess): string => idOf('SetupEntityAccess', `${access.holder} ${access.entity}`);
  return dataTable<WorldEntityAccess>({
    name: 'SetupEntityAccess',
    id,
    rows: () => world.security?.entityAccess ?? [],
    values: { Id: id, ParentId: parent, SetupEntityId: entity, SetupEntityType: ({ type }) => type },
  });
};

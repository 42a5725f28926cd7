import type { Column, Table } from '../table.ts';
import type { World, WorldUser } from '../world.ts';
import { groupId, holderId, holderNamed } from '../world/holder.ts';
import { idOf } from '../world/identity.ts';
import type { WorldAssignment, WorldHolder } from '../world/security.ts';
import { dataTable, parentColumn } from './columns.ts';

type Row = { readonly assignment: WorldAssignment; readonly holder: WorldHolder };

/** Who has what: a profile, too, is assigned by a row; a group by the row of its own. */
export const permissionSetAssignmentTable = (world: World): Table<Row> =>
  dataTable<Row>({
    name: 'PermissionSetAssignment',
    id: assignmentId,
    rows: () => assignments(world),
    values: {
      Id: assignmentId,
      AssigneeId: ({ assignment }) => assignment.assignee,
      ExpirationDate: ({ assignment }) => assignment.expires,
      IsActive: () => true,
      PermissionSetGroupId: ({ holder }) => (holder.kind === 'group' ? groupId(holder) : null),
      PermissionSetId: ({ holder }) => holderId(holder),
    },
    parents: [parentColumn<Row>('Assignee.IsActive', ({ assignment }) => assignment.active, 'boolean')],
  });

function* assignments({ security }: World): Generator<Row> {
  for (const assignment of security?.assignments ?? []) {
    if (security !== undefined) yield { assignment, holder: holderNamed(security, assignment.holder) };
  }
}

const assignmentId = ({ assignment }: Row): string =>
  idOf('PermissionSetAssignment', `${assignment.assignee} ${assignment.holder}`);

/** One row: what the running user may. */
export const userPermissionAccessTable = (_: World, user: WorldUser): Table<WorldUser> =>
  dataTable<WorldUser>({
    name: 'UserPermissionAccess',
    id: accessId,
    rows: () => [user],
    values: {
      Id: accessId,
      PermissionsApiEnabled: () => true,
      PermissionsModifyMetadata: ({ modifyMetadata }) => modifyMetadata,
      PermissionsViewAllData: ({ reads }) => reads === 'all',
      PermissionsViewSetup: ({ viewSetup }) => viewSetup,
      ...Object.fromEntries(otherPermissions.map((name) => [`Permissions${name}`, none])),
    },
  });

const accessId = ({ id }: WorldUser): string => `0NT${id.slice(3)}`;
const none: Column<WorldUser>['of'] = () => false;
const otherPermissions = ['ModifyAllData', 'ManageUsers', 'AuthorApex', 'CustomizeApplication'];

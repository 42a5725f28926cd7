import { permissionSetAssignmentTable, userPermissionAccessTable } from './assignments.ts';
import { openTable, setupTable } from './entry.ts';
import type { Entries } from './entry.ts';
import { fieldPermissionsTable, objectPermissionsTable, setupEntityAccessTable } from './grants.ts';
import {
  mutingPermissionSetTable,
  permissionSetGroupComponentTable,
  permissionSetGroupTable,
  permissionSetTable,
} from './holders.ts';

/** The tables of who may do what. */
export const securityTables: Entries = {
  FieldPermissions: setupTable(fieldPermissionsTable),
  MutingPermissionSet: setupTable(mutingPermissionSetTable),
  ObjectPermissions: setupTable(objectPermissionsTable),
  PermissionSet: setupTable(permissionSetTable),
  PermissionSetAssignment: setupTable(permissionSetAssignmentTable),
  PermissionSetGroup: setupTable(permissionSetGroupTable),
  PermissionSetGroupComponent: setupTable(permissionSetGroupComponentTable),
  SetupEntityAccess: setupTable(setupEntityAccessTable),
  UserPermissionAccess: openTable(userPermissionAccessTable),
};

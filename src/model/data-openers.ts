import { compareGrantees } from './grants.js';
import type { Holder } from './holder.js';
import type { Schema } from './schema.js';

/** System permissions that open data, or the way to it, to whoever has them. */
export const openingPermissions = {
  ViewAllData: 'View All Data',
  ModifyAllData: 'Modify All Data',
  ViewAllUsers: 'View All Users',
  ViewAllProfiles: 'View All Profiles',
  ManageUsers: 'Manage Users',
  ManageInternalUsers: 'Manage Internal Users',
  ManageProfilesPermissionsets: 'Manage Profiles and Permission Sets',
  AssignPermissionSets: 'Assign Permission Sets',
  ManageSharing: 'Manage Sharing',
  ManageRoles: 'Manage Roles',
  ResetPasswords: 'Reset User Passwords and Unlock Users',
  AuthorApex: 'Author Apex',
  CustomizeApplication: 'Customize Application',
  ModifyMetadata: 'Modify Metadata Through Metadata API Functions',
  ViewSetup: 'View Setup and Configuration',
  ViewEncryptedData: 'View Encrypted Data',
  DataExport: 'Weekly Data Export',
  ManageDataIntegrations: 'Manage Data Integrations',
  ViewEventLogFiles: 'View Event Log Files',
  ApiEnabled: 'API Enabled',
} as const;
export type OpeningPermission = keyof typeof openingPermissions;

/** Of a holder, the system permissions that open data, in the order of their list. */
export function openingOf({ systemPermissions }: Holder): readonly OpeningPermission[] {
  const granted = new Set(systemPermissions);
  return (Object.keys(openingPermissions) as OpeningPermission[]).filter((name) => granted.has(name));
}

/** Which holders grant a system permission, sorted as holders are; null where holders were not read. */
export function holdersOf({ holders }: Schema, permission: OpeningPermission): readonly Holder[] | null {
  return holders?.filter((each) => each.systemPermissions.includes(permission)).sort(compareGrantees) ?? null;
}

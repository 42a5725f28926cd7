/** Who may do what. */
export type Security = {
  readonly holders: readonly WorldHolder[];
  readonly groups?: readonly WorldGroup[];
  readonly entityAccess?: readonly WorldEntityAccess[];
  readonly assignments?: readonly WorldAssignment[];
};

/**
 * What rows of ObjectPermissions and FieldPermissions have as their parent: profiles, permission sets, the own row of a
 * group, muting sets, licences - and ids that belong to nothing.
 */
export type WorldHolder = {
  readonly kind: 'profile' | 'permission-set' | 'group' | 'muting' | 'licence' | 'nothing';
  /** Profile.Name, the API name of a permission set, the developer name of a group or muting set. */
  readonly name: string;
  readonly label: string;
  readonly namespace: string | null;
  readonly description: string | null;
  readonly custom: boolean;
  readonly type: 'Profile' | 'Regular' | 'Session' | 'Standard' | 'Group' | null; // PermissionSet.Type
  readonly idPrefix: '0PS' | '0QM' | '0PL' | '100';
  /** 'ViewAllData' stands for PermissionsViewAllData. */
  readonly systemPermissions: readonly string[];
  readonly objects: readonly ObjectGrant[];
  readonly fields: readonly FieldGrant[];
};

/** Rights by letter: create, read, edit, delete, view all, modify all, view all fields: 'cred', 'credvmf'. */
export type ObjectGrant = readonly [object: string, rights: string];

/** The fields of an object with a row: those that may be read only, and those that may be read and edited. */
export type FieldGrant = {
  readonly object: string;
  readonly readOnly: readonly string[];
  readonly edit: readonly string[];
};

export type WorldGroup = {
  readonly name: string;
  readonly label: string;
  readonly namespace: string | null;
  readonly description: string | null;
  readonly status: 'Updated' | 'Outdated' | 'Updating' | 'Failed';
  readonly members: readonly string[]; // full names of permission sets
  readonly muting: string | null; // the developer name of a muting set
};

/** Access to what has no object permissions: custom settings and metadata types, also Apex classes. */
export type WorldEntityAccess = {
  readonly holder: string; // a reference: 'profile Admin'
  readonly type: 'CustomEntityDefinition' | 'ApexClass';
  readonly entity: string; // an object's or a class's name
};

export type WorldAssignment = {
  readonly holder: string; // a reference: 'permission-set Sales', 'group Service'
  readonly assignee: string; // 18 characters, 005...
  readonly active: boolean; // the assignee
  readonly expires: string | null;
};

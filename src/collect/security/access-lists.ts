import type { Answer, ListQuery, Org, Rows } from '../../salesforce/org.js';

/** The small tables of security. */
export type AccessAnswers = AccessTables & {
  /** Describe told all system permissions that this org has. */
  readonly permissionsKnown: boolean;
};

export type AccessTables = {
  readonly [name in 'sets' | 'groups' | 'components' | 'mutings' | 'setupAccess' | 'assignments']: Answer<Rows>;
};

/** Reads them in two calls, after a describe that tells which system permissions this org knows. */
export async function accessLists(org: Org, now: Date): Promise<AccessAnswers> {
  const { columns, known } = await permissionColumns(org);
  const asked: { readonly [name in keyof AccessTables]: ListQuery } = {
    sets: {
      from: 'PermissionSet',
      columns: [
        'Id',
        'Name',
        'Label',
        'NamespacePrefix',
        'Type',
        'IsOwnedByProfile',
        'Profile.Name',
        'PermissionSetGroupId',
      ].concat(columns.PermissionSet),
    },
    groups: { from: 'PermissionSetGroup', columns: ['Id', 'DeveloperName', 'MasterLabel', 'NamespacePrefix'] },
    components: { from: 'PermissionSetGroupComponent', columns: ['Id', 'PermissionSetGroupId', 'PermissionSetId'] },
    mutings: {
      from: 'MutingPermissionSet',
      columns: ['Id', 'DeveloperName', 'NamespacePrefix', ...columns.MutingPermissionSet],
    },
    setupAccess: {
      from: 'SetupEntityAccess',
      columns: ['Id', 'ParentId', 'SetupEntityId', 'SetupEntityType'],
      where: "SetupEntityType = 'CustomEntityDefinition'",
    },
    // Whoever has a set through a group is counted with the group.
    assignments: {
      from: 'PermissionSetAssignment',
      columns: ['PermissionSetId', 'COUNT(Id) n'],
      where: `Assignee.IsActive = true AND (ExpirationDate = null OR ExpirationDate > ${toSeconds(now)})`,
      groupBy: 'PermissionSetId',
    },
  };
  const answers = new Map<ListQuery, Answer<Rows>>();
  for await (const { asked: query, answer } of org.list('data', Object.values(asked))) answers.set(query, answer);
  const told = Object.fromEntries(Object.entries(asked).map(([name, query]) => [name, answers.get(query)]));
  return { ...(told as AccessTables), permissionsKnown: known };
}

const toSeconds = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

type Tables = 'PermissionSet' | 'MutingPermissionSet';

/** Where a describe is closed: what opens data and setup, which every version has. */
const alwaysThere = ['ApiEnabled', 'AuthorApex', 'CustomizeApplication', 'ManageUsers', 'ModifyAllData'].concat([
  'ModifyMetadata',
  'ViewAllData',
  'ViewAllUsers',
  'ViewSetup',
]);

/** Columns of the system permissions; which there are depends on the org's edition and features. */
async function permissionColumns(org: Org): Promise<Columns> {
  const usual: readonly string[] = alwaysThere.map(toColumn);
  const columns = { PermissionSet: usual, MutingPermissionSet: usual };
  let known = true;
  for await (const { name, answer } of org.describe(Object.keys(columns))) {
    if ('refusal' in answer) known = false;
    if ('refusal' in answer) continue;
    const permissions = answer.value.fields.filter(
      (field) => field.type === 'boolean' && /^Permissions[A-Z]/.test(field.name),
    );
    columns[name as Tables] = permissions.map((field) => field.name);
  }
  return { columns, known };
}

type Columns = { readonly columns: Readonly<Record<Tables, readonly string[]>>; readonly known: boolean };

const toColumn = (permission: string): string => `Permissions${permission}`;

import type { Answer, ListQuery, Org, Rows } from '../../salesforce/org.js';

/** The small tables of security. */
export type AccessAnswers = {
  readonly [name in 'sets' | 'groups' | 'components' | 'mutings' | 'setupAccess' | 'assignments']: Answer<Rows>;
};

/** Reads them in two calls, after a describe that tells which system permissions this org knows. */
export async function accessLists(org: Org, now: Date): Promise<AccessAnswers> {
  const columns = await permissionColumns(org);
  const asked: { readonly [name in keyof AccessAnswers]: ListQuery } = {
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
  return Object.fromEntries(Object.entries(asked).map(([name, query]) => [name, answers.get(query)])) as AccessAnswers;
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
async function permissionColumns(org: Org): Promise<Readonly<Record<Tables, readonly string[]>>> {
  const columns = { PermissionSet: alwaysThere.map(toColumn), MutingPermissionSet: [] as readonly string[] };
  for await (const { name, answer } of org.describe(Object.keys(columns))) {
    if ('refusal' in answer) continue;
    const permissions = answer.value.fields.filter(
      (field) => field.type === 'boolean' && /^Permissions[A-Z]/.test(field.name),
    );
    columns[name as Tables] = permissions.map((field) => field.name);
  }
  return columns;
}

const toColumn = (permission: string): string => `Permissions${permission}`;

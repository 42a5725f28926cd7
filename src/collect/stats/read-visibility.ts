import type { FillRate } from '../../model/schema.js';
import type { Org } from '../../salesforce/org.js';
import { flag, text } from '../row.js';

/** Whether a count of an object's records sees all of them, or those that are shared with the user. */
export type Visibility = (object: string) => FillRate['scope'];

/**
 * Asks once whether the user sees all records: by View All Data, or by View All on single objects. What the org does not say
 * counts as less. Source: Object Reference, UserPermissionAccess and ObjectPermissions.
 */
export async function readVisibility(org: Org, userId: string | undefined): Promise<Visibility> {
  const objects = new Set<string>();
  let all = false;
  const mine = `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}'`;
  const queries = [
    { from: 'UserPermissionAccess', columns: ['PermissionsViewAllData'] },
    ...(userId && /^005\w{12,15}$/.test(userId)
      ? [
          {
            from: 'ObjectPermissions',
            columns: ['SobjectType'],
            where: `PermissionsViewAllRecords = true AND ParentId IN (${mine})`,
          },
        ]
      : []),
  ];
  for await (const { asked, answer } of org.list('data', queries)) {
    const rows = 'value' in answer ? answer.value.rows : [];
    if (asked.from === 'UserPermissionAccess') all = rows.some((row) => flag(row, 'PermissionsViewAllData') === true);
    else for (const row of rows) objects.add(text(row, 'SobjectType') ?? '');
  }
  return (object) => (all || objects.has(object) ? 'all' : 'visible');
}

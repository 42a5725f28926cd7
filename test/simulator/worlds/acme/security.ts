import type { World } from '../../world.ts';
import type { Security, WorldAssignment, WorldEntityAccess, WorldGroup } from '../../world/security.ts';
import { longId, recordId } from '../ids.ts';
import { holders } from './security/holders.ts';

/** Who may do what at Acme. */
export function security({ objects, users }: World): Security {
  const { analyst } = users;
  if (analyst === undefined) throw new Error('Acme has an analyst.');
  return { holders: holders(objects, analyst), groups, entityAccess, assignments: [...ofUsers(users), ...assignments] };
}

const groups: readonly WorldGroup[] = [
  {
    name: 'Field_Service',
    label: 'Field service',
    namespace: null,
    description: 'Sales and service | without what belongs to Finance.',
    status: 'Updated',
    members: ['Sales_Basics', 'Service_Basics'],
    muting: 'Field_Service_Muting',
  },
  {
    name: 'Route_Team',
    label: 'Route team',
    namespace: null,
    description: null,
    status: 'Outdated',
    members: ['fieldkit__Driver', 'Service_Basics'],
    muting: null,
  },
];

const entity = (holder: string, name: string): WorldEntityAccess => ({
  holder,
  type: 'CustomEntityDefinition',
  entity: name,
});

const entityAccess: readonly WorldEntityAccess[] = [
  entity('profile System Administrator', 'Country_Setting__mdt'),
  entity('profile System Administrator', 'Service_Defaults__c'),
  entity('permission-set Service_Basics', 'Service_Defaults__c'),
  entity('permission-set Sales_Basics', 'Country_Setting__mdt'),
  { holder: 'permission-set Sales_Basics', type: 'ApexClass', entity: 'QuotationController' },
];

/** A profile is assigned by a row of PermissionSetAssignment, too. */
const ofUsers = (users: World['users']): WorldAssignment[] =>
  Object.values(users).map(({ id, profileName }) => assigned(`profile ${profileName}`, id));

const assigned = (holder: string, assignee: string, more: Partial<WorldAssignment> = {}): WorldAssignment => ({
  holder,
  assignee,
  active: true,
  expires: null,
  ...more,
});

const person = (name: string): string => recordId('005', name);
const admin = longId('0055g00000AdmA1');

const assignments: readonly WorldAssignment[] = [
  assigned('permission-set Credit_Control', admin),
  assigned('permission-set Data_Export', admin, { expires: '2026-01-31T23:00:00.000+0000' }),
  assigned('group Field_Service', person('Tom')),
  assigned('group Field_Service', person('Tina')),
  assigned('group Field_Service', person('Theo, who left'), { active: false }),
  assigned('permission-set Sales_Basics', person('Sam')),
  assigned('permission-set Sales_Basics', person('Sue'), { expires: '2099-12-31T23:00:00.000+0000' }),
  assigned('permission-set Sales_Basics', person('Sid, until spring'), { expires: '2026-03-31T22:00:00.000+0000' }),
  assigned('permission-set fieldkit__Driver', person('Dan, who left'), { active: false }),
  assigned('profile Acme Finance', person('Fay')),
  assigned('profile Standard User', person('Sam')),
  assigned('profile Standard User', person('Theo, who left'), { active: false }),
];

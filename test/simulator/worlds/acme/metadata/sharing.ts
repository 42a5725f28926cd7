import type { WorldRestrictionRule, WorldSharingRule } from '../../../world/metadata.ts';

export const sharingRules: readonly WorldSharingRule[] = [
  {
    kind: 'criteria',
    object: 'Account',
    name: 'Machinery_to_Sales',
    label: 'Machinery | to "Sales"',
    description: 'Companies of the industry.',
    access: 'Edit',
    sharedTo: ['roleAndSubordinates', 'Sales_Director'],
    criteria: {
      filters: [
        { field: 'Industry', operation: 'equals', value: 'Machinery' },
        { field: 'Preferred_Language__pc', operation: 'notEqual', value: 'German' },
      ],
      booleanFilter: '1 OR 2',
    },
  },
  {
    kind: 'owner',
    object: 'Opportunity',
    name: 'DACH_to_Finance',
    label: 'DACH to Finance',
    description: null,
    access: 'Read',
    sharedFrom: ['role', 'Sales_DACH'],
    sharedTo: ['group', 'Finance'],
  },
  {
    kind: 'criteria',
    object: 'Quotation__c',
    name: 'Accepted_to_all',
    label: 'Accepted ones to all',
    description: null,
    access: 'Read',
    sharedTo: ['allInternalUsers', ''],
    criteria: { filters: [{ field: 'Status__c', operation: 'equals', value: 'Accepted' }] },
  },
];

export const restrictionRules: readonly WorldRestrictionRule[] = [
  {
    object: 'Task',
    name: 'Own_Tasks',
    label: 'Own tasks',
    namespace: null,
    description: 'Technicians see "their" tasks | only.',
    enforcement: 'Restrict',
    active: true,
    recordFilter: 'OwnerId = $User.Id',
    userCriteria: "$User.ProfileId = '00e000000000001'",
  },
  {
    object: 'Quotation__c',
    name: 'My_Plant',
    label: 'My plant',
    namespace: null,
    description: null,
    enforcement: 'Scoping',
    active: false,
    recordFilter: 'Opportunity__r.Delivering_Plant__c = $User.Plant__c',
    userCriteria: '$User.IsActive = true',
  },
];

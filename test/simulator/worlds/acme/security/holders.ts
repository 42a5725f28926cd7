import type { WorldObject, WorldUser } from '../../../world.ts';
import type { WorldHolder } from '../../../world/security.ts';
import {
  everyField,
  groupRow,
  licence,
  muting,
  nothing,
  onAll,
  permissionSet,
  profile,
} from '../../contents/holders.ts';
import { objectPermissionsOf } from '../../permissions.ts';

/** Everybody and everything that rows of permissions have as their parent at Acme. */
export function holders(objects: readonly WorldObject[], analyst: WorldUser): WorldHolder[] {
  return [...profiles(objects, analyst), ...permissionSets, ...ofGroups, ...strangers];
}

function profiles(objects: readonly WorldObject[], analyst: WorldUser): WorldHolder[] {
  const kept = objects.filter(({ associate, customizable }) => associate === null && customizable);
  const read = objects.filter(({ name }) => analyst.reads.includes(name));
  return [
    profile('System Administrator', {
      custom: false,
      systemPermissions: [
        'ApiEnabled',
        'ViewSetup',
        'ViewAllData',
        'ModifyAllData',
        'ModifyMetadata',
        'ManageUsers',
        'AuthorApex',
        'CustomizeApplication',
      ],
      objects: onAll(objects, 'credvm'),
      fields: kept.map((object) => everyField(object, 'edit')),
    }),
    profile('Acme Analyst', {
      description: 'Reads "everything" | but margins\nand tax.',
      systemPermissions: ['ApiEnabled', 'ViewSetup', 'RunReports', 'ExportReport'],
      objects: objectPermissionsOf(read).map((name) => [name, 'r'] as const),
      fields: read.map((object) => everyField(object, 'read', analyst.hiddenFields)),
    }),
    profile('Acme Finance', {
      systemPermissions: ['RunReports'],
      objects: { Account: 'rev', Opportunity: 'r', Quotation__c: 'r' },
      fields: {
        Account: {
          edit: ['Credit_Limit__c', 'Tax_Number__c'],
          readOnly: ['Credit_Left__c', 'Industry', 'Open_Amount__c'],
        },
        Opportunity: { readOnly: ['Amount', 'Expected_Margin__c'] },
      },
    }),
    profile('Acme Reader', { systemPermissions: ['ApiEnabled', 'ViewSetup', 'ViewAllData'] }),
    profile('Standard User', {
      custom: false,
      systemPermissions: ['ApiEnabled'],
      objects: { Account: 'cre', Contact: 'cre', Case: 'r' },
      fields: {
        Account: { edit: ['Industry', 'Phone'] },
        Task: { edit: ['Visit_Purpose__c'] },
        Event: { edit: ['Visit_Purpose__c'] },
      },
    }),
    profile('Minimum Access - API Only Integrations', {
      custom: false,
      systemPermissions: ['ApiEnabled', 'ViewSetup'],
    }),
  ];
}

const permissionSets: readonly WorldHolder[] = [
  permissionSet('Sales_Basics', {
    label: 'Sales: basics',
    description: 'What everybody in sales needs.',
    objects: { Account: 'cre', Contact: 'cre', Opportunity: 'cred', Lead: 'cred', Quotation__c: 'cre' },
    fields: {
      Account: {
        edit: ['Industry', 'Sales_Region__c', 'Customer_Class__c'],
        readOnly: ['Credit_Limit__c', 'Credit_Left__c', 'Preferred_Language__pc'],
      },
      Contact: { edit: ['Preferred_Language__c'] },
      Opportunity: { edit: ['Amount', 'Discount__c'] },
      Quotation__c: { edit: ['Discount__c'], readOnly: ['Total__c'] },
    },
  }),
  permissionSet('Service_Basics', {
    label: 'Service: basics',
    systemPermissions: ['RunReports', 'EditTask'],
    objects: { Account: 'r', Asset: 'cre', Case: 'cred', Service_Visit__c: 'cred' },
    fields: {
      Account: { edit: ['Site_Rules__c'], readOnly: ['Industry'] },
      Case: { edit: ['Downtime_Hours__c', 'Due_at__c'], readOnly: ['Visits__c'] },
      Service_Visit__c: { edit: ['Report__c', 'Parts_Cost__c'] },
    },
  }),
  permissionSet('Credit_Control', {
    label: 'Credit control',
    objects: { Account: 'revmf' },
    fields: { Account: { edit: ['Credit_Limit__c'] } },
  }),
  permissionSet('Data_Export', {
    label: 'Data export (for a session)',
    type: 'Session',
    systemPermissions: ['ViewAllData', 'BulkApiHardDelete'],
  }),
  permissionSet('Nobody_knows', { label: 'Nobody knows', description: 'Grants nothing and is assigned to nobody.' }),
  permissionSet('Driver', {
    label: 'Field Kit driver',
    namespace: 'fieldkit',
    custom: false,
    type: 'Standard',
    objects: { fieldkit__Route__c: 'cre', fieldkit__Route_Stop__c: 'cre', Account: 'r' },
    fields: { Account: { edit: ['fieldkit__Last_Visit__c'] }, fieldkit__Route__c: { edit: ['fieldkit__Distance__c'] } },
  }),
];

/** The own row of the group disagrees with its parts: it still deletes cases, and has never heard of visits. */
const ofGroups: readonly WorldHolder[] = [
  groupRow('Field_Service', {
    systemPermissions: ['ViewAllData'],
    objects: { Account: 'cred', Case: 'cred', Contact: 'cre' },
    fields: { Account: { edit: ['Industry', 'Credit_Limit__c'] } },
  }),
  groupRow('Route_Team'),
  muting('Field_Service_Muting', {
    label: 'Field service: not theirs',
    systemPermissions: ['RunReports'],
    objects: { Account: 'ce', Case: 'd', Opportunity: 'cred', Lead: 'cred' },
    fields: {
      Account: { readOnly: ['Credit_Limit__c'], edit: ['Customer_Class__c'] },
      Opportunity: { edit: ['Amount'] },
    },
  }),
];

const strangers: readonly WorldHolder[] = [
  licence('Field Service Standard', '0PL', {
    objects: { Account: 'credvm', Asset: 'credvm' },
    fields: { Account: { edit: ['Industry', 'Tax_Number__c'] } },
  }),
  licence('Salesforce', '100', { objects: { Account: 'credvm', Contact: 'credvm', Case: 'credvm' } }),
  nothing('A deleted permission set', { objects: { Account: 'cred' } }),
];

import type { WorldProfileLayout } from '../../../world/metadata.ts';
import { compactLayout, fieldSet, layout, listView, quickAction, section, shows } from '../../contents/pages.ts';

/** Page layouts; the name of one needs encoding where it stands in a file name. */
export const layouts = [
  layout({
    object: 'Account',
    name: 'Account Layout',
    sections: [
      section(
        'Account Information',
        '!Name',
        'Industry',
        'ParentId',
        'Sales_Region__c',
        'Country__c',
        '~Credit_Left__c',
      ),
      section('Finance | "secret"', 'Credit_Limit__c', 'Tax_Number__c', 'fieldkit__Last_Route__c'),
    ],
    relatedLists: [
      { list: 'RelatedContactList', fields: ['FULL_NAME', 'CONTACT.EMAIL'] },
      { list: 'Quotation__c.Account__c', fields: ['NAME', 'Status__c', 'Total__c'] },
    ],
  }),
  layout({
    object: 'Account',
    name: 'Supplier (new) & Partner 100%',
    sections: [section('Supplier', '!Name', 'Supplier_Portal__c', 'Type')],
  }),
  layout({
    object: 'Account',
    name: 'Person Account Layout',
    sections: [section('Person', '!LastName', 'PersonEmail', 'Preferred_Language__pc', 'Newsletter__pc')],
  }),
  layout({
    object: 'Opportunity',
    name: 'Opportunity Layout',
    sections: [
      section('Opportunity', '!Name', '!StageName', '!CloseDate', 'Amount', '!Business_Line__c', 'Discount__c'),
    ],
    relatedLists: [{ list: 'Quotation__c.Opportunity__c', fields: ['NAME'] }],
  }),
  layout({
    object: 'Case',
    name: 'Repair Layout',
    sections: [section('Repair', 'Fault_Group__c', 'Fault__c', 'Machine_Stands__c', '~Due_at__c')],
  }),
  layout({
    object: 'Quotation__c',
    name: 'Quotation Layout',
    sections: [
      section('Information', '~Name', '!Opportunity__c', 'Status__c', 'Discount__c', '~Total__c'),
      section('Terms', 'Terms__c'),
    ],
    relatedLists: [{ list: 'Quotation_Line__c.Quotation__c', fields: ['NAME', 'Net_Price__c'] }],
  }),
  layout({
    object: 'Task',
    name: 'Task Layout',
    sections: [section('Visit', 'Subject', 'Visit_Purpose__c', 'Travel_Minutes__c')],
  }),
  layout({
    object: 'fieldkit__Route__c',
    name: 'Route Layout',
    namespace: 'fieldkit',
    sections: [section('Route', '!Name', '!fieldkit__Day__c', 'fieldkit__Distance__c')],
  }),
];

const everybody = ['System Administrator', 'Acme Analyst', 'Acme Finance', 'Standard User'];

/** Which profile sees which layout, by record type and without one. */
export const profileLayouts: readonly WorldProfileLayout[] = [
  ...shows('Account', 'Account Layout', null, ...everybody),
  ...shows('Account', 'Account Layout', 'Customer', ...everybody),
  ...shows('Account', 'Supplier (new) & Partner 100%', 'Supplier', 'System Administrator', 'Acme Finance'),
  ...shows('Account', 'Person Account Layout', 'PersonAccount', ...everybody),
  ...shows('Opportunity', 'Opportunity Layout', null, ...everybody),
  ...shows('Opportunity', 'Opportunity Layout', 'Machine', 'Standard User'),
  ...shows('Case', 'Repair Layout', 'Repair', ...everybody),
  ...shows('Quotation__c', 'Quotation Layout', null, ...everybody),
  ...shows('Task', 'Task Layout', null, ...everybody),
  ...shows('fieldkit__Route__c', 'fieldkit__Route Layout', null, ...everybody),
];

export const compactLayouts = [
  compactLayout({
    object: 'Account',
    name: 'Customer_Compact',
    label: 'Customer | compact',
    fields: ['Name', 'Industry', 'Customer_Class__c'],
  }),
  compactLayout({
    object: 'Quotation__c',
    name: 'Quotation_Compact',
    label: 'Quotation',
    fields: ['Name', 'Status__c', 'Total__c'],
  }),
  compactLayout({
    object: 'fieldkit__Route__c',
    name: 'Route_Compact',
    label: 'Route',
    namespace: 'fieldkit',
    fields: ['Name'],
  }),
];

export const fieldSets = [
  fieldSet({
    object: 'Account',
    name: 'Credit_Check',
    label: 'Credit check',
    description: 'For the page of "Finance" | see the wiki.',
    displayed: ['Credit_Limit__c', 'Open_Amount__c', 'Owner.Email'],
    available: ['Industry', 'Tax_Number__c'],
  }),
  fieldSet({
    object: 'Quotation__c',
    name: 'Pdf',
    label: 'PDF',
    displayed: ['Name', 'Opportunity__r.Amount', 'Terms__c'],
  }),
  fieldSet({
    object: 'fieldkit__Route__c',
    name: 'Tour',
    label: 'Tour',
    namespace: 'fieldkit',
    displayed: ['fieldkit__Day__c'],
  }),
];

export const listViews = [
  listView({
    object: 'Account',
    name: 'Machinery',
    label: 'Accounts: "Machinery" | all',
    columns: ['ACCOUNT.NAME', 'Sales_Region__c'],
    filters: [{ field: 'ACCOUNT.INDUSTRY', operation: 'equals', value: 'Machinery' }],
  }),
  listView({
    object: 'Quotation__c',
    name: 'Open_Quotations',
    label: 'Open quotations',
    columns: ['NAME', 'Total__c'],
  }),
  listView({
    object: 'fieldkit__Route__c',
    name: 'All',
    label: 'All routes',
    namespace: 'fieldkit',
    columns: ['NAME'],
  }),
];

export const quickActions = [
  quickAction({
    object: 'Account',
    name: 'New_Quotation',
    label: 'New quotation',
    type: 'Create',
    target: 'Quotation__c',
  }),
  quickAction({
    object: 'Case',
    name: 'Report_Visit',
    label: 'Report a visit',
    type: 'Flow',
    description: 'On the phone.',
  }),
  quickAction({ object: 'Quotation__c', name: 'Accept', label: 'Accept', type: 'Update', target: 'Quotation__c' }),
  quickAction({ name: 'Log_Visit', label: 'Log a visit', type: 'LogACall', target: 'Task' }),
  quickAction({
    object: 'fieldkit__Route__c',
    name: 'Start',
    label: 'Start',
    namespace: 'fieldkit',
    type: 'LightningComponent',
  }),
];

import type { WorldApp } from '../../../world/metadata.ts';
import { page } from '../../contents/pages.ts';

export const pages = [
  page({
    name: 'Account_Record_Page',
    label: 'Account | record page',
    description: 'With the map of "Field Kit".',
    object: 'Account',
    fields: ['Name', 'Industry', 'Credit_Limit__c'],
    components: ['force:highlightsPanel', 'fieldkit:routeMap'],
    orgDefault: true,
  }),
  page({
    name: 'Account_Finance_Page',
    label: 'Account for Finance',
    object: 'Account',
    fields: ['Tax_Number__c', 'Credit_Left__c'],
  }),
  page({
    name: 'Quotation_Record_Page',
    label: 'Quotation',
    object: 'Quotation__c',
    fields: ['Status__c', 'Total__c'],
  }),
  page({ name: 'Service_Home', label: 'Service home', type: 'HomePage', components: ['home:todayEvents'] }),
  page({
    name: 'Route_Page',
    label: 'Route',
    namespace: 'fieldkit',
    object: 'fieldkit__Route__c',
    fields: ['fieldkit__Day__c'],
  }),
];

/** Apps, and the record pages that they, a profile or a record type in them have for themselves. */
export const apps: readonly WorldApp[] = [
  {
    name: 'Acme_Sales',
    label: 'Acme sales',
    namespace: null,
    tabs: ['standard-Account', 'standard-Opportunity', 'Quotation__c'],
    pages: [
      {
        object: 'Account',
        page: 'Account_Finance_Page',
        formFactor: 'Large',
        profile: 'Acme Finance',
        recordType: 'Customer',
      },
      { object: 'Quotation__c', page: 'Quotation_Record_Page', formFactor: 'Large', profile: null, recordType: null },
    ],
  },
  { name: 'Routes', label: 'Routes', namespace: 'fieldkit', tabs: ['fieldkit__Route__c'], pages: [] },
];

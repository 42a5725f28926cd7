import type { WorldObject } from '../../world.ts';
import * as build from '../build.ts';
import {
  bigObject,
  customMetadata,
  customObject,
  customSetting,
  externalObject,
  indirectLookup,
  lookup,
} from '../build.ts';
import { masterDetail, platformEvent } from '../build.ts';

/** How other systems see the org, and how it is set up. */
export const integration: readonly WorldObject[] = [
  customMetadata({
    name: 'Country_Setting__mdt',
    label: 'Country Setting',
    number: 12,
    description: 'Per country: tax rate, language of letters, address of the service hotline. Shipped with releases.',
    fields: [
      build.text('ISO_Code__c', 'ISO Code', { length: 2, ...build.required }),
      build.percent('Sales_Tax__c', 'Sales Tax', { digits: 3, scale: 2 }),
      build.picklist('Letter_Language__c', 'Letter Language', {
        values: ['English', 'German', 'French', 'Italian', 'Spanish'],
      }),
      build.phone('Hotline__c', 'Hotline'),
    ],
  }),
  customSetting({
    name: 'Service_Defaults__c',
    label: 'Service Defaults',
    number: 10,
    type: 'hierarchy',
    description: 'Defaults of the service app: for the company, a profile or a single person.',
    fields: [
      build.checkbox('Automation_Off__c', 'Automation off', { helpText: 'For data loads only. Tell the admins.' }),
      build.number('Visit_Minutes__c', 'Visit (Minutes)', { digits: 4, scale: 0, defaultValueFormula: '90' }),
      build.email('Dispatch_Mailbox__c', 'Dispatch Mailbox'),
    ],
  }),
  platformEvent({
    name: 'Machine_Alert__e',
    label: 'Machine Alert',
    number: 13,
    description: 'Sent by a machine through the gateway when a limit is passed; a flow opens the case.',
    fields: [
      build.text('Serial_Number__c', 'Serial Number', { length: 40, ...build.required }),
      build.number('Error_Code__c', 'Error Code', { digits: 5, scale: 0, ...build.required }),
      build.dateTime('Measured_at__c', 'Measured at'),
      build.longText('Payload__c', 'Payload', { length: 10_000 }),
    ],
  }),
  bigObject({
    name: 'Sensor_Reading__b',
    label: 'Sensor Reading',
    number: 11,
    description: 'Readings of the last five years, for the quality department.',
    fields: [
      lookup('Machine__c', 'Machine', { to: 'Asset', children: 'Sensor_Readings__r', ...build.required }),
      build.dateTime('Measured_at__c', 'Measured at', build.required),
      build.number('Value__c', 'Value', { digits: 12, scale: 4 }),
      build.text('Sensor__c', 'Sensor', { length: 20, ...build.required }),
    ],
  }),
  externalObject({
    name: 'ERP_Invoice__x',
    label: 'ERP Invoice',
    number: 14,
    description: 'Invoices, read from the ERP system over OData whenever somebody looks at them.',
    fields: [
      indirectLookup('Customer__c', 'Customer', {
        to: 'Account',
        children: 'ERP_Invoices__r',
        description: 'Found by the ERP Customer Number of the account.',
      }),
      build.text('Invoice_Number__c', 'Invoice Number', { length: 10 }),
      build.date('Invoice_Date__c', 'Invoice Date'),
      build.number('Amount__c', 'Amount', { digits: 12, scale: 2 }),
      build.checkbox('Paid__c', 'Paid'),
    ],
  }),
];

const fieldkit = { namespace: 'fieldkit' } as const;

/** What the installed package Field Kit, a route planner, brought along. */
export const fieldKit: readonly WorldObject[] = [
  customObject({
    name: 'fieldkit__Route__c',
    label: 'Route',
    number: 20,
    recordCount: 15_220,
    ...fieldkit,
    description: 'A day of visits in a sensible order.',
    fields: [
      build.date('fieldkit__Day__c', 'Day', build.required),
      build.number('fieldkit__Distance__c', 'Distance', { digits: 8, scale: 1 }),
      lookup('fieldkit__Driver__c', 'Driver', { to: 'User', children: 'fieldkit__Routes__r' }),
      build.picklist('fieldkit__Mode__c', 'Mode', {
        values: ['Fastest', 'Shortest', 'Greenest'],
        defaultValue: 'Fastest',
      }),
    ],
  }),
  customObject({
    name: 'fieldkit__Route_Stop__c',
    label: 'Route Stop',
    number: 21,
    recordCount: 88_031,
    ...fieldkit,
    fields: [
      masterDetail('fieldkit__Route__c', 'Route', { to: 'fieldkit__Route__c', children: 'fieldkit__Stops__r' }),
      lookup('fieldkit__Account__c', 'Account', { to: 'Account', children: 'fieldkit__Route_Stops__r' }),
      build.number('fieldkit__Position__c', 'Position', { digits: 3, scale: 0, ...build.required }),
      ...build.geolocation('fieldkit__Place__c', 'Place'),
      lookup('Service_Visit__c', 'Service Visit', {
        to: 'Service_Visit__c',
        children: 'Route_Stops__r',
        description: 'Added by us: the package knows nothing of our visits.',
      }),
    ],
  }),
];

import type { WorldField } from '../../world.ts';
import * as build from '../build.ts';
import { dependentPicklist, externalLookup, lookup } from '../build.ts';
import { internal } from './shared.ts';

const faultGroup = build.picklist('Fault_Group__c', 'Fault Group', {
  values: ['Hydraulics', 'Electrics', 'Control', 'Operation'],
  ...build.tracked,
});

const FAULTS = {
  Hydraulics: ['Leak', 'Pressure too low', 'Pressure too high', 'Noise'],
  Electrics: ['Fuse', 'Motor', 'Sensor', 'Cable'],
  Control: ['Software', 'Sensor', 'Network', 'Display'],
  Operation: ['Wrong handling', 'Training needed', 'Noise'],
} as const;

/** What Acme added to the case. */
export const caseFields: readonly WorldField[] = [
  faultGroup,
  dependentPicklist('Fault__c', 'Fault', {
    controller: faultGroup,
    valid: FAULTS,
    helpText: 'Choose the fault group first.',
  }),
  build.checkbox('Machine_Stands__c', 'Machine Stands', {
    ...build.tracked,
    description: 'Production at the customer is down. Starts the four-hour clock of the service contract.',
    helpText: 'Tick only when nothing can be produced.',
  }),
  build.dateTime('Due_at__c', 'Due at', {
    ...build.tracked,
    description: 'Set by the flow "Case: work out due time".',
  }),
  build.number('Downtime_Hours__c', 'Downtime (Hours)', { digits: 5, scale: 1 }),
  build.rollUp('Visits__c', 'Visits', {
    operation: 'COUNT',
    child: 'Service Visit',
    foreignKey: 'Service_Visit__c.Case__c',
  }),
  lookup('Machine_Model__c', 'Machine Model', { to: 'Machine_Model__c', children: 'Cases__r' }),
  externalLookup('ERP_Invoice__c', 'ERP Invoice', {
    to: 'ERP_Invoice__x',
    children: 'Cases__r',
    helpText: 'The invoice that the customer complains about.',
  }),
];

/** What Acme added to the asset: an asset is a machine at a customer's. */
export const assetFields: readonly WorldField[] = [
  lookup('Machine_Model__c', 'Machine Model', {
    to: 'Machine_Model__c',
    children: 'Machines__r',
    ...build.required,
    onDelete: 'restrict',
  }),
  build.date('Warranty_Ends__c', 'Warranty Ends', { ...build.tracked, ...internal }),
  build.formula('Under_Warranty__c', 'Under Warranty', {
    returns: 'Checkbox',
    expression: 'Warranty_Ends__c >= TODAY()',
  }),
  build.formula('Warranty_Days_Left__c', 'Warranty Days Left', {
    returns: 'Number',
    expression: 'MAX(0, Warranty_Ends__c - TODAY())',
    scale: 0,
  }),
  build.text('Firmware__c', 'Firmware', {
    length: 20,
    description: 'Reported by the machine itself with every alert.',
  }),
  ...build.geolocation('Position__c', 'Position'),
  build.number('Operating_Hours__c', 'Operating Hours', {
    digits: 7,
    scale: 1,
    helpText: 'As the counter of the machine showed at the last visit.',
  }),
];

/** What Acme added to the product. */
export const productFields: readonly WorldField[] = [
  build.text('Material_Number__c', 'Material Number', {
    length: 18,
    ...build.externalId,
    ...build.unique,
    ...internal,
  }),
  build.picklist('Unit_of_Measure__c', 'Unit of Measure', {
    values: ['Piece', 'Set', 'Meter', 'Kilogram', 'Hour'],
    defaultValue: 'Piece',
  }),
  build.number('Weight_kg__c', 'Weight (kg)', { digits: 8, scale: 3 }),
  build.checkbox('Wear_Part__c', 'Wear Part', { helpText: 'Not covered by the warranty.' }),
  lookup('Replaced_by__c', 'Replaced by', {
    to: 'Product2',
    children: 'Replaces__r',
    description: 'The part to order instead.',
  }),
];

/** Fields of the activity: an org defines them once and shows them on tasks and on events. */
export const activityFields: readonly WorldField[] = [
  build.picklist('Visit_Purpose__c', 'Visit Purpose', {
    values: ['Acquisition', 'Commissioning', 'Maintenance', 'Complaint', 'Other'],
  }),
  build.number('Travel_Minutes__c', 'Travel (Minutes)', { digits: 4, scale: 0, helpText: 'There and back.' }),
  build.checkbox('Billable__c', 'Billable'),
];

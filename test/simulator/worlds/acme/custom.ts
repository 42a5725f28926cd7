import type { WorldObject } from '../../world.ts';
import * as build from '../build.ts';
import { customObject, lookup, masterDetail, nameField } from '../build.ts';
import { internal, personal, secret } from './shared.ts';

const numbered = (label: string, displayFormat: string) =>
  nameField(label, { ...build.autoNumber('Name', label), details: { displayFormat }, nameField: true, idLookup: true });

export const plant: WorldObject = customObject({
  name: 'Plant__c',
  label: 'Plant',
  number: 1,
  recordCount: 9,
  description: 'A place where we build or repair machines. Eight plants and one that was sold in 2024.',
  fields: [
    build.text('Plant_Code__c', 'Plant Code', {
      length: 4,
      ...build.externalId,
      ...build.unique,
      ...build.required,
      ...internal,
    }),
    build.picklist('Status__c', 'Status', {
      values: ['Planned', 'Running', 'Closed'],
      defaultValue: 'Running',
      ...build.tracked,
    }),
    build.phone('Gate_Phone__c', 'Gate Phone'),
    build.time('Gate_Opens__c', 'Gate Opens'),
    build.time('Gate_Closes__c', 'Gate Closes'),
    ...build.geolocation('Position__c', 'Position', { description: 'Of the main gate.' }),
    lookup('Main_Plant__c', 'Main Plant', { to: 'Plant__c', children: 'Branch_Plants__r' }),
    lookup('Plant_Manager__c', 'Plant Manager', { to: 'User', children: 'Managed_Plants__r' }),
  ],
});

export const machineModel: WorldObject = customObject({
  name: 'Machine_Model__c',
  label: 'Machine Model',
  number: 2,
  recordCount: 184,
  description: 'A type of machine in our catalog, for example PX-200. Machines at customers are assets.',
  fields: [
    build.picklist('Family__c', 'Family', {
      values: ['Presses', 'Lathes', 'Mills', 'Robots', 'Conveyors'],
      ...build.required,
    }),
    build.number('Power_kW__c', 'Power (kW)', { digits: 6, scale: 1 }),
    build.currency('List_Price__c', 'List Price', { digits: 12, scale: 2, ...build.tracked, ...internal }),
    build.date('End_of_Life__c', 'End of Life', { description: 'After this day no spare parts are kept.' }),
    build.richText('Data_Sheet__c', 'Data Sheet'),
    build.url('Manual__c', 'Manual', { helpText: 'Link to the manual in the document archive.' }),
    lookup('Successor__c', 'Successor', { to: 'Machine_Model__c', children: 'Predecessors__r' }),
    lookup('Built_in__c', 'Built in', { to: 'Plant__c', children: 'Machine_Models__r', onDelete: 'restrict' }),
  ],
});

export const quotation: WorldObject = customObject({
  name: 'Quotation__c',
  label: 'Quotation',
  number: 3,
  recordCount: 21_377,
  nameField: numbered('Quotation Number', 'Q-{YYYY}-{000000}'),
  description: 'An offer to a customer with prices and a term. One opportunity can have several; one is the main one.',
  fields: [
    lookup('Opportunity__c', 'Opportunity', {
      to: 'Opportunity',
      children: 'Quotations__r',
      ...build.required,
      onDelete: 'restrict',
    }),
    lookup('Account__c', 'Account', { to: 'Account', children: 'Quotations__r' }),
    lookup('Recipient__c', 'Recipient', {
      to: 'Contact',
      children: 'Quotations__r',
      description: 'Lookup filter: contacts of the account.',
      details: {
        lookupFilter: {
          active: true,
          optional: true,
          filters: [{ field: 'Contact.AccountId', operation: 'equals', valueField: '$Source.Account__c' }],
        },
      },
    }),
    build.picklist('Status__c', 'Status', {
      values: ['Draft', 'In Approval', 'Approved', 'Sent', 'Accepted', 'Declined', 'Expired'],
      ...build.tracked,
      defaultValue: 'Draft',
      helpText: 'Changed by the approval process; only Accepted and Declined are set by hand.',
    }),
    build.date('Valid_until__c', 'Valid until', {
      ...build.required,
      ...build.tracked,
      defaultValueFormula: 'TODAY() + 30',
    }),
    build.percent('Discount__c', 'Discount', { digits: 3, scale: 2, ...build.tracked }),
    build.rollUp('Total__c', 'Total', {
      operation: 'SUM',
      child: 'Quotation Line',
      as: 'Currency',
      foreignKey: 'Quotation_Line__c.Quotation__c',
      summarized: 'Quotation_Line__c.Net_Price__c',
      description: 'Sum of the net prices of all lines.',
    }),
    build.rollUp('Lines__c', 'Lines', {
      operation: 'COUNT',
      child: 'Quotation Line',
      foreignKey: 'Quotation_Line__c.Quotation__c',
    }),
    build.formula('Total_after_Discount__c', 'Total after Discount', {
      returns: 'Currency',
      expression: 'Total__c * (1 - BLANKVALUE(Discount__c, 0))',
    }),
    build.formula('Expired__c', 'Expired', {
      returns: 'Checkbox',
      expression: 'AND(Valid_until__c < TODAY(), ISPICKVAL(Status__c, "Sent"))',
    }),
    build.longText('Terms__c', 'Terms', {
      length: 10_000,
      description: 'Printed at the end of the quotation, as it is.',
    }),
    build.text('ERP_Order_Number__c', 'ERP Order Number', { length: 10, ...build.externalId, ...internal }),
  ],
});

export const quotationLine: WorldObject = customObject({
  name: 'Quotation_Line__c',
  label: 'Quotation Line',
  number: 4,
  recordCount: 164_902,
  nameField: numbered('Line Number', '{0}'),
  description: 'One position of a quotation.',
  fields: [
    masterDetail('Quotation__c', 'Quotation', { to: 'Quotation__c', children: 'Lines__r' }),
    lookup('Product__c', 'Product', {
      to: 'Product2',
      children: 'Quotation_Lines__r',
      ...build.required,
      onDelete: 'restrict',
    }),
    build.number('Quantity__c', 'Quantity', { digits: 8, scale: 2, ...build.required, defaultValueFormula: '1' }),
    build.currency('Price__c', 'Price', {
      digits: 12,
      scale: 2,
      ...build.required,
      helpText: 'Per unit, before the discount.',
    }),
    build.percent('Discount__c', 'Discount', { digits: 3, scale: 2 }),
    build.formula('Net_Price__c', 'Net Price', {
      returns: 'Currency',
      expression: 'Quantity__c * Price__c * (1 - BLANKVALUE(Discount__c, 0))',
    }),
    build.currency('Cost__c', 'Cost', {
      digits: 12,
      scale: 2,
      ...secret,
      description: 'Production cost per unit, from the ERP system.',
    }),
    build.textArea('Note__c', 'Note'),
  ],
});

export const technician: WorldObject = customObject({
  name: 'Technician__c',
  label: 'Technician',
  number: 5,
  recordCount: 118,
  description: 'Somebody who repairs machines at customers: our own people and those of partners.',
  fields: [
    lookup('User__c', 'User', {
      to: 'User',
      children: 'Technicians__r',
      helpText: 'Empty for technicians of partners.',
    }),
    lookup('Home_Plant__c', 'Home Plant', { to: 'Plant__c', children: 'Technicians__r', ...build.required }),
    build.phone('Mobile__c', 'Mobile', personal),
    build.email('Email__c', 'Email', personal),
    build.encrypted('Passport_Number__c', 'Passport Number', {
      length: 12,
      ...personal,
      ...secret,
      description: 'For visas. Deleted when somebody leaves.',
    }),
    build.multiPicklist('Languages__c', 'Languages', {
      values: ['English', 'German', 'French', 'Italian', 'Spanish', 'Polish'],
    }),
    build.rollUp('Next_Expiry__c', 'Next Expiry', {
      operation: 'MIN',
      child: 'Technician Certification',
      as: 'Date',
      foreignKey: 'Technician_Certification__c.Technician__c',
      summarized: 'Technician_Certification__c.Expires_on__c',
    }),
  ],
});

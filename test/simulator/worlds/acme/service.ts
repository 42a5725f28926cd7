import type { WorldObject } from '../../world.ts';
import * as build from '../build.ts';
import { customObject, lookup, masterDetail, nameField } from '../build.ts';

const numbered = (label: string) =>
  nameField(label, { ...build.autoNumber('Name', label), nameField: true, idLookup: true });

export const certification: WorldObject = customObject({
  name: 'Certification__c',
  label: 'Certification',
  number: 6,
  recordCount: 27,
  description: 'What a technician must have learned before working on a family of machines.',
  fields: [
    build.number('Valid_Months__c', 'Valid (Months)', {
      digits: 3,
      scale: 0,
      ...build.required,
      helpText: 'After this time the course is repeated.',
    }),
    build.checkbox('Required_by_Law__c', 'Required by Law'),
  ],
});

export const technicianCertification: WorldObject = customObject({
  name: 'Technician_Certification__c',
  label: 'Technician Certification',
  number: 7,
  recordCount: 903,
  nameField: numbered('Certificate'),
  description: 'Which technician holds which certification, and until when: the junction of the two.',
  fields: [
    masterDetail('Technician__c', 'Technician', { to: 'Technician__c', children: 'Certifications__r' }),
    masterDetail('Certification__c', 'Certification', { to: 'Certification__c', children: 'Technicians__r', order: 1 }),
    build.date('Passed_on__c', 'Passed on', { ...build.required, ...build.tracked }),
    build.date('Expires_on__c', 'Expires on', build.tracked),
  ],
});

export const serviceVisit: WorldObject = customObject({
  name: 'Service_Visit__c',
  label: 'Service Visit',
  number: 8,
  recordCount: 73_554,
  nameField: numbered('Visit Number'),
  description: 'A technician at a customer: planned by dispatch, reported from the phone, billed by the ERP system.',
  fields: [
    masterDetail('Case__c', 'Case', { to: 'Case', children: 'Service_Visits__r', reparentable: true }),
    lookup('Machine__c', 'Machine', {
      to: 'Asset',
      children: 'Service_Visits__r',
      ...build.required,
      onDelete: 'restrict',
    }),
    lookup('Technician__c', 'Technician', { to: 'Technician__c', children: 'Service_Visits__r', ...build.tracked }),
    build.picklist('Status__c', 'Status', {
      values: ['Planned', 'On the Way', 'Working', 'Done', 'Canceled'],
      ...build.tracked,
      defaultValue: 'Planned',
    }),
    build.dateTime('Planned_Start__c', 'Planned Start', { ...build.required, ...build.tracked }),
    build.dateTime('Real_Start__c', 'Real Start'),
    build.dateTime('Real_End__c', 'Real End', { description: 'A validation rule keeps it after the real start.' }),
    build.formula('Hours__c', 'Hours', {
      returns: 'Number',
      expression: 'ROUND((Real_End__c - Real_Start__c) * 24, 1)',
      scale: 1,
    }),
    build.currency('Parts_Cost__c', 'Parts Cost', { digits: 10, scale: 2 }),
    build.richText('Report__c', 'Report', {
      length: 65_536,
      description: 'What was found and done; the customer gets it as a PDF.',
    }),
    build.text('Signature_Name__c', 'Signed by', { length: 80, helpText: 'Who signed at the customer, in capitals.' }),
    ...build.geolocation('Signed_at__c', 'Signed at'),
  ],
});

export const warrantyClaim: WorldObject = customObject({
  name: 'Warranty_Claim__c',
  label: 'Warranty Claim',
  number: 9,
  recordCount: 4_012,
  nameField: numbered('Claim Number'),
  description: 'A repair that we pay for ourselves, or that a supplier pays back to us.',
  fields: [
    lookup('Service_Visit__c', 'Service Visit', {
      to: 'Service_Visit__c',
      children: 'Warranty_Claims__r',
      onDelete: 'restrict',
    }),
    lookup('Supplier__c', 'Supplier', { to: 'Account', children: 'Warranty_Claims__r' }),
    lookup('Part__c', 'Part', { to: 'Product2', children: 'Warranty_Claims__r' }),
    build.picklist('Decision__c', 'Decision', {
      values: ['Open', 'Accepted', 'Partly Accepted', 'Refused'],
      ...build.tracked,
      defaultValue: 'Open',
    }),
    build.currency('Claimed__c', 'Claimed', { digits: 10, scale: 2, ...build.tracked }),
    build.currency('Paid_Back__c', 'Paid Back', { digits: 10, scale: 2, ...build.tracked }),
    build.formula('Open_Amount__c', 'Open Amount', {
      returns: 'Currency',
      expression: 'Claimed__c - BLANKVALUE(Paid_Back__c, 0)',
    }),
    build.longText('Reason__c', 'Reason', { length: 5_000, ...build.required }),
  ],
});

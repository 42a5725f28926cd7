import type { WorldField } from '../../world.ts';
import * as build from '../build.ts';
import { dependentPicklist, lookup, picklistValue } from '../build.ts';
import { dataOfficer, internal, personal, region, REGIONS, secret } from './shared.ts';

const salesRegion = region({ ...internal, historyTracked: true });

const erpNumber = build.text('ERP_Customer_Number__c', 'ERP Customer Number', {
  length: 10,
  ...build.externalId,
  unique: true,
  ...internal,
  description: 'Number of the customer in the ERP system. Filled by the nightly import; never typed by hand.',
  helpText: 'Ten digits with leading zeros, as printed on the invoice.',
});

/** A person's own fields, as Person Accounts bring them to the account. */
const personFields: readonly WorldField[] = [
  build.checkbox('IsPersonAccount', 'Is Person Account', build.readOnly),
  lookup('PersonContactId', 'Contact ID', {
    to: 'Contact',
    children: null,
    ...build.readOnly,
    relationshipName: 'PersonContact',
  }),
  ...nameParts(),
  build.email('PersonEmail', 'Email', personal),
  build.phone('PersonMobilePhone', 'Mobile', personal),
  build.phone('PersonHomePhone', 'Home Phone', personal),
  build.date('PersonBirthdate', 'Birthdate', { ...personal, ...secret }),
  build.text('PersonTitle', 'Title', { length: 80 }),
  build.text('PersonDepartment', 'Department', { length: 80 }),
  build.picklist('PersonLeadSource', 'Lead Source', {
    values: ['Web', 'Phone Inquiry', 'Partner Referral', 'Trade Show', 'Other'],
  }),
  build.checkbox('PersonHasOptedOutOfEmail', 'Email Opt Out', personal),
  ...personAddress(),
  build.picklist('Preferred_Language__pc', 'Preferred Language', {
    values: ['English', 'German', 'French', 'Italian', 'Spanish'],
    helpText: 'The language in which the person wants to be written to.',
  }),
  build.checkbox('Newsletter__pc', 'Newsletter', personal),
];

/** What Acme added to the account. */
export const accountFields: readonly WorldField[] = [
  ...personFields,
  erpNumber,
  salesRegion,
  dependentPicklist('Country__c', 'Country', { controller: salesRegion, valid: REGIONS, ...internal }),
  build.picklist('Customer_Class__c', 'Customer Class', {
    values: [
      picklistValue('A', 'A - key customer'),
      picklistValue('B', 'B - regular customer'),
      picklistValue('C', 'C - occasional customer'),
      { ...picklistValue('D', 'D - no longer used'), active: false },
    ],
    ...build.tracked,
    description: 'Set every January by Sales Operations from the turnover of the last two years.',
  }),
  build.currency('Credit_Limit__c', 'Credit Limit', {
    digits: 16,
    scale: 2,
    ...build.tracked,
    ...secret,
    description: 'Highest open amount that Finance accepts. Orders above it are stopped in the ERP system.',
    helpText: 'Ask credit.control@acme.example for a change; sales cannot edit it.',
  }),
  build.formula('Credit_Left__c', 'Credit Left', {
    returns: 'Currency',
    expression: 'Credit_Limit__c - BLANKVALUE(Open_Amount__c, 0)',
    description: 'What the customer may still order before Finance has to be asked.',
  }),
  build.formula('Industry_Group__c', 'Industry Group', {
    returns: 'Text',
    expression: 'CASE(Industry, "Machinery", "Builder", "Construction", "Builder", "Other")',
  }),
  build.currency('Open_Amount__c', 'Open Amount', {
    digits: 16,
    scale: 2,
    description: 'Sum of unpaid invoices, from the ERP system.',
  }),
  build.rollUp('Won_Amount__c', 'Won Amount', {
    operation: 'SUM',
    child: 'Opportunity',
    as: 'Currency',
    foreignKey: 'Opportunity.AccountId',
    summarized: 'Opportunity.Amount',
    filters: [{ field: 'Opportunity.IsWon', operation: 'equals', value: 'True' }],
    description: 'Sum of the amounts of all opportunities that were won.',
  }),
  build.encrypted('Tax_Number__c', 'Tax Number', {
    length: 20,
    ...personal,
    ...secret,
    description: 'National tax number. Shown to Finance only; everybody else sees the last four characters.',
  }),
  ...build.geolocation('Gate_Position__c', 'Gate Position', {
    helpText: 'Where a truck reports, not where the office is.',
    description: 'Position of the delivery gate, for route planning.',
  }),
  build.richText('Site_Rules__c', 'Site Rules', {
    length: 32768,
    description: 'What a technician has to know before entering: safety shoes, registration, photo ban.',
  }),
  build.multiPicklist('Machine_Families__c', 'Machine Families', {
    values: ['Presses', 'Lathes', 'Mills', 'Robots', 'Conveyors'],
  }),
  build.number('Machines_Installed__c', 'Machines Installed', { digits: 6, scale: 0, ...build.tracked }),
  build.url('Supplier_Portal__c', 'Supplier Portal', {
    helpText: 'Address of the portal where we upload our invoices.',
  }),
  lookup('Key_Account_Manager__c', 'Key Account Manager', {
    to: 'User',
    children: 'Key_Accounts__r',
    details: {
      lookupFilter: {
        active: true,
        optional: false,
        booleanFilter: '1 AND 2',
        filters: [
          { field: 'User.IsActive', operation: 'equals', value: 'True' },
          { field: 'User.Cost_Center__c', operation: 'equals', value: '1000 Sales' },
        ],
        errorMessage: 'Choose an active colleague of "Sales" | please.',
      },
    },
    description: 'Only active users of the role Key Account may be chosen (lookup filter).',
  }),
  lookup('Home_Plant__c', 'Home Plant', { to: 'Plant__c', children: 'Accounts__r', onDelete: 'restrict' }),
  lookup('fieldkit__Last_Route__c', 'Last Route', { to: 'fieldkit__Route__c', children: 'fieldkit__Accounts__r' }),
  build.dateTime('fieldkit__Last_Visit__c', 'Last Visit'),
];

/** What Acme added to the contact. */
export const contactFields: readonly WorldField[] = [
  build.checkbox('IsPersonAccount', 'Is Person Account', build.readOnly),
  build.picklist('Preferred_Language__c', 'Preferred Language', {
    values: ['English', 'German', 'French', 'Italian', 'Spanish'],
    defaultValue: 'English',
    helpText: 'The language in which the person wants to be written to.',
  }),
  build.checkbox('Newsletter__c', 'Newsletter', { ...personal, description: 'Double opt-in was confirmed.' }),
  build.date('Consent_Date__c', 'Consent Date', { ...personal, defaultValueFormula: 'TODAY()' }),
  build.picklist('Role_in_Purchase__c', 'Role in Purchase', { values: ['Decides', 'Advises', 'Uses', 'Pays'] }),
  build.formula('Account_Class__c', 'Account Class', {
    returns: 'Text',
    expression: 'TEXT(Account.Customer_Class__c)',
  }),
  build.text('Badge_Number__c', 'Badge Number', {
    length: 12,
    ...build.unique,
    businessOwnerId: dataOfficer,
    encrypted: true,
    details: { encryptionScheme: 'CaseSensitiveDeterministicEncryption' },
  }),
];

function nameParts(): WorldField[] {
  const part = { dataType: null, in: build.componentOnly, compoundFieldName: 'Name' };
  const salutations = ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.'];
  return [
    build.text('LastName', 'Last Name', { length: 80, ...part, ...personal }),
    build.text('FirstName', 'First Name', { length: 40, ...part, ...personal }),
    build.picklist('Salutation', 'Salutation', { values: salutations, ...part, length: 40 }),
  ];
}

function personAddress(): WorldField[] {
  const part = { dataType: null, in: build.componentOnly, compoundFieldName: 'PersonMailingAddress' };
  const degrees = { ...part, type: 'double', precision: 18, scale: 15 };
  return [
    build.worldField({
      name: 'PersonMailingAddress',
      label: 'Mailing Address',
      type: 'address',
      dataType: 'Address',
      ...build.readOnly,
    }),
    build.textArea('PersonMailingStreet', 'Mailing Street', part),
    build.text('PersonMailingCity', 'Mailing City', { length: 40, ...part }),
    build.text('PersonMailingState', 'Mailing State/Province', { length: 80, ...part }),
    build.text('PersonMailingPostalCode', 'Mailing Zip/Postal Code', { length: 20, ...part }),
    build.text('PersonMailingCountry', 'Mailing Country', { length: 80, ...part }),
    build.worldField({ ...degrees, name: 'PersonMailingLatitude', label: 'Mailing Latitude' }),
    build.worldField({ ...degrees, name: 'PersonMailingLongitude', label: 'Mailing Longitude' }),
    build.picklist('PersonMailingGeocodeAccuracy', 'Mailing Geocode Accuracy', {
      values: ['Address', 'Street', 'City', 'Unknown'],
      ...part,
      length: 40,
    }),
  ];
}

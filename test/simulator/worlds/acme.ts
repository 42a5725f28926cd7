import type { World, WorldObject, WorldUser } from '../world.ts';
import { automation } from './acme/automation.ts';
import { machineModel, plant, quotation, quotationLine, technician } from './acme/custom.ts';
import { dependencies } from './acme/dependencies.ts';
import { fieldKit, integration } from './acme/integration.ts';
import { metadata } from './acme/metadata.ts';
import { security } from './acme/security.ts';
import { certification, serviceVisit, technicianCertification, warrantyClaim } from './acme/service.ts';
import { currencyIsoCode, dataOfficer } from './acme/shared.ts';
import { acmeStandard } from './acme/standard.ts';
import { associatesOf } from './associated.ts';
import { finish, objectNamed } from './finish.ts';
import { longId } from './ids.ts';
import { users } from './users.ts';

/** A mid-size manufacturer with a service business: small, hand-written, and with every kind of object and field. */
export function acme(): World {
  const standard = acmeStandard();
  const world = finish({
    org: {
      id: longId('00D5g000000AcmE'),
      name: 'Acme Manufacturing',
      organizationType: 'Enterprise Edition',
      instanceName: 'EU47',
      isSandbox: false,
      namespacePrefix: null,
      trialExpirationDate: null,
      languageLocaleKey: 'en_US',
    },
    users: users('acme.example', { analyst, noMetadata, noSetup, setupOnly }),
    objects: [
      ...standard,
      ...[...custom, ...integration, ...fieldKit].map(withCurrency),
      ...associatesOf(objectNamed(standard, 'Account'), ['ChangeEvent']),
      ...associatesOf(withCurrency(quotation), ['Share', 'History', 'Feed', 'ChangeEvent']),
      ...associatesOf(serviceVisit, ['History']),
    ],
    automation,
    metadata,
  });
  return Object.freeze({ ...world, security: security(world), dependencies: dependencies(world) });
}

/** With several currencies switched on, every record says in which one its amounts are. */
function withCurrency(object: WorldObject): WorldObject {
  if (!object.name.endsWith('__c')) return object;
  return Object.freeze({ ...object, fields: Object.freeze([...object.fields, currencyIsoCode]) });
}

const custom: readonly WorldObject[] = [
  ...[plant, machineModel, quotation, quotationLine, technician],
  ...[certification, technicianCertification, serviceVisit, warrantyClaim],
];

/** Reports on sales and service, without what concerns margins and tax. */
const analyst: WorldUser = {
  id: dataOfficer,
  username: 'ana.lyst@acme.example',
  languageLocaleKey: 'en_US',
  profileName: 'Acme Analyst',
  viewSetup: true,
  modifyMetadata: false,
  reads: [
    ...['Account', 'Asset', 'Campaign', 'Case', 'Contact', 'Event', 'Lead', 'Opportunity', 'Product2', 'Task', 'User'],
    ...['Machine_Model__c', 'Plant__c', 'Quotation__c', 'Quotation_Line__c', 'Service_Visit__c', 'Warranty_Claim__c'],
  ],
  hiddenFields: ['Account.Tax_Number__c', 'Opportunity.Expected_Margin__c', 'Quotation_Line__c.Cost__c'],
};

/** View All Data and View Setup, without Modify Metadata. */
const noMetadata: WorldUser = {
  id: longId('0055g00000NoMeD'),
  username: 'no.metadata@acme.example',
  languageLocaleKey: 'en_US',
  profileName: 'Acme Reader',
  viewSetup: true,
  modifyMetadata: false,
  reads: 'all',
  hiddenFields: [],
};

/** A few objects, and not even View Setup. */
const noSetup: WorldUser = {
  id: longId('0055g00000NoSeE'),
  username: 'no.setup@acme.example',
  languageLocaleKey: 'en_US',
  profileName: 'Standard User',
  viewSetup: false,
  modifyMetadata: false,
  reads: ['Account', 'Case', 'Contact'],
  hiddenFields: ['Account.Credit_Limit__c'],
};

/** View Setup, and no Read on any object. */
const setupOnly: WorldUser = {
  id: longId('0055g00000SetUF'),
  username: 'setup.only@acme.example',
  languageLocaleKey: 'en_US',
  profileName: 'Minimum Access - API Only Integrations',
  viewSetup: true,
  modifyMetadata: false,
  reads: [],
  hiddenFields: [],
};

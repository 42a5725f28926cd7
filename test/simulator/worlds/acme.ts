import type { World, WorldObject, WorldUser } from '../world.ts';
import { machineModel, plant, quotation, quotationLine, technician } from './acme/custom.ts';
import { fieldKit, integration } from './acme/integration.ts';
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
  return finish({
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
    users: users('acme.example', { analyst }),
    objects: [
      ...standard,
      ...[...custom, ...integration, ...fieldKit].map(withCurrency),
      ...associatesOf(objectNamed(standard, 'Account'), ['ChangeEvent']),
      ...associatesOf(withCurrency(quotation), ['Share', 'History', 'Feed', 'ChangeEvent']),
      ...associatesOf(serviceVisit, ['History']),
    ],
  });
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
  reads: [
    ...['Account', 'Asset', 'Campaign', 'Case', 'Contact', 'Event', 'Lead', 'Opportunity', 'Product2', 'Task', 'User'],
    ...['Machine_Model__c', 'Plant__c', 'Quotation__c', 'Quotation_Line__c', 'Service_Visit__c', 'Warranty_Claim__c'],
  ],
  hiddenFields: ['Account.Tax_Number__c', 'Opportunity.Expected_Margin__c', 'Quotation_Line__c.Cost__c'],
};

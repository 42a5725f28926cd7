import type { WorldField } from '../../world.ts';
import { lookup, picklist } from '../build.ts';
import type { More } from '../build.ts';
import { longId } from '../ids.ts';

/** Several currencies are switched on, so every business record has one. */
export const currencyIsoCode: WorldField = picklist('CurrencyIsoCode', 'Currency ISO Code', {
  values: ['EUR', 'GBP', 'USD'],
  defaultValue: 'EUR',
  length: 3,
});

export const recordTypeId: WorldField = lookup('RecordTypeId', 'Record Type ID', {
  to: 'RecordType',
  children: null,
  dataType: 'Record Type',
});

/** Who answers for personal data. */
export const dataOfficer = longId('0055g00000AnaC3');

/** Personal data in the sense of the GDPR. */
export const personal = {
  securityClassification: 'Confidential',
  complianceGroup: 'GDPR;PII',
  businessOwnerId: dataOfficer,
  businessStatus: 'Active',
} as const;

/** What only a few may know. */
export const secret = { securityClassification: 'Restricted', businessStatus: 'Active' } as const;

/** What anybody in the company may know. */
export const internal = { securityClassification: 'Internal', businessStatus: 'Active' } as const;

/** Sales regions and the countries in them. */
export const REGIONS = {
  DACH: ['Germany', 'Austria', 'Switzerland'],
  'Northern Europe': ['Sweden', 'Denmark', 'Norway', 'Finland'],
  'Western Europe': ['France', 'Belgium', 'Netherlands', 'United Kingdom', 'Ireland'],
  'Southern Europe': ['Italy', 'Spain', 'Portugal', 'Greece'],
  'North America': ['United States', 'Canada', 'Mexico'],
  Other: ['Other country'],
} as const;

/** The region of a sale or a customer; the country depends on it. */
export function region(more: More = {}): WorldField {
  return picklist('Sales_Region__c', 'Sales Region', {
    values: Object.keys(REGIONS),
    details: { valueSet: 'Sales_Regions' },
    helpText: 'Choose the region first: it decides which countries you can choose.',
    ...more,
  });
}

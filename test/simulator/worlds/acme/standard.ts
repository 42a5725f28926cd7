import type { WorldField, WorldObject } from '../../world.ts';
import { objectNamed } from '../finish.ts';
import { standardObjects } from '../standard.ts';
import { accountFields, contactFields } from './customers.ts';
import { activityFields, assetFields, caseFields, productFields } from './equipment.ts';
import { currencyIsoCode } from './shared.ts';
import { campaignFields, leadFields, opportunityFields, userFields } from './selling.ts';
import { recordTypeId } from './shared.ts';

/** The standard objects that Acme uses, with what its admins added to them. */
export function acmeStandard(): WorldObject[] {
  return Object.entries(USED).map(([name, { count, add = [] }]) => {
    const standard = objectNamed(standardObjects(), name);
    return Object.freeze({ ...standard, recordCount: count, fields: [...standard.fields, ...add] });
  });
}

type Use = { readonly count: number | null; readonly add?: readonly WorldField[] };

const business = [currencyIsoCode];

const USED: Readonly<Record<string, Use>> = {
  Account: { count: 18_240, add: [...business, recordTypeId, ...accountFields] },
  AccountHistory: { count: null },
  AccountShare: { count: null },
  Asset: { count: 41_905, add: [...business, ...assetFields] },
  Campaign: { count: 212, add: [...business, ...campaignFields] },
  Case: { count: 96_310, add: [...business, recordTypeId, ...caseFields] },
  Contact: { count: 52_077, add: [...business, ...contactFields] },
  Event: { count: 30_118, add: [...business, ...activityFields] },
  FieldPermissions: { count: 14_202 },
  Group: { count: 58 },
  Lead: { count: 7_431, add: [...business, ...leadFields] },
  MutingPermissionSet: { count: 1 },
  ObjectPermissions: { count: 1_290 },
  Opportunity: { count: 11_684, add: [...business, recordTypeId, ...opportunityFields] },
  Organization: { count: 1 },
  PermissionSet: { count: 34 },
  PermissionSetAssignment: { count: 611 },
  PermissionSetGroup: { count: 2 },
  PermissionSetGroupComponent: { count: 5 },
  Product2: { count: 3_866, add: [...business, ...productFields] },
  Profile: { count: 17 },
  RecordType: { count: 6 },
  Task: { count: 188_540, add: [...business, ...activityFields] },
  User: { count: 243, add: [...business, ...userFields] },
};

import type { World } from '../world.ts';
import { customObject, lookup, picklist, text } from './build.ts';
import { finish, objectNamed } from './finish.ts';
import { longId } from './ids.ts';
import { standardObjects } from './standard.ts';
import { users } from './users.ts';

/** A mid-size manufacturer with a service business: small, and every kind of object and field in it. */
export function acme(): World {
  const standard = ['Account', 'Contact', 'User', 'ObjectPermissions'].map((name) =>
    objectNamed(standardObjects(), name),
  );
  const plant = customObject({
    ...{ name: 'Plant__c', label: 'Plant', number: 1 },
    description: 'A place where we build or repair machines.',
    fields: [
      text('Plant_Code__c', 'Plant Code', 8, { unique: true, externalId: true, idLookup: true }),
      picklist('Status__c', 'Status', ['Planned', 'Running', 'Closed'], { defaultValue: 'Running' }),
      lookup('Landlord__c', 'Landlord', 'Account', 'Plants__r'),
    ],
  });
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
    users: users('acme.example', {}),
    objects: [...standard, plant],
  });
}

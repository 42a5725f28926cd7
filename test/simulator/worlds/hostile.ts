import type { World, WorldObject, WorldUser } from '../world.ts';
import { derivedDependencies } from './contents/derive-dependencies.ts';
import { finish, objectNamed } from './finish.ts';
import { security } from './hostile/holders.ts';
import { MISSING_TARGETS, namedObjects, shapedObjects, textObjects } from './hostile/objects.ts';
import { metadata } from './hostile/pages.ts';
import { automation } from './hostile/rules.ts';
import { longId } from './ids.ts';
import { standardObjects } from './standard.ts';
import { users } from './users.ts';

/** An org in which every text and every name is a trap for a program that trusts it. */
export function hostile(): World {
  const world: World = {
    org: {
      id: longId('00D5g000000HstL'),
      name: 'O\'Hara & Sons | "<b>Ltd</b>" `Test`\n=1+1',
      organizationType: 'Developer Edition',
      instanceName: 'EU99',
      isSandbox: true,
      namespacePrefix: null,
      trialExpirationDate: '2026-12-31T00:00:00.000Z',
      languageLocaleKey: 'en_US',
    },
    users: users('hostile.example', { analyst }),
    objects: [...standard(), ...textObjects(1), ...shapedObjects(10), ...namedObjects(30)],
  };
  const whole = Object.freeze({ ...finish(world, MISSING_TARGETS), automation, metadata });
  const secured = Object.freeze({ ...whole, security: security(whole) });
  return Object.freeze({ ...secured, dependencies: [...derivedDependencies(secured)] });
}

/** Reads some of the traps, and not all of their fields. */
const analyst: WorldUser = {
  id: longId('0055g00000AnaC3'),
  username: 'analyst+<b>x</b>@hostile.example',
  languageLocaleKey: 'en_US',
  modifyMetadata: false,
  profileName: '=Analyst | "Profile"',
  viewSetup: true,
  reads: ['Account', 'Texts__c', 'Values__c', 'Wide__c', 'Field_Names__c', '__proto__', 'constructor', '..'],
  hiddenFields: ['Texts__c.Pipe__c', 'Wide__c.Field_400__c', 'Field_Names__c.__proto__'],
};

function standard(): WorldObject[] {
  const names = [
    ...['Account', 'Contact', 'Group', 'MutingPermissionSet', 'ObjectPermissions', 'Organization', 'PermissionSet'],
    ...['Profile', 'User'],
  ];
  return names.map((name) => objectNamed(standardObjects(), name));
}

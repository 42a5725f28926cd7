import type { World, WorldObject } from '../world.ts';
import { finish, objectNamed } from './finish.ts';
import { MISSING_TARGETS, namedObjects, shapedObjects, textObjects } from './hostile/objects.ts';
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
    users: users('hostile.example', {}),
    objects: [...standard(), ...textObjects(1), ...shapedObjects(10), ...namedObjects(30)],
  };
  return finish(world, MISSING_TARGETS);
}

function standard(): WorldObject[] {
  const names = ['Account', 'Contact', 'Group', 'ObjectPermissions', 'Organization', 'Profile', 'User'];
  return names.map((name) => objectNamed(standardObjects(), name));
}

import type { World, WorldUser } from '../world.ts';
import { longId } from './ids.ts';

/** The two users of every world, and more where a world names them: one who reads everything, one who reads nothing. */
export function users<K extends string = never>(domain: string, more: Readonly<Record<K, WorldUser>>): World['users'] {
  const common = { languageLocaleKey: 'en_US', viewSetup: true, hiddenFields: [] } as const;
  return {
    ...more,
    admin: {
      ...common,
      id: longId('0055g00000AdmA1'),
      username: `admin@${domain}`,
      profileName: 'System Administrator',
      modifyMetadata: true,
      reads: 'all',
    },
    restricted: {
      ...common,
      id: longId('0055g00000ResB2'),
      username: `schema.reader@${domain}`,
      profileName: 'Minimum Access - API Only Integrations',
      modifyMetadata: false,
      reads: [],
    },
  };
}

import type { World } from '../simulator/world.ts';
import { everyField, onAll, permissionSet } from '../simulator/worlds/contents/holders.ts';
import { worlds } from '../simulator/worlds/index.ts';

/** Acme with so many permission sets that their field permissions come by a Bulk job: more than 60,000 rows. */
export function crowded(): World {
  const acme = worlds.acme({});
  const kept = acme.objects.filter(({ associate, customizable }) => associate === null && customizable);
  const grants = kept.map((object, at) => everyField(object, at % 2 === 0 ? 'edit' : 'read'));
  const cells = grants.reduce((sum, { edit, readOnly }) => sum + edit.length + readOnly.length, 0);
  const sets = Array.from({ length: Math.ceil(62_000 / cells) }, (_, at) =>
    permissionSet(`Many_${at}`, { objects: onAll(kept, at % 2 === 0 ? 'cre' : 'r'), fields: grants }),
  );
  const security = acme.security ?? { holders: [] };
  return { ...acme, security: { ...security, holders: [...security.holders, ...sets] } };
}

import type { WorldObject } from './world.ts';

/** What Salesforce says of an object beside its name, as far as it follows from what kind of object it is. */
type ObjectTraits = {
  readonly writable: boolean;
  readonly deletable: boolean;
  readonly layoutable: boolean;
  readonly searchable: boolean;
  readonly triggerable: boolean;
  readonly undeletable: boolean;
  readonly replicateable: boolean;
  readonly retrieveable: boolean;
  readonly queryable: boolean;
};

/** The traits of an object; associated objects, custom metadata, events and external objects can less than a table. */
export function traitsOf({ name, associate, customizable }: WorldObject): ObjectTraits {
  const event = name.endsWith('__e') || associate?.type === 'ChangeEvent';
  const metadata = name.endsWith('__mdt');
  const outside = name.endsWith('__x') || name.endsWith('__b');
  const table = associate === null && !event && !metadata && !outside;
  return {
    writable: table || associate?.type === 'Share' || name.endsWith('__e'),
    deletable: table || associate?.type === 'Share',
    layoutable: (table && customizable) || metadata,
    searchable: table && customizable,
    triggerable: (table && customizable) || event,
    undeletable: table && customizable,
    replicateable: table,
    retrieveable: !event,
    queryable: !event,
  };
}

import type { AccessModel, ObjectKind } from '../model/schema.js';
import type { Entry } from './inventory.js';

// Maps, since a name from the org may be one that every object literal has, such as `constructor`.
const bySuffix: ReadonlyMap<string, ObjectKind> = new Map(
  Object.entries({
    c: 'custom',
    mdt: 'custom-metadata',
    e: 'platform-event',
    b: 'big-object',
    x: 'external',
    kav: 'article',
    ka: 'article',
    dlm: 'data-cloud',
    dll: 'data-cloud',
    dmo: 'data-cloud',
    history: 'history',
    share: 'share',
    feed: 'feed',
    changeevent: 'change-event',
    tag: 'tag',
  } as const),
);

const byAssociation: ReadonlyMap<string, ObjectKind> = new Map(
  Object.entries({
    History: 'history',
    Share: 'share',
    Feed: 'feed',
    ChangeEvent: 'change-event',
    Tag: 'tag',
  } as const),
);

/** What sort of object this is, by what describe global says of it, else by its API name. `names` are all objects. */
export function objectKind({ name, listed, entity }: Entry, names: ReadonlySet<string>): ObjectKind {
  const association = byAssociation.get(listed?.associateEntityType ?? '');
  if (association) return association;
  if (listed?.customSetting || entity?.customSetting) return 'custom-setting';
  const suffix = /__([A-Za-z]+)$/.exec(name)?.[1]?.toLowerCase();
  return (suffix ? bySuffix.get(suffix) : companionOf(name, names)) ?? 'standard';
}

/** A standard object's companion is named after it: AccountShare, OpportunityFieldHistory. */
function companionOf(name: string, names: ReadonlySet<string>): ObjectKind | undefined {
  const [, parent = '', suffix = ''] = /^(.+?)(?:Field)?(History|Share|Feed|ChangeEvent|Tag)$/.exec(name) ?? [];
  return names.has(parent) ? byAssociation.get(suffix) : undefined;
}

/**
 * What opens an object. `permitted` are the objects that ObjectPermissions can name (the values of its SobjectType
 * picklist), which is the org's own list; null where it could not be read.
 */
export function accessModel(name: string, kind: ObjectKind, permitted: ReadonlySet<string> | null): AccessModel {
  if (kind === 'custom-metadata' || kind === 'custom-setting') return 'setup-entity';
  if (kind === 'history' || kind === 'share' || kind === 'feed' || kind === 'change-event' || kind === 'tag')
    return 'parent';
  return permitted?.has(name) ? 'object-permissions' : 'unknown';
}

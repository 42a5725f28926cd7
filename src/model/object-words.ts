import type { AccessModel, ObjectKind } from './schema.js';

/** Kinds of object in the words of Setup. */
export const kindWords: Readonly<Record<ObjectKind, string>> = {
  standard: 'Standard object',
  custom: 'Custom object',
  'custom-metadata': 'Custom metadata type',
  'custom-setting': 'Custom setting',
  'platform-event': 'Platform event',
  'big-object': 'Big object',
  external: 'External object',
  article: 'Knowledge article',
  'data-cloud': 'Data Cloud object',
  history: 'Field history (associated object)',
  share: 'Sharing (associated object)',
  feed: 'Feed (associated object)',
  'change-event': 'Change event (associated object)',
  tag: 'Tag (associated object)',
};

/** What opens an object to a user, as a sentence for people. */
export const accessWords: Readonly<Record<AccessModel, string>> = {
  'object-permissions': 'Object permissions in profiles and permission sets',
  parent: 'Controlled by the parent object',
  'setup-entity': 'Access granted entry by entry in profiles and permission sets',
  'system-permission': 'Granted by a system permission',
  unknown: 'unknown',
};

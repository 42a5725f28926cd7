import type { ObjectKind } from './schema.js';

/** Kinds of object that the platform keeps beside another one, and whose fields say nothing of their own. */
export const associatedKinds: ReadonlySet<ObjectKind> = new Set(['history', 'share', 'feed', 'change-event', 'tag']);

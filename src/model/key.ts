import { percentEncode } from './percent-encode.js';
import type { Key } from './schema.js';

/** Address of an object: `object:Account`. */
export function objectKey(object: string): Key {
  return factKey('object', object);
}

/** Address of a field: `field:Account.Industry`. */
export function fieldKey(object: string, field: string): Key {
  return factKey('field', object, field);
}

/** Address of a fact: `trigger:Account.AccountTrigger`, `object-access:Account.profile.Admin`. */
export function factKey(kind: string, ...parts: readonly string[]): Key {
  return `${kind}:${parts.map(percentEncode).join('.')}`;
}

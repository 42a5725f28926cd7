import { percentEncode } from './percent-encode.js';
import type { Fact } from './schema.js';

/** The API name of a fact, without the object it is about; `object` is undefined for a fact about the org. */
export function factName(fact: Fact, object?: string): string {
  const { fullName } = fact.details;
  const name = typeof fullName === 'string' && fullName !== '' ? fullName : keyName(fact, object);
  const own = object !== undefined && name.startsWith(`${object}.`) ? name.slice(object.length + 1) : name;
  return own === '' ? name : own;
}

/** What tells a fact from the others of its kind under the same object: the end of its key, which is unique. */
export function keyName({ key }: Fact, object?: string): string {
  const encoded = key.slice(key.indexOf(':') + 1);
  const prefix = object === undefined ? '' : `${percentEncode(object)}.`;
  return decode(encoded.startsWith(prefix) ? encoded.slice(prefix.length) : encoded);
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded; // A key that was made of a lone surrogate has no text.
  }
}

import { factKey, fieldKey, objectKey } from '../model/key.js';
import type { Details, Fact, Key } from '../model/schema.js';
import type { About } from './collector.js';
import type { Place } from './usage/field-path.js';

type Parts<D> = {
  readonly object?: string | undefined;
  /** API name within the object. */
  readonly name: string;
  /** What stands in the key between the object and the name. */
  readonly within?: string;
  readonly label?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly details: D;
  /** Fields and objects that its logic reads or writes: they become its `uses`. */
  readonly places?: readonly Place[];
  /** Fields that it shows, which are told as their use alone. */
  readonly shows?: readonly Place[];
};

/** A fact with its key, `<kind>:<Object>.<ApiName>`; a label that is missing is the name. */
export function about<D extends Details>(kind: string, parts: Parts<D>): About<D> {
  const { object, name, within, label, description, details, places = [], shows = [] } = parts;
  const path = [object, within, name].filter((part) => part !== undefined);
  const fact: Fact<D> = {
    key: factKey(kind, ...path),
    label: label ?? name,
    ...(description !== undefined && description !== null && { description }),
    details,
    uses: [...new Set(places.map(keyOfPlace))].sort(),
  };
  return { object, fact, touches: [...places, ...shows] };
}

export function keyOfPlace({ object, field }: Place): Key {
  return field === undefined ? objectKey(object) : fieldKey(object, field);
}

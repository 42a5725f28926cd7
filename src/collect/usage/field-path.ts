import type { Field, SObject } from '../../model/schema.js';
import type { Scope } from '../collector.js';

/** A field, or an object as a whole. */
export type Place = { readonly object: string; readonly field?: string };

/**
 * The fields that a path of names touches: `Account.Owner.Email` from a contact is its AccountId, the account's OwnerId and
 * the user's Email. Names count in any case, as in the org; what does not lead to a field is dropped.
 */
export function placesOf(path: readonly string[], object: string, scope: Pick<Scope, 'objects'>): readonly Place[] {
  const [first, ...rest] = path;
  const from = indexOf(object, scope);
  if (first === undefined || !from) return [];
  const [name = first, target] = first.split(':');
  if (rest.length === 0) {
    const field = from.fields.get(name.toLowerCase());
    return field ? [{ object, field: field.name }] : [];
  }
  const lookup = from.relationships.get(name.toLowerCase());
  if (!lookup) return [];
  const targets = (lookup.referenceTo ?? []).filter((one) => target === undefined || same(one, target));
  const further = targets.flatMap((one) => placesOf(rest, one, scope));
  // Of an object that is not in this library nothing more can be said.
  const unknown = targets.length > 0 && targets.every((one) => !scope.objects.has(one));
  return further.length === 0 && !unknown ? [] : [{ object, field: lookup.name }, ...further];
}

/** Fields that stand on a page or in a list of an object, paths through lookups included. */
export function fieldPlaces(
  names: readonly string[] | null | undefined,
  object: string | undefined,
  scope: Pick<Scope, 'objects'>,
): readonly Place[] {
  return object === undefined ? [] : (names ?? []).flatMap((name) => placesOf(name.split('.'), object, scope));
}

type Objects = Scope['objects'];
type Index = { readonly fields: ReadonlyMap<string, Field>; readonly relationships: ReadonlyMap<string, Field> };

// Thousands of formulas ask the same objects; the indexes go with the collection that they are about.
const indexes = new WeakMap<Objects, Map<string, Index>>();

function indexOf(name: string, { objects }: Pick<Scope, 'objects'>): Index | undefined {
  const known = indexes.get(objects) ?? new Map<string, Index>();
  indexes.set(objects, known);
  const object = objects.get(name);
  const index = known.get(name) ?? (object && indexFields(object));
  if (index) known.set(name, index);
  return index;
}

function indexFields({ fields }: SObject): Index {
  return {
    fields: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
    relationships: new Map(fields.flatMap((field) => relationshipsOf(field))),
  };
}

/** By its relationship's name; a custom lookup that nobody told the name of is `X__r` all the same. */
function relationshipsOf(field: Field): readonly (readonly [string, Field])[] {
  if (!field.referenceTo?.length) return [];
  const custom = field.name.endsWith('__c') ? field.name.replace(/__c$/, '__r') : undefined;
  return [field.relationshipName, custom].flatMap((name) => (name ? [[name.toLowerCase(), field] as const] : []));
}

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

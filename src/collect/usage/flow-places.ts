import type { FlowBody } from '../bodies/flow-body.js';
import type { Scope } from '../collector.js';
import { placesOf, type Place } from './field-path.js';

/** The objects and fields that a flow touches, as far as this org has them. */
export function flowPlaces({ objects, fields, paths }: FlowBody, scope: Scope): readonly Place[] {
  return [
    ...objects.filter((object) => scope.objects.has(object)).map((object) => ({ object })),
    ...fields.flatMap(({ object, field }) => placesOf([field], object, scope)),
    ...paths.flatMap(({ object, path }) => placesOf(path, object, scope)),
  ];
}

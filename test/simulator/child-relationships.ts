import { seesField, seesObject } from './visibility.ts';
import type { World, WorldField, WorldObject, WorldUser } from './world.ts';

/** By parent, every reference to it from a field that the user sees; one without a name is listed with null. */
export function childRelationships(world: World, user: WorldUser): ReadonlyMap<string, readonly object[]> {
  const children = new Map<string, object[]>();
  for (const object of world.objects) {
    if (!seesObject(user, object)) continue;
    for (const field of object.fields) {
      if (field.reference === null || !seesField(user, object, field)) continue;
      for (const parent of field.reference.to) add(children, parent, toChild(object, field, field.reference));
    }
  }
  return children;
}

function add(children: Map<string, object[]>, parent: string, child: object): void {
  const known = children.get(parent);
  if (known === undefined) children.set(parent, [child]);
  else known.push(child);
}

const toChild = (object: WorldObject, field: WorldField, reference: NonNullable<WorldField['reference']>): object => ({
  cascadeDelete: reference.cascadeDelete,
  childSObject: object.name,
  deprecatedAndHidden: false,
  field: field.name,
  junctionIdListNames: [],
  junctionReferenceTo: [],
  relationshipName: reference.childRelationshipName,
  restrictedDelete: reference.restrictedDelete,
});

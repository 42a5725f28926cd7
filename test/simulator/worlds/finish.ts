import type { World, WorldField, WorldObject } from '../world.ts';
import { picklistValue } from './fields/values.ts';
import { objectPermissionsOf } from './permissions.ts';

/** Makes a world whole: lookups point to what is there, and setup objects know the objects that they are about. */
export function finish(world: World, stays: readonly string[] = []): World {
  const names = new Set([...world.objects.map((object) => object.name), ...stays]);
  const labels = new Map(world.objects.map((object) => [object.name, object.label]));
  const values = (list: readonly string[]): Values => list.map((name) => picklistValue(name, labels.get(name)));
  const permissioned = values(objectPermissionsOf(world.objects));
  const customizable = values(customizableNames(world.objects));
  const objects = world.objects.map((object) => {
    const fields = object.fields.flatMap((field) => finishField(field, names, labels));
    const about = object.name === 'ObjectPermissions' ? permissioned : customizable;
    const whole = object.custom ? fields : fields.map((field) => aboutObjects(field, about));
    return Object.freeze({ ...object, fields: Object.freeze(whole) });
  });
  return Object.freeze({ ...world, objects: Object.freeze(objects) });
}

/** A lookup that points to nothing here belongs to a feature that this org does not have. */
function finishField(field: WorldField, names: ReadonlySet<string>, labels: ReadonlyMap<string, string>): WorldField[] {
  if (!field.reference || field.reference.to.length === 0) return [field];
  const to = field.reference.to.filter((name) => names.has(name));
  if (to.length === 0) return [];
  const same = to.length === field.reference.to.length;
  if (same && !field.custom) return [field];
  const reference = same ? field.reference : { ...field.reference, to };
  return [Object.freeze({ ...field, reference, dataType: field.custom ? withLabels(field, labels) : field.dataType })];
}

/** The org writes labels, not API names, into the data type of a lookup. */
function withLabels(field: WorldField, labels: ReadonlyMap<string, string>): string | null {
  const targets = field.reference?.to.map((name) => labels.get(name) ?? name).join(',') ?? '';
  return field.dataType?.replace(/\((?!\s*Unique)[^)]*\)/, () => `(${targets})`) ?? null;
}

/** Other setup objects speak of details, tasks and users, too. */
function customizableNames(objects: readonly WorldObject[]): string[] {
  return objects.filter((object) => object.customizable && !object.associate).map((object) => object.name);
}

function aboutObjects(field: WorldField, values: Values): WorldField {
  if (field.name !== 'SobjectType' || !field.picklist) return field;
  return Object.freeze({ ...field, type: 'picklist', picklist: { restricted: true, controller: null, values } });
}

type Values = NonNullable<WorldField['picklist']>['values'];

/** Finds an object by name; a world that lacks it is a mistake in the world. */
export function objectNamed(objects: readonly WorldObject[], name: string): WorldObject {
  const found = objects.find((object) => object.name === name);
  if (!found) throw new Error(`No object ${name} in this world.`);
  return found;
}

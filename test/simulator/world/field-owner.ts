import type { WorldField, WorldObject } from '../world.ts';
import { idOf } from './identity.ts';

/** Where Tooling and the Metadata API keep a custom field, which may be elsewhere than where describe shows it. */
type FieldOwner = { readonly object: string; readonly name: string };

/**
 * Custom fields of tasks and events belong to the activity, those of a person account to the contact, and those of a
 * change event to the object that changes.
 */
export function ownerOf({ name: object, associate }: WorldObject, { name }: Pick<WorldField, 'name'>): FieldOwner {
  if (associate !== null) return { object: associate.parent, name };
  if (object === 'Task' || object === 'Event') return { object: 'Activity', name };
  if (object === 'Account' && name.endsWith('__pc')) return { object: 'Contact', name: name.replace(/__pc$/, '__c') };
  return { object, name };
}

/** Whether the field is a record of CustomField: components of compound fields are not. */
export const isCustomField = ({ custom, dataType }: WorldField): boolean => custom && dataType !== null;

/** The id of a custom field's record in Tooling, 18 characters. */
export function customFieldId(object: WorldObject, field: Pick<WorldField, 'name'>): string {
  const owner = ownerOf(object, field);
  return idOf('CustomField', `${owner.object}.${owner.name}`);
}

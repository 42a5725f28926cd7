import { developerName } from '../../entity-table.ts';
import { objectsByName } from '../../tables/object-index.ts';
import type { World, WorldField, WorldObject } from '../../world.ts';
import type { DependencyEnd } from '../../world/dependency.ts';
import { customFieldId } from '../../world/field-owner.ts';
import { idOf, qualified } from '../../world/identity.ts';
import type { IdType } from '../../world/identity.ts';
import { longId } from '../ids.ts';

/** A component by its id; of its name the dependency API shows the part after the namespace. */
export const componentEnd = (
  type: IdType,
  fullName: string,
  { name, namespace }: { readonly name: string; readonly namespace: string | null },
): DependencyEnd => ({ type, id: idOf(type, fullName), name, namespace });

/** Code: a class, or a bundle of a component. */
export const codeEnd = (
  type: 'ApexClass' | 'AuraDefinitionBundle' | 'LightningComponentBundle' | 'ApexTrigger',
  name: string,
  namespace: string | null = null,
): DependencyEnd => componentEnd(type, qualified({ name, namespace }), { name, namespace });

/** 'fieldkit__Mode__c' is Mode of fieldkit. */
export function fieldEnd(object: WorldObject, field: Pick<WorldField, 'name'>): DependencyEnd {
  const namespace = /^(\w+?)__\w+__\w+$/.exec(field.name)?.[1] ?? null;
  const name = developerName(field.name, namespace);
  return { type: 'CustomField', id: customFieldId(object, field), name, namespace };
}

export const objectEnd = ({ custom, durableId, name, namespace }: WorldObject): DependencyEnd =>
  custom
    ? { type: 'CustomObject', id: longId(durableId), name: developerName(name, namespace), namespace }
    : { type: 'StandardEntity', id: name, name, namespace: null };

/** An object or, with a dot, a custom field of a world: 'Quotation__c', 'Account.Credit_Limit__c'. */
export function endNamed(world: World, name: string): DependencyEnd {
  const [objectName = '', fieldName] = name.split('.');
  const object = objectsByName(world).get(objectName);
  const field = object?.fields.find((one) => one.name === fieldName);
  if (object === undefined || (fieldName !== undefined && field === undefined)) {
    throw new Error(`There is no ${name} in this world.`);
  }
  return field === undefined ? objectEnd(object) : fieldEnd(object, field);
}

import type { FieldName, Scope } from './collector.js';

/**
 * Where a field of the Metadata API is found: custom fields of Task and Event belong to Activity there, and a contact's
 * `X__c` shows as `X__pc` on person accounts.
 */
export function ownedBy(fullName: string, scope: Pick<Scope, 'objectOf' | 'objects'>): readonly FieldName[] {
  const [owner = '', ...rest] = fullName.split('.');
  const field = rest.join('.');
  if (owner === 'Activity') return ['Task', 'Event'].flatMap((object) => has(object, field, scope));
  const object = scope.objectOf(owner);
  const own = object === undefined ? [] : [{ object, field }];
  return owner === 'Contact' && field.endsWith('__c')
    ? [...own, ...has('Account', field.replace(/__c$/, '__pc'), scope)]
    : own;
}

function has(object: string, field: string, { objects }: Pick<Scope, 'objects'>): readonly FieldName[] {
  return objects.get(object)?.fields.some(({ name }) => name === field) === true ? [{ object, field }] : [];
}

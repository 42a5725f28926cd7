import type { Scope } from '../collector.js';
import type { Criterion } from '../criteria.js';
import { placesOf, type Place } from './field-path.js';
import { formulaPaths } from './formula-paths.js';

/** The fields that a formula about an object reads, those of other objects and of global variables included. */
export function formulaPlaces(formula: string | null, object: string | undefined, scope: Scope): readonly Place[] {
  if (formula === null) return [];
  return formulaPaths(formula).flatMap(
    (path) => globalPlaces(path, scope) ?? (object ? placesOf(path, object, scope) : []),
  );
}

/** Objects whose record of the running user, or of the org, formulas know. Source: Salesforce help, global variables. */
export const globals: ReadonlyMap<string, string> = new Map([
  ['$user', 'User'],
  ['$profile', 'Profile'],
  ['$userrole', 'UserRole'],
  ['$organization', 'Organization'],
  ['$recordtype', 'RecordType'],
]);

function globalPlaces([root = '', ...path]: readonly string[], scope: Scope): readonly Place[] | undefined {
  if (!root.startsWith('$')) return undefined;
  const global = globals.get(root.toLowerCase());
  if (global !== undefined) return placesOf(path, global, scope);
  const [object = '', second, third] = path;
  // `$Setup.Limits__c.Most__c`, `$CustomMetadata.Tax__mdt.Germany.Rate__c`
  if (root.toLowerCase() === '$setup' && second) return placesOf([second], object, scope);
  if (root.toLowerCase() === '$custommetadata' && third) return placesOf([third], object, scope);
  return [];
}

/** The fields that filter lines name: `Account.Industry` and bare `Industry` both occur. */
export function criteriaPlaces(
  criteria: readonly Criterion[],
  object: string | undefined,
  scope: Scope,
): readonly Place[] {
  return criteria.flatMap(({ field, valueField }) =>
    [field, valueField].flatMap((name) => (name === undefined ? [] : criterionPlaces(name, object, scope))),
  );
}

/** The field of a filter line, which names an object first, or a relationship, or neither. */
function criterionPlaces(field: string, object: string | undefined, scope: Scope): readonly Place[] {
  const [first = '', ...rest] = field.split('.');
  if (rest.length > 0 && scope.objects.has(first)) return placesOf(rest, first, scope);
  return object === undefined ? [] : placesOf(field.split('.'), object, scope);
}

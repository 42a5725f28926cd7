import { compareText } from './compare-text.js';
import { factsOf } from './kind-facts.js';
import type { Holder, HolderType } from './holder.js';
import type { Details, SObject } from './schema.js';

export type Grantee = Pick<Holder, 'holder' | 'holderLabel' | 'holderType'>;

/** What an object permission may be of, by its name in the details of an `object-access` fact. */
export const operations = {
  create: 'Create',
  read: 'Read',
  edit: 'Edit',
  delete: 'Delete',
  viewAll: 'View All',
  modifyAll: 'Modify All',
  viewAllFields: 'View All Fields',
} as const;
export type Operation = keyof typeof operations;

export const holderTypes = [
  'profile',
  'permission-set',
  'permission-set-group',
] as const satisfies readonly HolderType[];

/** One holder's permissions on an object; null where its fact does not say. */
export type ObjectGrant = { readonly grantee: Grantee; readonly grants: Readonly<Record<Operation, boolean | null>> };

/** Who grants what on an object, sorted by type, label and name. */
export function objectGrants(object: SObject): readonly ObjectGrant[] {
  return factsOf(object, 'object-access')
    .map(({ details }) => ({ grantee: granteeOf(details), grants: grantsOf(details) }))
    .sort((left, right) => compareGrantees(left.grantee, right.grantee));
}

/** Who may edit a field, and who may read it without editing it. */
export type FieldGrants = { readonly edit: readonly Grantee[]; readonly read: readonly Grantee[] };

/** Who grants what on each field of an object, by field; a field that nobody grants explicitly is not in it. */
export function fieldGrants(object: SObject): ReadonlyMap<string, FieldGrants> {
  const facts = factsOf(object, 'field-access').map(({ details }) => ({ details, grantee: granteeOf(details) }));
  facts.sort((left, right) => compareGrantees(left.grantee, right.grantee));
  const fields = new Map<string, { readonly edit: Grantee[]; readonly read: Grantee[] }>();
  const of = (field: string): { readonly edit: Grantee[]; readonly read: Grantee[] } => {
    const known = fields.get(field) ?? { edit: [], read: [] };
    fields.set(field, known);
    return known;
  };
  for (const { details, grantee } of facts) {
    const edit = new Set(names(details['edit']));
    edit.forEach((field) => of(field).edit.push(grantee));
    new Set(names(details['read'])).forEach((field) => {
      if (!edit.has(field)) of(field).read.push(grantee);
    });
  }
  return fields;
}

/** Orders profiles before permission sets before groups, each by label, then by name. */
export function compareGrantees(left: Grantee, right: Grantee): number {
  return (
    holderTypes.indexOf(left.holderType) - holderTypes.indexOf(right.holderType) ||
    compareText(left.holderLabel, right.holderLabel) ||
    compareText(left.holder, right.holder)
  );
}

function granteeOf({ holder, holderLabel, holderType }: Details): Grantee {
  const name = typeof holder === 'string' ? holder : '';
  return {
    holder: name,
    holderLabel: typeof holderLabel === 'string' && holderLabel.trim() !== '' ? holderLabel : name,
    holderType: holderTypes.find((type) => type === holderType) ?? 'permission-set',
  };
}

function grantsOf(details: Details): ObjectGrant['grants'] {
  const granted = (operation: Operation): boolean | null => {
    const value = details[operation];
    return typeof value === 'boolean' ? value : null;
  };
  return {
    create: granted('create'),
    read: granted('read'),
    edit: granted('edit'),
    delete: granted('delete'),
    viewAll: granted('viewAll'),
    modifyAll: granted('modifyAll'),
    viewAllFields: granted('viewAllFields'),
  };
}

function names(value: Details[string]): readonly string[] {
  return Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
}

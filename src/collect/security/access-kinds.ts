import type { HolderType } from '../../model/holder.js';
import type { Details } from '../../model/schema.js';
import type { Collector, Found } from '../collector.js';
import { about } from '../fact.js';
import { operations, type Operation } from './grants.js';
import type { HolderOf } from './holders.js';

type Held = { readonly holder: string; readonly holderLabel: string; readonly holderType: HolderType };
/** An operation is null where the org has no column for it. */
type ObjectAccess = Held & { readonly [operation in Operation]: boolean | null };
type FieldAccess = Held & { readonly read: readonly string[]; readonly edit: readonly string[] };

const operationNames = Object.keys(operations) as Operation[];

/** What each holder may do with the records of an object. Source: Object Reference, ObjectPermissions. */
export const objectAccess: Collector<ObjectAccess> = {
  name: 'object-access',
  title: 'Object permissions',
  class: 'security',
  lists: [],
  *read({ access, scope }) {
    if (!access) return;
    const unknown = new Set(access.unknownOperations);
    for (const holder of access.holding) {
      for (const [object, granted] of access.grants.objectsOf(holder)) {
        const rights = operationNames.map((operation) => [
          operation,
          unknown.has(operation) ? null : granted.has(operation),
        ]);
        const details = { ...held(holder), ...(Object.fromEntries(rights) as Record<Operation, boolean | null>) };
        yield accessFact('object-access', { holder, object: scope.objectOf(object) ?? object, details });
      }
    }
  },
  row: ({ details }) => ({
    ...holderCells(details),
    ...Object.fromEntries(operationNames.map((operation) => [words[operation], inWords(details[operation])])),
  }),
  sentence: ({ details }) => {
    const granted = operationNames
      .filter((operation) => details[operation] === true)
      .map((operation) => words[operation]);
    return `${typeWords[details.holderType]} "${details.holderLabel}" grants ${granted.join(', ')}.`;
  },
};

/** The fields that each holder opens. Source: Object Reference, FieldPermissions. */
export const fieldAccess: Collector<FieldAccess> = {
  name: 'field-access',
  title: 'Field permissions',
  class: 'security',
  lists: [],
  *read({ access, scope }) {
    for (const holder of access?.holding ?? []) {
      for (const [object, { read, edit }] of access?.grants.fieldsOf(holder) ?? []) {
        const details = { ...held(holder), read, edit };
        yield accessFact('field-access', { holder, object: scope.objectOf(object) ?? object, details });
      }
    }
  },
  row: ({ details }) => ({
    ...holderCells(details),
    'May edit': details.edit.join(', ') || undefined,
    'May only read': details.read.filter((field) => !details.edit.includes(field)).join(', ') || undefined,
  }),
  sentence: ({ details }) =>
    `${typeWords[details.holderType]} "${details.holderLabel}" opens ${details.read.length} fields, ${details.edit.length} of them for editing.`,
};

/** Who may read custom settings and custom metadata types. Source: Object Reference, SetupEntityAccess. */
export const setupAccess: Collector<Held> = {
  name: 'setup-access',
  title: 'Access to custom settings and custom metadata types',
  class: 'security',
  lists: [],
  *read({ access, scope }) {
    for (const holder of access?.holding ?? []) {
      const ids = new Set(holder.parents.flatMap((parent) => access?.setupEntities.get(parent) ?? []));
      const objects = new Set([...ids].flatMap((id) => scope.objectOf(id) ?? []));
      for (const object of objects) yield accessFact('setup-access', { holder, object, details: held(holder) });
    }
  },
  row: ({ details }) => holderCells(details),
  sentence: ({ details }) => `${typeWords[details.holderType]} "${details.holderLabel}" grants access.`,
};

type Granting<D> = { readonly holder: HolderOf; readonly object: string; readonly details: D };

/** A fact with a key of three parts: `object-access:Account.profile.Admin`. */
function accessFact<D extends Details>(kind: string, { holder, object, details }: Granting<D>): Found<D> {
  const found = about(kind, {
    object,
    name: holder.holder,
    within: holder.holderType,
    label: holder.holderLabel,
    details,
  });
  return { object: found.object, fact: found.fact };
}

function held({ holder, holderLabel, holderType }: HolderOf): Held {
  return { holder, holderLabel, holderType };
}

const typeWords: Readonly<Record<HolderType, string>> = {
  profile: 'Profile',
  'permission-set': 'Permission set',
  'permission-set-group': 'Permission set group',
};

const words: Readonly<Record<Operation, string>> = {
  create: 'Create',
  read: 'Read',
  edit: 'Edit',
  delete: 'Delete',
  viewAll: 'View All',
  modifyAll: 'Modify All',
  viewAllFields: 'View All Fields',
};

function holderCells({ holder, holderLabel, holderType }: Held) {
  return { Holder: holderLabel, 'API name': { code: holder }, Type: typeWords[holderType] };
}

function inWords(value: boolean | null): string | null | undefined {
  return value === null ? null : value ? 'yes' : undefined;
}

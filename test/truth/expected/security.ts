import type { WorldGroup, WorldHolder } from '../../simulator/world/security.ts';
import { fullNameOf, sorted, type Expected, type Truth } from './expectation.ts';

/** Somebody who grants something, and what of the world's rows counts for it. */
export type Granting = {
  readonly type: 'profile' | 'permission-set' | 'permission-set-group';
  readonly name: string;
  readonly label: string;
  readonly parts: readonly WorldHolder[];
  readonly muting: readonly WorldHolder[];
  /** Under which reference it is assigned. */
  readonly assignedAs: string;
};

/** Profiles, permission sets and groups; licences, muting sets and the own rows of groups grant nothing. */
export function grantingIn({ security }: Truth): readonly Granting[] {
  const { groups = [], holders } = security;
  return [
    ...holders.flatMap((holder) =>
      holder.kind === 'profile' || holder.kind === 'permission-set' ? [single(holder)] : [],
    ),
    ...groups.map((group) => united(group, holders)),
  ];
}

function single(holder: WorldHolder): Granting {
  const name = holder.kind === 'profile' ? holder.name : fullNameOf(holder);
  return {
    type: holder.kind === 'profile' ? 'profile' : 'permission-set',
    name,
    label: holder.kind === 'profile' ? name : holder.label,
    parts: [holder],
    muting: [],
    assignedAs: `${holder.kind} ${name}`,
  };
}

function united(group: WorldGroup, holders: readonly WorldHolder[]): Granting {
  const sets = holders.filter(
    (holder) => holder.kind === 'permission-set' && group.members.includes(fullNameOf(holder)),
  );
  return {
    type: 'permission-set-group',
    name: fullNameOf(group),
    label: group.label,
    parts: sets,
    muting: holders.filter((holder) => holder.kind === 'muting' && fullNameOf(holder) === group.muting),
    assignedAs: `group ${fullNameOf(group)}`,
  };
}

export function securityFacts(truth: Truth): readonly Expected[] {
  return grantingIn(truth).flatMap((holder) => [
    ...objectAccess(truth, holder),
    ...fieldAccess(truth, holder),
    ...setupAccess(truth, holder),
  ]);
}

const rights = { create: 'c', read: 'r', edit: 'e', delete: 'd', viewAll: 'v', modifyAll: 'm', viewAllFields: 'f' };

function objectAccess(truth: Truth, holder: Granting): readonly Expected[] {
  return namesIn(holder.parts, 'objects').flatMap((object) => {
    const muted = lettersOf(holder.muting, object);
    // Who may not read may do nothing else.
    const left = muted.includes('r') ? '' : [...lettersOf(holder.parts, object)].filter((one) => !muted.includes(one));
    if (left.length === 0) return [];
    const granted = Object.entries(rights).map(([right, letter]) => [right, left.includes(letter)]);
    return [access(truth, holder, { kind: 'object-access', object, more: Object.fromEntries(granted) })];
  });
}

const lettersOf = (holders: readonly WorldHolder[], object: string): string =>
  holders.flatMap(({ objects }) => objects.flatMap(([name, letters]) => (name === object ? [letters] : []))).join('');

function fieldAccess(truth: Truth, holder: Granting): readonly Expected[] {
  return namesIn(holder.parts, 'fields').flatMap((object) => {
    const [granted, muted] = [cells(holder.parts, object), cells(holder.muting, object)];
    const read = sorted([...granted.readOnly, ...granted.edit]).filter(
      (field) => !muted.readOnly.has(field) && !muted.edit.has(field),
    );
    const edit = read.filter((field) => granted.edit.has(field));
    if (read.length === 0) return [];
    return [access(truth, holder, { kind: 'field-access', object, more: { read, edit } })];
  });
}

function cells(holders: readonly WorldHolder[], object: string) {
  const of = holders.flatMap(({ fields }) => fields.filter((grant) => grant.object === object));
  return {
    readOnly: new Set(of.flatMap(({ readOnly }) => readOnly)),
    edit: new Set(of.flatMap(({ edit }) => edit)),
  };
}

const namesIn = (holders: readonly WorldHolder[], kind: 'objects' | 'fields'): readonly string[] =>
  sorted(
    holders.flatMap(({ fields, objects }) =>
      kind === 'objects' ? objects.map(([name]) => name) : fields.map(({ object }) => object),
    ),
  );

function setupAccess(truth: Truth, holder: Granting): readonly Expected[] {
  const keys = holder.parts.map((part) => `${part.kind} ${fullNameOf(part)}`);
  const opened = (truth.security.entityAccess ?? []).filter(
    ({ holder: key, type }) => type === 'CustomEntityDefinition' && keys.includes(key),
  );
  return sorted(opened.map(({ entity }) => entity)).map((object) =>
    access(truth, holder, { kind: 'setup-access', object, more: {} }),
  );
}

type Access = { readonly kind: string; readonly object: string; readonly more: Expected['details'] };

function access({ object: known }: Truth, { label, name, type }: Granting, { kind, more, object }: Access): Expected {
  return {
    object: known(object),
    kind,
    parts: [type, name],
    label,
    details: { holder: name, holderLabel: label, holderType: type, ...more },
  };
}

/** How many active users have it today. */
export function assignedTo({ security }: Truth, { assignedAs }: Granting): number {
  return (security.assignments ?? []).filter(
    ({ active, expires, holder }) =>
      holder === assignedAs && active && (expires === null || Date.parse(expires) > Date.now()),
  ).length;
}

/** A holder as org.json lists it. */
export function holderJson({ label, muting, name, parts, type }: Granting): Readonly<Record<string, unknown>> {
  const muted = new Set(muting.flatMap(({ systemPermissions }) => systemPermissions));
  const all = parts.flatMap(({ systemPermissions }) => systemPermissions);
  return {
    holder: name,
    holderLabel: label,
    holderType: type,
    ...(type === 'permission-set-group' && { members: sorted(parts.map(fullNameOf)) }),
    ...(muting.length > 0 && { muting: sorted(muting.map(fullNameOf)) }),
    systemPermissions: sorted(all).filter((permission) => !muted.has(permission)),
  };
}

import type { WorldObject } from '../../world.ts';
import type { FieldGrant, ObjectGrant, WorldHolder } from '../../world/security.ts';
import { fieldTraitsOf } from '../../field-traits.ts';
import { objectPermissionsOf } from '../permissions.ts';

type Spec = Partial<Pick<WorldHolder, 'namespace' | 'description' | 'custom' | 'type' | 'systemPermissions'>> & {
  readonly label?: string;
  /** Rights by object: { Account: 'cred' }. */
  readonly objects?: Readonly<Record<string, string>> | readonly ObjectGrant[];
  /** Fields by object: { Account: { edit: ['Phone'] } }. */
  readonly fields?: Readonly<Record<string, Partial<FieldGrant>>> | readonly FieldGrant[];
};

export const profile = (name: string, spec: Spec = {}): WorldHolder =>
  holder({ kind: 'profile', name, idPrefix: '0PS' }, { type: 'Profile', ...spec });

export const permissionSet = (name: string, spec: Spec = {}): WorldHolder =>
  holder({ kind: 'permission-set', name, idPrefix: '0PS' }, { type: 'Regular', ...spec });

/** The row of PermissionSet that the org keeps for a group: what it says is not to be trusted. */
export const groupRow = (name: string, spec: Spec = {}): WorldHolder =>
  holder({ kind: 'group', name, idPrefix: '0PS' }, { type: 'Group', ...spec });

/** What a group takes away. */
export const muting = (name: string, spec: Spec = {}): WorldHolder =>
  holder({ kind: 'muting', name, idPrefix: '0QM' }, { type: null, ...spec });

/** A permission set licence (0PL) or a user licence (100): its rows say what it allows, not who may. */
export const licence = (name: string, idPrefix: '0PL' | '100', spec: Spec = {}): WorldHolder =>
  holder({ kind: 'licence', name, idPrefix }, { type: null, ...spec });

/** A parent that no table lists. */
export const nothing = (name: string, spec: Spec = {}): WorldHolder =>
  holder({ kind: 'nothing', name, idPrefix: '0PS' }, { type: null, ...spec });

function holder(
  { kind, name, idPrefix }: Pick<WorldHolder, 'kind' | 'name' | 'idPrefix'>,
  { objects = [], fields = [], label = name.replaceAll('_', ' '), ...spec }: Spec,
): WorldHolder {
  return {
    kind,
    name,
    label,
    idPrefix,
    namespace: null,
    description: null,
    custom: true,
    type: null,
    systemPermissions: [],
    ...spec,
    objects: isList(objects) ? objects : Object.entries(objects),
    fields: isList(fields) ? fields : Object.entries(fields).map(([object, grant]) => fieldGrant(object, grant)),
  };
}

const isList = <T>(list: readonly T[] | object): list is readonly T[] => Array.isArray(list);

const fieldGrant = (object: string, { readOnly = [], edit = [] }: Partial<FieldGrant>): FieldGrant => ({
  object,
  readOnly,
  edit,
});

/** The same rights on each of the objects that have object permissions. */
export const onAll = (objects: readonly WorldObject[], rights: string): ObjectGrant[] =>
  objectPermissionsOf(objects).map((name) => [name, rights] as const);

/** The fields of an object that can have a row in FieldPermissions. */
export const grantable = ({ fields }: WorldObject): string[] =>
  fields.filter((field) => field.in.describe && fieldTraitsOf(field).permissionable).map(({ name }) => name);

/** Every field of an object: what can be changed to edit, all others to read. */
export function everyField(object: WorldObject, rights: 'read' | 'edit', without: readonly string[] = []): FieldGrant {
  const names = grantable(object).filter((name) => !without.includes(`${object.name}.${name}`));
  const fixed = new Set(object.fields.filter(({ updateable }) => !updateable).map(({ name }) => name));
  if (rights === 'read') return { object: object.name, readOnly: names, edit: [] };
  return {
    object: object.name,
    readOnly: names.filter((name) => fixed.has(name)),
    edit: names.filter((name) => !fixed.has(name)),
  };
}

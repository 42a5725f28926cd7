import type { WorldField, WorldObject } from '../world.ts';
import { customSystemFields, idField, nameField, ownerId, stamps, isDeleted } from './fields/system.ts';
import { picklist, text, url } from './fields/values.ts';
import { required, worldField } from './fields/world-field.ts';
import { base62, customObjectId } from './ids.ts';
import { worldObject } from './world-object.ts';
import type { ObjectSpec } from './world-object.ts';

/** A custom object, event or setting; `number` makes its key prefix and its durable id. */
type CustomSpec = ObjectSpec & { readonly number: number };

/** A custom object with its system fields; a master-detail field takes the place of the owner. */
export function customObject(spec: CustomSpec & { readonly nameField?: WorldField }): WorldObject {
  const { nameField: name = nameField(`${spec.label} Name`), ...rest } = spec;
  const owned = spec.fields.some((field) => field.reference?.relationshipOrder === 0);
  const owner = owned ? [] : [ownerId];
  const fields = [idField(), ...owner, name, ...customSystemFields, ...spec.fields];
  const internal = owned ? 'ControlledByParent' : 'ReadWrite';
  const sharing = { internal, external: owned ? internal : 'Private' };
  return custom({ recordCount: 0, sharing, ...rest, fields }, objectPrefix(spec.number));
}

/** A custom metadata type. */
export function customMetadata(spec: CustomSpec): WorldObject {
  const fields = [
    idField(),
    ...METADATA_FIELDS,
    ...stamps.filter((field) => field.name !== 'CreatedDate'),
    ...spec.fields,
  ];
  return custom({ ...spec, fields }, `m${base62(spec.number, 2)}`);
}

/** A custom setting; a hierarchy one knows for whom it is set up. */
export function customSetting(spec: CustomSpec & { readonly type: 'list' | 'hierarchy' }): WorldObject {
  const { type, ...rest } = spec;
  const fields = [idField(), settingName(type), setupOwnerId(type), isDeleted, ...stamps, ...spec.fields];
  return custom(
    { ...rest, customSetting: true, settingType: type === 'list' ? 'List' : 'Hierarchy', fields },
    objectPrefix(spec.number),
  );
}

/** A platform event. */
export function platformEvent(spec: CustomSpec): WorldObject {
  const fields = [...EVENT_FIELDS, ...spec.fields];
  return custom({ ...spec, fields }, `e${base62(spec.number, 2)}`);
}

/** A big object. */
export function bigObject(spec: CustomSpec): WorldObject {
  const fields = [idField(), ...stamps.slice(0, 2), ...spec.fields];
  return custom({ ...spec, fields }, null);
}

/** An external object: rows of another system. */
export function externalObject(spec: CustomSpec): WorldObject {
  const fields = [idField(), ...EXTERNAL_FIELDS, ...spec.fields];
  return custom({ ...spec, fields }, `x${base62(spec.number, 2)}`);
}

/** An object of the data lake: read only, and not an admin's to change. */
export function dataCloudObject(spec: CustomSpec): WorldObject {
  return custom({ ...spec, customizable: false, fields: [idField(), ...spec.fields] }, null);
}

function settingName(type: 'list' | 'hierarchy'): WorldField {
  return text('Name', 'Name', { length: 38, nillable: type === 'hierarchy', nameField: true, idLookup: true });
}

function setupOwnerId(type: 'list' | 'hierarchy'): WorldField {
  const to = type === 'list' ? ['Organization'] : ['Organization', 'Profile', 'User'];
  return worldField({
    name: 'SetupOwnerId',
    label: 'Location',
    type: 'reference',
    dataType: `Lookup(${to.join(',')})`,
    length: 18,
    nillable: false,
    defaultedOnCreate: true,
    updateable: false,
    reference: { ...noChild, to, relationshipName: 'SetupOwner' },
  });
}

/** a00, a01 ... azz, then b00. */
function objectPrefix(number: number): string {
  return `${'abcd'.charAt(Math.floor(number / 3844))}${base62(number % 3844, 2)}`;
}

function custom(spec: Omit<CustomSpec, 'number'> & { number: number }, keyPrefix: string | null): WorldObject {
  const { number, ...rest } = spec;
  const durableId = customObjectId(number);
  return worldObject({ keyPrefix, durableId, custom: true, customizable: true, ...rest });
}

const noChild = {
  relationshipOrder: null,
  cascadeDelete: false,
  restrictedDelete: false,
  childRelationshipName: null,
} as const;

const settled = { createable: false, updateable: false } as const;

const METADATA_FIELDS: readonly WorldField[] = [
  text('DeveloperName', 'Custom Metadata Record Name', { length: 40, ...required, custom: false, nameField: false }),
  text('MasterLabel', 'Label', { length: 40, ...required, nameField: true }),
  picklist('Language', 'Master Language', { values: ['en_US', 'de', 'fr', 'es', 'ja'], defaultValue: 'en_US' }),
  text('NamespacePrefix', 'Namespace Prefix', { length: 15, ...settled }),
  text('Label', 'Label', { length: 40, ...required, dataType: 'Text(40)' }),
  text('QualifiedApiName', 'Qualified API Name', { length: 70, ...settled }),
];

const EVENT_FIELDS: readonly WorldField[] = [
  text('ReplayId', 'Replay ID', { length: 1000, ...settled, dataType: 'External Lookup' }),
  text('EventUuid', 'Event UUID', { length: 36, ...settled }),
  worldField({
    name: 'CreatedDate',
    label: 'Created Date',
    type: 'datetime',
    dataType: 'Date/Time',
    nillable: false,
    createable: false,
    updateable: false,
  }),
  worldField({
    name: 'CreatedById',
    label: 'Created By ID',
    type: 'reference',
    dataType: 'Lookup(User)',
    length: 18,
    nillable: false,
    createable: false,
    updateable: false,
    reference: { ...noChild, to: ['User'], relationshipName: 'CreatedBy' },
  }),
];

const EXTERNAL_FIELDS: readonly WorldField[] = [
  text('ExternalId', 'External ID', {
    length: 255,
    ...required,
    externalId: true,
    idLookup: true,
    dataType: 'External Lookup',
  }),
  url('DisplayUrl', 'Display URL', { dataType: 'URL(1000)', length: 1000 }),
];

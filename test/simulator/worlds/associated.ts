import type { WorldField, WorldObject } from '../world.ts';
import { createdById, createdDate, idField, isDeleted, lastModifiedById, lastModifiedDate } from './fields/system.ts';
import { systemModstamp } from './fields/system.ts';
import { lookup } from './fields/references.ts';
import { checkbox, longText, picklist, text, url, wholeNumber } from './fields/values.ts';
import { readOnly, required, worldField } from './fields/world-field.ts';
import { worldObject } from './world-object.ts';

export type AssociateType = NonNullable<WorldObject['associate']>['type'];

/** The share, history, feed and change event objects that stand beside an object. */
export function associatesOf(parent: WorldObject, types: readonly AssociateType[]): WorldObject[] {
  return types.map((type) =>
    worldObject({
      name: associateName(parent.name, type),
      label: associateLabel(parent, type),
      labelPlural: associateLabel(parent, type),
      custom: parent.custom,
      namespace: parent.namespace,
      durableId: associateId(parent, type),
      keyPrefix: ASSOCIATE_PREFIX[type],
      associate: { type, parent: parent.name },
      fields: FIELDS[type](parent),
    }),
  );
}

/** 'Account Feed' beside a standard object, 'Feed: Site' beside a custom one. */
function associateLabel(parent: WorldObject, type: AssociateType): string {
  return parent.custom ? `${LABELS[type]}: ${parent.label}` : `${parent.label} ${LABELS[type]}`;
}

function associateId(parent: WorldObject, type: AssociateType): string {
  if (!parent.custom) return associateName(parent.name, type);
  return `${parent.durableId.slice(0, 5)}${type.charAt(0)}${parent.durableId.slice(6)}`;
}

/** Account -> AccountShare, Site__c -> Site__Share. */
function associateName(parent: string, type: AssociateType): string {
  return parent.endsWith('__c') ? `${parent.slice(0, -1)}${type}` : `${parent}${type}`;
}

const LABELS: Readonly<Record<AssociateType, string>> = {
  ChangeEvent: 'Change Event',
  Feed: 'Feed',
  History: 'History',
  Share: 'Share',
  Tag: 'Tag',
};

const FIELDS: Readonly<Record<AssociateType, (parent: WorldObject) => WorldField[]>> = {
  ChangeEvent: changeEventFields,
  Feed: feedFields,
  History: historyFields,
  Share: shareFields,
  Tag: tagFields,
};

function shareFields(parent: WorldObject): WorldField[] {
  return [
    idField(),
    lookup('ParentId', 'Parent', {
      to: parent.name,
      children: 'Shares',
      ...required,
      updateable: false,
      onDelete: 'cascade',
    }),
    picklist('AccessLevel', 'Access Level', { values: ['Read', 'Edit', 'All'], ...required }),
    picklist('RowCause', 'Row Cause', {
      values: ['Owner', 'Manual', 'Rule', 'ImplicitChild', 'Team'],
      updateable: false,
    }),
    lookup('UserOrGroupId', 'User/Group', { to: ['User', 'Group'], children: null, ...required, updateable: false }),
    ...[lastModifiedDate, lastModifiedById, isDeleted],
  ];
}

function historyFields(parent: WorldObject): WorldField[] {
  const key = parent.custom ? 'ParentId' : `${parent.name}Id`;
  const tracked = parent.fields.filter((field) => field.historyTracked).map((field) => field.name);
  const anything = { type: 'anyType', dataType: 'Lookup', length: 255, ...readOnly };
  return [
    ...[idField(), isDeleted],
    lookup(key, parent.label, {
      to: parent.name,
      children: 'Histories',
      ...required,
      ...readOnly,
      onDelete: 'cascade',
    }),
    ...[createdById, createdDate],
    picklist('DataType', 'Datatype', { values: ['Text', 'EntityId', 'DateOnly', 'Double', 'Boolean'], ...readOnly }),
    picklist('Field', 'Changed Field', {
      values: [...tracked, 'created', 'ownerAssignment', 'locked', 'unlocked'],
      ...readOnly,
    }),
    worldField({ name: 'OldValue', label: 'Old Value', ...anything }),
    worldField({ name: 'NewValue', label: 'New Value', ...anything }),
  ];
}

function feedFields(parent: WorldObject): WorldField[] {
  return [
    idField(),
    lookup('ParentId', 'Parent', { to: parent.name, children: 'Feeds', ...readOnly, ...required, onDelete: 'cascade' }),
    picklist('Type', 'Feed Item Type', {
      values: ['TrackedChange', 'TextPost', 'LinkPost', 'ContentPost', 'PollPost'],
      ...readOnly,
    }),
    ...[createdById, createdDate, isDeleted, lastModifiedDate, systemModstamp],
    wholeNumber('CommentCount', 'Comment Count', readOnly),
    wholeNumber('LikeCount', 'Like Count', readOnly),
    text('Title', 'Title', { length: 255, ...readOnly }),
    longText('Body', 'Body', { length: 10000, ...readOnly }),
    url('LinkUrl', 'Link Url', { dataType: 'URL(1000)', length: 1000, ...readOnly }),
    checkbox('IsRichText', 'Is Rich Text', readOnly),
    lookup('RelatedRecordId', 'Related Record', {
      to: ['ContentVersion'],
      children: null,
      ...readOnly,
      relationshipName: null,
    }),
    lookup('InsertedById', 'InsertedBy', { to: 'User', children: null, ...readOnly }),
    lookup('BestCommentId', 'Best Comment', { to: 'FeedComment', children: null, ...readOnly }),
  ];
}

function tagFields(parent: WorldObject): WorldField[] {
  return [
    ...[idField('Tag ID'), isDeleted, createdDate, systemModstamp],
    lookup('ItemId', 'Item', { to: parent.name, children: 'Tags', ...required }),
    text('Name', 'Name', { length: 765, ...readOnly }),
    lookup('TagDefinitionId', 'Tag Definition', { to: 'TagDefinition', children: null, ...readOnly }),
    picklist('Type', 'Tag Type', { values: ['Public', 'Personal'], ...required }),
  ];
}

/** The header, and the parent's own fields as they are: nothing that the org works out. */
function changeEventFields(parent: WorldObject): WorldField[] {
  const header = { name: 'ChangeEventHeader', label: 'Change Event Header', type: 'complexvalue' };
  return [
    text('ReplayId', 'Replay ID', { length: 1000, dataType: 'External Lookup', ...readOnly }),
    worldField({ ...header, dataType: 'Complex Value', nillable: false, updateable: false }),
    ...parent.fields.filter(carriedByEvents).map(withoutChildName),
  ];
}

function carriedByEvents(field: WorldField): boolean {
  return field.in.describe && !field.calculated && !LEFT_OUT_OF_EVENTS.has(field.name);
}

function withoutChildName(field: WorldField): WorldField {
  if (!field.reference) return field;
  return Object.freeze({ ...field, reference: { ...field.reference, childRelationshipName: null } });
}

const LEFT_OUT_OF_EVENTS = new Set(['Id', 'IsDeleted', 'SystemModstamp', 'LastViewedDate', 'LastReferencedDate']);

/** Histories and feeds share their prefix; a custom object's share has one that describe leaves out. */
const ASSOCIATE_PREFIX: Readonly<Record<AssociateType, string | null>> = {
  ChangeEvent: null,
  Feed: '0D5',
  History: '017',
  Share: null,
  Tag: null,
};

import type { WorldField } from '../../world.ts';
import { lookup } from './references.ts';
import { definitionOnly, worldField } from './world-field.ts';
import type { More } from './world-field.ts';

const filled: More = { nillable: false, createable: false, updateable: false, defaultedOnCreate: true };
const shown: More = { createable: false, updateable: false };

/** The record's id, with the label that the org gives it. */
export function idField(label = 'Record ID'): WorldField {
  const shape = { name: 'Id', label, type: 'id', dataType: 'Lookup()', length: 18 };
  return worldField({ ...shape, ...filled, idLookup: true, indexed: true });
}

/** A custom object's owner: a user or a queue. */
export const ownerId: WorldField = lookup('OwnerId', 'Owner', {
  to: ['User', 'Group'],
  children: null,
  nillable: false,
  defaultedOnCreate: true,
});

export const createdById = lookup('CreatedById', 'Created By', { to: 'User', children: null, ...filled });
export const createdDate = worldField({ ...moment('CreatedDate', 'Created Date'), ...filled, indexed: true });
export const lastModifiedById = lookup('LastModifiedById', 'Last Modified By', {
  to: 'User',
  children: null,
  ...filled,
});
export const lastModifiedDate = worldField({ ...moment('LastModifiedDate', 'Last Modified Date'), ...filled });
export const systemModstamp = worldField({ ...moment('SystemModstamp', 'System Modstamp'), ...filled, indexed: true });
const lastViewedDate = worldField({ ...moment('LastViewedDate', 'Last Viewed Date'), ...shown });
const lastReferencedDate = worldField({ ...moment('LastReferencedDate', 'Last Referenced Date'), ...shown });
const lastActivityDate = worldField({
  name: 'LastActivityDate',
  label: 'Last Activity Date',
  type: 'date',
  dataType: 'Date',
  ...shown,
});
export const isDeleted = worldField({
  name: 'IsDeleted',
  label: 'Deleted',
  type: 'boolean',
  dataType: 'Checkbox',
  defaultValue: false,
  ...filled,
});

/** Only FieldDefinition lists it. */
const userRecordAccessId = worldField({
  name: 'UserRecordAccessId',
  label: 'Object Access Level',
  type: 'reference',
  dataType: 'Lookup(User Record Access)',
  in: definitionOnly,
  ...shown,
});

/** Created and changed, by whom and when: what nearly every object has. */
export const stamps: readonly WorldField[] = [
  createdDate,
  createdById,
  lastModifiedDate,
  lastModifiedById,
  systemModstamp,
];

/** A custom object's system fields beside its id, owner and name. */
export const customSystemFields: readonly WorldField[] = [
  ...[isDeleted, ...stamps, lastActivityDate, lastViewedDate, lastReferencedDate, userRecordAccessId],
];

/** The name of a custom object's record. */
export function nameField(label: string, more: More = {}): WorldField {
  const shape = { name: 'Name', label, type: 'string', dataType: 'Text(80)', length: 80 };
  return worldField({ ...shape, nameField: true, idLookup: true, indexed: true, nillable: false, ...more });
}

function moment(name: string, label: string): { name: string; label: string; type: string; dataType: string } {
  return { name, label, type: 'datetime', dataType: 'Date/Time' };
}

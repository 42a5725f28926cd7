import type { WorldField, WorldObject } from '../../world.ts';

/** Gives every lookup the name of its list of children, unique on each of its parents. */
export function nameChildren(objects: readonly WorldObject[]): readonly WorldObject[] {
  const taken = new Map<string, Set<string>>();
  return objects.map((object) => {
    const fields = object.fields.map((field) => nameChild(object, field, taken));
    return Object.freeze({ ...object, fields: Object.freeze(fields) });
  });
}

function nameChild(object: WorldObject, field: WorldField, taken: Map<string, Set<string>>): WorldField {
  if (!field.reference || field.type !== 'reference' || NOT_LISTED.has(field.name)) return field;
  const parents = field.reference.to.map((name) => takenOn(name, taken));
  const name = candidates(object, field).find((candidate) => parents.every((names) => !names.has(candidate)));
  if (name === undefined || parents.length === 0) return field;
  parents.forEach((names) => names.add(name));
  return Object.freeze({ ...field, reference: { ...field.reference, childRelationshipName: name } });
}

function candidates(object: WorldObject, field: WorldField): string[] {
  const known = KNOWN[`${object.name}.${field.name}`];
  if (known !== undefined) return [known];
  const children = object.associate ? ASSOCIATED[object.associate.type] : squeezed(object.labelPlural);
  const role = squeezed(field.reference?.relationshipName ?? field.name);
  return [children, `${children}${role}`, `${object.name.replaceAll('__', '')}${role}`];
}

function takenOn(parent: string, taken: Map<string, Set<string>>): Set<string> {
  const names = taken.get(parent) ?? new Set();
  taken.set(parent, names);
  return names;
}

/** A name is made of letters and digits. */
function squeezed(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '');
}

/** Names that reports and queries have used for twenty years. */
const KNOWN: Readonly<Record<string, string>> = {
  'Account.ParentId': 'ChildAccounts',
  'Asset.ParentId': 'ChildAssets',
  'Asset.RootAssetId': 'RootAssets',
  'Campaign.ParentId': 'ChildCampaigns',
  'Case.AssetId': 'Cases',
  'User.ManagerId': 'ManagedUsers',
};

/** The parent's describe lists these children without a name. */
const NOT_LISTED = new Set([
  'CreatedById',
  'LastModifiedById',
  'OwnerId',
  'UserOrGroupId',
  'InsertedById',
  'UserRecordAccessId',
]);

const ASSOCIATED = { ChangeEvent: 'ChangeEvents', Feed: 'Feeds', History: 'Histories', Share: 'Shares', Tag: 'Tags' };

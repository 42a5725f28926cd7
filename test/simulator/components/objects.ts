import type { Component, MetadataTree } from '../components.ts';
import { objectsByName } from '../tables/object-index.ts';
import type { World, WorldObject } from '../world.ts';
import { isCustomField } from '../world/field-owner.ts';
import { qualified } from '../world/identity.ts';
import { component, tree } from './component.ts';
import { customField, fieldParts } from './fields.ts';
import { fileOf, objectParts } from './object-parts.ts';

/** An object with its parts, side by side; nothing for an object that the Metadata API does not keep. */
export function* objectFile(world: World, name: string): Generator<Component> {
  if (name === 'Activity') return yield* activityFile(world);
  const object = objectsByName(world).get(name);
  if (object === undefined || !isKept(object)) return;
  const named = { type: 'CustomObject', fullName: name, id: null, file: fileOf(name) };
  yield component(named, () => objectTree(world, object));
  yield* fieldParts(object);
  yield* objectParts(world, name);
}

/** The names behind `*`, which leaves standard objects out. */
export const customObjectNames = (world: World): string[] =>
  world.objects.filter((object) => object.custom && isKept(object)).map(({ name }) => name);

/** Whether the Metadata API keeps an object as a CustomObject. */
const isKept = ({ associate, customizable }: WorldObject): boolean => customizable && associate === null;

/** What tasks and events have in common: the object is nowhere else. */
function* activityFile(world: World): Generator<Component> {
  const object = objectsByName(world).get('Task') ?? objectsByName(world).get('Event');
  if (object === undefined) return;
  yield component({ type: 'CustomObject', fullName: 'Activity', id: null, file: fileOf('Activity') }, () => ({}));
  for (const field of object.fields) if (isCustomField(field)) yield customField(object, field);
}

function objectTree(world: World, object: WorldObject): MetadataTree {
  const { custom, description, fields, label, labelPlural, name, settingType, sharing } = object;
  const own = custom
    ? { deploymentStatus: 'Deployed', description, label, pluralLabel: labelPlural, nameField: nameTree(object) }
    : {};
  return tree({
    ...own,
    actionOverrides: overrides(world, name),
    customSettingsType: settingType,
    enableHistory: fields.some(({ historyTracked }) => historyTracked),
    sharingModel: sharing?.internal,
    externalSharingModel: sharing?.external,
  });
}

function nameTree({ fields, settingType }: WorldObject): MetadataTree | null {
  const field = fields.find(({ nameField }) => nameField);
  if (field === undefined || settingType !== undefined) return null;
  const { displayFormat } = field.details ?? {};
  return tree({ displayFormat, label: field.label, type: field.autoNumber ? 'AutoNumber' : 'Text' });
}

/** The record page that everybody sees who has no other. */
function overrides({ metadata }: World, object: string): MetadataTree[] {
  const pages = (metadata?.pages ?? []).filter((page) => page.object === object && page.orgDefault === true);
  return pages.flatMap((page) =>
    ['Large', 'Small'].map((formFactor) => ({
      actionName: 'View',
      content: qualified(page),
      formFactor,
      skipRecordTypeSelect: false,
      type: 'Flexipage',
    })),
  );
}

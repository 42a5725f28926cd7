import type { Component, Components } from '../components.ts';
import type { World } from '../world.ts';
import { isCustomField, ownerOf } from '../world/field-owner.ts';
import { objectsIn } from './component.ts';
import { customField } from './fields.ts';
import { entryRuleObjects, entryRulesFile, sharingRulesFile, workflowFile, workflowRule } from './files.ts';
import { objectParts } from './object-parts.ts';
import { customObjectNames, objectFile } from './objects.ts';
import { retrieved } from './retrieved.ts';
import { flowVersion, singles } from './singles.ts';

/** The components of a world: found by their names or ids, their trees built when somebody looks at them. */
export function createComponents(world: World): Components {
  const indices = new Map<string, ReadonlyMap<string, Component>>();
  const indexOf = (type: string): ReadonlyMap<string, Component> => {
    const index = indices.get(type) ?? byShortId(records[type]?.(world) ?? []);
    indices.set(type, index);
    return index;
  };
  return {
    byId: (type, id) => (Object.hasOwn(records, type) ? indexOf(type).get(id.slice(0, 15)) : undefined),
    members: (type, names) => membersOf(world, type, names),
  };
}

const byShortId = (components: Iterable<Component>): ReadonlyMap<string, Component> =>
  new Map([...components].map((one) => [String(one.id).slice(0, 15), one]));

type List = (world: World) => Iterable<Component>;

/** The types that Tooling has records of, and how to come by all of them. */
const records: Readonly<Record<string, List>> = {
  BusinessProcess: (world) => partsOf(world, 'BusinessProcess'),
  CompactLayout: (world) => partsOf(world, 'CompactLayout'),
  CustomField: customFields,
  FlexiPage: (world) => singles['FlexiPage']?.(world) ?? [],
  Flow: ({ automation }) =>
    (automation?.flows ?? []).flatMap((flow) => flow.versions.map((version) => flowVersion(flow, version))),
  GlobalValueSet: (world) => singles['GlobalValueSet']?.(world) ?? [],
  Layout: (world) => singles['Layout']?.(world) ?? [],
  RecordType: (world) => partsOf(world, 'RecordType'),
  ValidationRule: (world) => partsOf(world, 'ValidationRule'),
  WorkflowRule: ({ automation }) => (automation?.workflowRules ?? []).map(workflowRule),
};

function* partsOf(world: World, type: string): Generator<Component> {
  for (const { name } of world.objects) {
    for (const part of objectParts(world, name)) if (part.type === type) yield part;
  }
}

/** Each custom field once: those of activities stand on tasks and on events. */
function* customFields({ objects }: World): Generator<Component> {
  const activity = objects.find(({ name }) => name === 'Task') ?? objects.find(({ name }) => name === 'Event');
  for (const object of objects.filter(({ associate }) => associate === null)) {
    for (const field of object.fields) {
      const keeper = object === activity ? 'Activity' : object.name;
      if (isCustomField(field) && ownerOf(object, field).object === keeper) yield customField(object, field);
    }
  }
}

type File = {
  readonly names: (world: World) => Iterable<string>;
  readonly parts: (world: World, name: string) => Iterable<Component>;
};

/** The types whose files are made of parts, or hold all rules of an object. */
const files: Readonly<Record<string, File>> = {
  AssignmentRules: entryFile('assignment'),
  AutoResponseRules: entryFile('auto-response'),
  CustomObject: { names: customObjectNames, parts: objectFile },
  EscalationRules: entryFile('escalation'),
  SharingRules: { names: ({ metadata }) => objectsIn(metadata?.sharingRules ?? []), parts: sharingRulesFile },
  Workflow: { names: ({ automation }) => objectsIn(automation?.workflowRules ?? []), parts: workflowFile },
};

function entryFile(kind: Parameters<typeof entryRulesFile>[1]): File {
  return {
    names: (world) => entryRuleObjects(world, kind),
    parts: (world, name) => entryRulesFile(world, kind, name),
  };
}

function* membersOf(world: World, type: string, names: readonly string[]): Generator<Component> {
  const file = Object.hasOwn(files, type) ? files[type] : undefined;
  if (file !== undefined) {
    const all = new Set([...names.filter((name) => name !== '*'), ...(names.includes('*') ? file.names(world) : [])]);
    for (const name of all) for (const part of file.parts(world, name)) yield retrieved(part);
    return;
  }
  const wanted = new Set(names);
  for (const one of Object.hasOwn(singles, type) ? (singles[type]?.(world) ?? []) : []) {
    if (wanted.has('*') || wanted.has(one.fullName)) yield retrieved(one);
  }
}

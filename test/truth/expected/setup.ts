import type { WorldChannelMember, WorldSharingRule } from '../../simulator/world/metadata.ts';
import { conditionOf, criteriaUses, fullNameOf, given, type Expected, type Truth } from './expectation.ts';

/** Record types, processes, values, queues, events, and what opens or hides records. */
export function setupFacts(truth: Truth): readonly Expected[] {
  const { channelMembers = [], sharingRules = [] } = truth.metadata;
  return [
    ...recordTypes(truth),
    ...businessProcesses(truth),
    ...globalValueSets(truth),
    ...queues(truth),
    ...channelMembers.map((member) => eventChannel(truth, member)),
    ...sharingRules.map((rule) => sharingRule(truth, rule)),
    ...restrictionRules(truth),
  ];
}

function recordTypes(truth: Truth): readonly Expected[] {
  return (truth.metadata.recordTypes ?? []).map((type) => ({
    object: truth.object(type.object),
    kind: 'record-type',
    parts: [fullNameOf(type)],
    label: type.label,
    description: type.description,
    details: {
      active: type.active,
      ...given('businessProcess', type.businessProcess),
      picklistValues: Object.fromEntries(type.picklists.map(({ field, values }) => [field, values])),
      fullName: fullNameOf(type),
      ...given('namespace', type.namespace),
    },
    shows: type.picklists.flatMap(({ field }) => truth.schema.along([field], type.object)),
    component: ['RecordType', `${type.object}.${fullNameOf(type)}`, type.namespace],
  }));
}

function businessProcesses({ metadata, object }: Truth): readonly Expected[] {
  return (metadata.businessProcesses ?? []).map((process) => ({
    object: object(process.object),
    kind: 'business-process',
    parts: [fullNameOf(process)],
    label: process.name,
    description: process.description,
    details: {
      active: process.active,
      values: process.values,
      fullName: fullNameOf(process),
    },
  }));
}

function globalValueSets({ metadata }: Truth): readonly Expected[] {
  return (metadata.globalValueSets ?? []).map((set) => ({
    object: null,
    kind: 'global-value-set',
    parts: [fullNameOf(set)],
    label: set.label,
    description: set.description,
    details: {
      values: set.values.map((value) => ({ value, label: value, active: true })),
      fullName: fullNameOf(set),
    },
  }));
}

function queues({ metadata, object }: Truth): readonly Expected[] {
  return (metadata.queues ?? []).flatMap(({ label, name, objects }) =>
    objects.map((owned) => ({
      object: object(owned),
      kind: 'queue',
      parts: [name],
      label,
      details: { fullName: name },
    })),
  );
}

/** Who looks for change data capture looks at the object that changes. */
function eventChannel({ metadata, object, world }: Truth, member: WorldChannelMember): Expected {
  const { channel, entity, filter } = member;
  const event = world.objects.find(({ name }) => name === entity);
  const captured = event?.associate?.type === 'ChangeEvent' ? event.associate.parent : entity;
  const own = metadata.channels?.find(({ name }) => `${name}__chn` === channel);
  return {
    object: object(captured),
    kind: 'event-channel',
    parts: [own?.name ?? channel, entity],
    label: own?.label ?? channel,
    details: {
      event: entity,
      channel: own?.name ?? channel,
      ...given('channelType', own?.type),
      ...given('filter', filter),
    },
  };
}

function sharingRule(truth: Truth, rule: WorldSharingRule): Expected {
  const own =
    rule.kind === 'criteria'
      ? given('condition', conditionOf(rule.criteria))
      : given('sharedFrom', rule.sharedFrom.join(' ').trim());
  return {
    object: truth.object(rule.object),
    kind: 'sharing-rule',
    parts: [rule.name],
    label: rule.label,
    description: rule.description,
    details: {
      active: true,
      type: rule.kind,
      access: rule.access,
      sharedTo: rule.sharedTo.join(' ').trim(),
      ...own,
      fullName: rule.name,
    },
    uses: rule.kind === 'criteria' ? criteriaUses(truth, rule.criteria, rule.object) : [],
    component: ['SharingRules', `${rule.object}.${rule.name}`, null],
  };
}

function restrictionRules({ metadata, object }: Truth): readonly Expected[] {
  return (metadata.restrictionRules ?? []).map((rule) => ({
    object: object(rule.object),
    kind: 'restriction-rule',
    parts: [fullNameOf(rule)],
    label: rule.label,
    description: rule.description,
    details: {
      active: rule.active,
      type: rule.enforcement,
      recordFilter: rule.recordFilter,
      userCriteria: rule.userCriteria,
      fullName: fullNameOf(rule),
    },
  }));
}

import type { Metadata } from '../../../world/metadata.ts';
import { PACKAGES } from '../plan.ts';
import { VALUE_SETS } from '../words.ts';
import { drawMany, fieldOf } from './draw.ts';
import type { Draw } from './draw.ts';

/** Sharing, values, events, queues and packages of a grown world. */
export function others(draw: Draw): Metadata {
  const { random, targets, times, world } = draw;
  const events = world.objects.filter(({ associate }) => associate?.type === 'ChangeEvent');
  return {
    sharingRules: drawMany(draw, times(120), (target, unique) => ({
      kind: 'criteria',
      object: target.object.name,
      name: unique('Share'),
      label: `Share ${target.object.label}`,
      description: null,
      access: random.pick(['Read', 'Edit']),
      sharedTo: ['group', 'Everybody'],
      criteria: { filters: [{ field: fieldOf(target, random).name, operation: 'notEqual', value: '' }] },
    })),
    restrictionRules: drawMany(draw, times(10), (target, _, at) => ({
      object: target.object.name,
      name: `Restriction_${at}`,
      label: `Restriction ${at}`,
      namespace: null,
      description: null,
      enforcement: at % 2 === 0 ? 'Restrict' : 'Scoping',
      active: random.share(0.7),
      recordFilter: `${fieldOf(target, random).name} = 'x'`,
      userCriteria: '$User.IsActive = true',
    })),
    apps: Array.from({ length: times(12) }, (_, at) => ({
      name: `App_${at}`,
      label: `App ${at}`,
      namespace: null,
      tabs: targets.slice(at, at + 5).map(({ object }) => object.name),
      pages: [],
    })),
    globalValueSets: VALUE_SETS.slice(0, times(10)).map((values, at) => ({
      name: `Values_${at}`,
      label: `Values ${at}`,
      namespace: null,
      description: null,
      values,
    })),
    channels: [{ name: 'Warehouse', label: 'Warehouse', type: 'data', eventType: null }],
    channelMembers: events.slice(0, times(40)).map(({ name }) => ({
      name: `ChangeEvents_${name.replaceAll('__', '_')}`,
      channel: 'ChangeEvents',
      entity: name,
      filter: null,
    })),
    queues: Array.from({ length: times(25) }, (_, at) => ({
      name: `Queue_${at}`,
      label: `Queue ${at}`,
      objects: [...new Set([random.pick(targets).object.name, random.pick(targets).object.name])],
    })),
    packages: Object.entries(PACKAGES).map(([namespace, { title }], at) => ({
      namespace,
      name: title,
      version: [at + 1, at * 3, 0, 1],
    })),
    businessProcesses: ['Opportunity', 'Case', 'Lead']
      .filter((name) => world.objects.some((object) => object.name === name))
      .flatMap((object) => [
        { object, name: 'Standard', namespace: null, active: true, description: null, values: ['New', 'Closed'] },
      ]),
  };
}

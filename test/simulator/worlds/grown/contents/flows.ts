import type { World } from '../../../world.ts';
import type { WorldFlow, WorldFlowVersion } from '../../../world/automation.ts';
import { assign, decide, filter, flow, onRecord, processBuilder, updateTrigger, version } from '../../contents/flow.ts';
import type { Chance } from '../../random.ts';
import { drawFor, drawMany, fieldOf, sentence } from './draw.ts';
import type { Target } from './draw.ts';

/** Flows that records start, scheduled ones, and processes of the old kind. */
export function flows(world: World, seed: number): WorldFlow[] {
  const draw = drawFor(world, 'flows', seed);
  const { random } = draw;
  return drawMany(draw, draw.times(300, 12), (target, _, at) => {
    const kind = random.weighted({ record: 70, scheduled: 8, process: 14, screen: 8 });
    const stem = target.object.name.replace(/^[a-z]+__/, '').replace(/__c$/, '');
    return flow({
      name: `${stem}_${kind}_${at}`,
      label: `${target.object.label}: ${kind} ${at}`,
      namespace: target.object.namespace,
      description: sentence(random, 0.4),
      versions: versions(random, () => MAKERS[kind](target, random)),
    });
  });
}

/** One version to four, of which one runs, or none. */
function versions(random: Chance, make: () => WorldFlowVersion['metadata']): WorldFlowVersion[] {
  const count = random.between(1, 4);
  const active = random.share(0.8) ? random.between(1, count) : 0;
  return Array.from({ length: count }, (_, at) => {
    const status = at + 1 === active ? 'Active' : at + 1 < active || random.share(0.5) ? 'Obsolete' : 'Draft';
    return version(at + 1, status, make());
  });
}

type Make = (target: Target, random: Chance) => WorldFlowVersion['metadata'];

const MAKERS: Readonly<Record<'record' | 'scheduled' | 'process' | 'screen', Make>> = {
  record: (target, random) =>
    onRecord(
      {
        object: target.object.name,
        when: random.pick(['RecordBeforeSave', 'RecordAfterSave', 'RecordAfterSave']),
        on: random.pick(['Create', 'Update', 'CreateAndUpdate']),
        filters: [filter(fieldOf(target, random).name, 'IsChanged', 'true')],
        async: random.share(0.1),
      },
      {
        ...(random.share(0.3) ? { triggerOrder: random.between(1, 50) * 10 } : {}),
        decisions: [decide('Check', `$Record.${fieldOf(target, random).name}`, 'EqualTo', 'x')],
        recordUpdates: [updateTrigger('Set', [assign(fieldOf(target, random).name, 'x')])],
      },
    ),
  scheduled: (target, random) => ({
    processType: 'AutoLaunchedFlow',
    start: {
      object: target.object.name,
      triggerType: 'Scheduled',
      filterLogic: 'and',
      filters: [filter(fieldOf(target, random).name, 'EqualTo', 'x')],
      schedule: { frequency: 'Daily', startDate: '2026-01-01', startTime: '03:00:00.000Z' },
    },
  }),
  process: (target, random) =>
    processBuilder(target.object.name, {
      decisions: [decide('myDecision', `myVariable_current.${fieldOf(target, random).name}`, 'EqualTo', 'x')],
    }),
  screen: () => ({ processType: 'Flow', screens: [{ name: 'First', label: 'First', fields: [] }] }),
};

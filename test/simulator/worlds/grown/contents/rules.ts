import type {
  Automation,
  TriggerEvent,
  WorldApprovalProcess,
  WorldEntryRule,
  WorldTrigger,
  WorldValidationRule,
  WorldWorkflowRule,
} from '../../../world/automation.ts';
import type { World, WorldField } from '../../../world.ts';
import { matchingRule, duplicateRule, trigger, validationRule, where, workflowRule } from '../../contents/rules.ts';
import type { Chance } from '../../random.ts';
import { drawFor, drawMany, fieldOf, fieldsOf, sentence } from './draw.ts';
import { flows } from './flows.ts';

/** What runs when records of a grown world change. */
export const automation = (world: World, seed: number): Automation => ({
  validationRules: validationRules(world, seed),
  triggers: triggers(world, seed),
  flows: flows(world, seed),
  workflowRules: workflowRules(world, seed),
  approvalProcesses: approvalProcesses(world, seed),
  entryRules: entryRules(world),
  ...matching(world, seed),
});

function validationRules(world: World, seed: number): WorldValidationRule[] {
  const draw = drawFor(world, 'validation rules', seed);
  const { random } = draw;
  return drawMany(draw, draw.times(2000), (target, unique) => {
    const field = fieldOf(target, random);
    const other = fieldOf(target, random);
    const name = unique(`${bare(field.name)}_${random.pick(['is_valid', 'is_needed', 'fits', 'stays'])}`);
    return validationRule({
      object: target.object.name,
      name,
      namespace: target.object.namespace,
      active: random.share(0.85),
      description: sentence(random, 0.4),
      formula: condition(field, other, random),
      errorMessage: `${field.label} does not fit ${other.label}.`,
      errorField: random.share(0.8) ? field.name : null,
    });
  });
}

/** Names as an admin would write them into a formula of this object. */
function condition(field: WorldField, other: WorldField, random: Chance): string {
  const blank = `${random.share(0.5) ? 'ISBLANK' : 'ISNULL'}(${asText(other)})`;
  if (field.type === 'boolean') return `AND(${field.name}, ${blank})`;
  if (field.picklist !== null)
    return `AND(ISPICKVAL(${field.name}, "${field.picklist.values[0]?.value ?? ''}"), ${blank})`;
  if (['double', 'currency', 'percent'].includes(field.type)) return `OR(${field.name} < 0, ${blank})`;
  return `AND(NOT(ISBLANK(${field.name})), ${blank}, NOT(CONTAINS(CreatedBy.Email, "@northwind.example")))`;
}

const asText = ({ name, picklist }: WorldField): string => (picklist === null ? name : `TEXT(${name})`);
const bare = (name: string): string => name.replace(/^[a-z]+__/, '').replace(/__c$/, '');

function triggers(world: World, seed: number): WorldTrigger[] {
  const draw = drawFor(world, 'triggers', seed);
  const { random } = draw;
  return drawMany(draw, draw.times(400), ({ object }, unique) => {
    const stem = bare(object.name).replaceAll('_', '');
    const name = unique(`${stem}${random.pick(['Trigger', 'Sync', 'Audit', 'Guard'])}`);
    return trigger({
      object: object.name,
      name: `${name}_on_${bare(object.name)}`,
      namespace: object.namespace,
      status: random.share(0.9) ? 'Active' : 'Inactive',
      apiVersion: random.between(29, 64),
      events: EVENTS.filter((event, at) => at === 0 || (random.share(0.4) && event !== 'after undelete')),
    });
  });
}

const EVENTS: readonly TriggerEvent[] = [
  'after update',
  'before insert',
  'before update',
  'before delete',
  'after insert',
  'after delete',
  'after undelete',
];

function workflowRules(world: World, seed: number): WorldWorkflowRule[] {
  const draw = drawFor(world, 'workflow rules', seed);
  const { random } = draw;
  return drawMany(draw, draw.times(250), (target, unique) => {
    const field = fieldOf(target, random);
    const { name: object, namespace } = target.object;
    const when = random.share(0.6)
      ? { filters: [where(`${object}.${field.name}`, 'notEqual', '')] }
      : { formula: `ISCHANGED(${field.name})` };
    return workflowRule({
      object,
      namespace,
      name: unique(`${bare(field.name).replaceAll('_', ' ')}: tell (${random.pick(['owner', 'manager', 'team'])})`),
      active: random.share(0.6),
      description: sentence(random, 0.3),
      ...when,
    });
  });
}

function approvalProcesses(world: World, seed: number): WorldApprovalProcess[] {
  const draw = drawFor(world, 'approval processes', seed);
  const { random } = draw;
  return drawMany(draw, draw.times(30), (target, unique) => ({
    object: target.object.name,
    name: unique('Approval'),
    label: `Approval of ${target.object.label}`,
    active: random.share(0.7),
    description: sentence(random, 0.5),
    entry: { filters: [where(`${target.object.name}.${fieldOf(target, random).name}`, 'notEqual', '')] },
    steps: [{ name: 'Manager', label: 'Manager', entry: null }],
  }));
}

/** Only cases and leads are assigned, answered and escalated. */
function entryRules({ objects }: World): WorldEntryRule[] {
  const entries = [
    { filters: [where('Case.Origin', 'equals', 'Web')], assignedTo: 'Queue_1', assignedToType: 'Queue' as const },
  ];
  const rules: readonly WorldEntryRule[] = [
    { kind: 'assignment', object: 'Case', name: 'Standard', active: true, entries },
    { kind: 'assignment', object: 'Lead', name: 'Standard', active: true, entries: [] },
    { kind: 'assignment', object: 'Lead', name: 'Old', active: false, entries: [] },
    { kind: 'auto-response', object: 'Case', name: 'Thanks', active: true, entries: [] },
    { kind: 'escalation', object: 'Case', name: 'Standard', active: true, entries: [{ minutesToEscalation: 60 }] },
  ];
  return rules.filter(({ object }) => objects.some(({ name }) => name === object));
}

function matching(world: World, seed: number): Pick<Automation, 'matchingRules' | 'duplicateRules'> {
  const draw = drawFor(world, 'matching rules', seed);
  const { random } = draw;
  const matchingRules = drawMany(draw, draw.times(25), (target, unique) =>
    matchingRule({
      object: target.object.name,
      name: unique('Same'),
      label: `Same ${target.object.label}`,
      status: random.share(0.8) ? 'Active' : 'Inactive',
      items: fieldsOf(target, random, 2).map(({ name }) => ({
        field: name,
        method: 'Exact',
        blankValue: 'NullNotAllowed',
      })),
    }),
  );
  const duplicateRules = matchingRules.slice(0, draw.times(20)).map(({ object, name, label }) =>
    duplicateRule({
      object,
      name: `${name}_once`,
      label: `${label}, once`,
      active: random.share(0.8),
      matchingRules: [name],
    }),
  );
  return { matchingRules, duplicateRules };
}

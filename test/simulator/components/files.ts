import type { Component, MetadataTree } from '../components.ts';
import type { World } from '../world.ts';
import type { WorldEntryRule, WorldRuleEntry, WorldWorkflowRule } from '../world/automation.ts';
import { encodedName } from '../world/encoded-name.ts';
import { idOf, ofObject } from '../world/identity.ts';
import type { SharedTo, WorldSharingRule } from '../world/metadata.ts';
import { component, objectsIn, ofObjectIn, tree } from './component.ts';
import { criteriaTree } from './criteria.ts';

/** The files that hold all rules of one object. */
export const workflowFile = function* (world: World, object: string): Generator<Component> {
  const rules = ofObjectIn(world.automation?.workflowRules ?? none, object);
  if (rules.length === 0) return;
  yield component({ type: 'Workflow', fullName: object, id: null, file: workflowFileOf(object) }, () => ({}));
  for (const rule of rules) yield workflowRule(rule);
};

/** A workflow rule of a package shows nothing of itself. */
export const workflowRule = (rule: WorldWorkflowRule): Component =>
  component(
    {
      type: 'WorkflowRule',
      fullName: `${rule.object}.${encodedName(ofObject(rule).slice(rule.object.length + 1))}`,
      id: idOf('WorkflowRule', ofObject(rule)),
      file: workflowFileOf(rule.object),
    },
    () =>
      rule.namespace === null
        ? tree({
            ...criteriaTree(rule),
            actions: rule.actions,
            active: rule.active,
            description: rule.description,
            triggerType: rule.triggerType,
          })
        : null,
  );

const none = [] as const;
const workflowFileOf = (object: string): string => `workflows/${object}.workflow`;

/** Kinds of rules with entries: the type of their file, its folder, and the element of one rule. */
const entryFiles = {
  assignment: ['AssignmentRules', 'assignmentRules', 'assignmentRule'],
  'auto-response': ['AutoResponseRules', 'autoResponseRules', 'autoResponseRule'],
  escalation: ['EscalationRules', 'escalationRules', 'escalationRule'],
} as const satisfies Record<WorldEntryRule['kind'], readonly string[]>;

export function* entryRulesFile(world: World, kind: WorldEntryRule['kind'], object: string): Generator<Component> {
  const rules = ofObjectIn(world.automation?.entryRules ?? none, object).filter((rule) => rule.kind === kind);
  const [type, folder, element] = entryFiles[kind];
  if (rules.length === 0) return;
  yield component({ type, fullName: object, id: null, file: `${folder}/${object}.${folder}` }, () => ({
    [element]: rules.map(({ active, entries, name }) => ({
      fullName: encodedName(name),
      active,
      ruleEntry: entries.map(entryTree),
    })),
  }));
}

const entryTree = (entry: WorldRuleEntry): MetadataTree =>
  tree({
    ...criteriaTree(entry),
    assignedTo: entry.assignedTo,
    assignedToType: entry.assignedToType,
    template: entry.template,
    ...(entry.minutesToEscalation === undefined
      ? {}
      : { escalationAction: [{ minutesToEscalation: entry.minutesToEscalation, notifyCaseOwner: true }] }),
  });

export const entryRuleObjects = ({ automation }: World, kind: WorldEntryRule['kind']): string[] =>
  objectsIn((automation?.entryRules ?? []).filter((rule) => rule.kind === kind));

export function* sharingRulesFile({ metadata }: World, object: string): Generator<Component> {
  const rules = ofObjectIn(metadata?.sharingRules ?? none, object);
  if (rules.length === 0) return;
  const file = `sharingRules/${object}.sharingRules`;
  yield component({ type: 'SharingRules', fullName: object, id: null, file }, () => ({
    sharingCriteriaRules: rules.filter(({ kind }) => kind === 'criteria').map(sharingRuleTree),
    sharingOwnerRules: rules.filter(({ kind }) => kind === 'owner').map(sharingRuleTree),
  }));
}

function sharingRuleTree(rule: WorldSharingRule): MetadataTree {
  const own =
    rule.kind === 'criteria'
      ? { ...criteriaTree(rule.criteria), includeRecordsOwnedByAll: true }
      : { sharedFrom: sharedTo(rule.sharedFrom) };
  const { access, description, label, name } = rule;
  return tree({ ...own, fullName: name, accessLevel: access, description, label, sharedTo: sharedTo(rule.sharedTo) });
}

const sharedTo = ([kind, name]: SharedTo): MetadataTree => ({ [kind]: name });

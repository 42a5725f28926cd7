import type { WorldEntryRule, WorldMatchingRule } from '../../simulator/world/automation.ts';
import { conditionOf, criteriaUses, fullNameOf, given, type Expected, type Truth } from './expectation.ts';
import { flowFacts } from './flows.ts';

/** What runs when records change. */
export function automationFacts(truth: Truth): readonly Expected[] {
  const { entryRules = [] } = truth.automation;
  return [
    ...validationRules(truth),
    ...triggers(truth),
    ...flowFacts(truth),
    ...workflowRules(truth),
    ...approvalProcesses(truth),
    ...entryRules.map((rule) => entryRule(truth, rule)),
    ...duplicateRules(truth),
    ...(truth.automation.matchingRules ?? []).map((rule) => matchingRule(truth, rule)),
  ];
}

function validationRules({ automation, schema, object }: Truth): readonly Expected[] {
  return (automation.validationRules ?? []).map((rule) => {
    const name = fullNameOf(rule);
    // The formula of a package's rule is hidden from everybody.
    const formula = rule.namespace === null ? rule.formula : null;
    return {
      object: object(rule.object),
      kind: 'validation-rule',
      parts: [name],
      label: rule.name,
      description: rule.description,
      details: {
        active: rule.active,
        formula,
        errorMessage: rule.errorMessage,
        ...given('errorField', rule.errorField),
        fullName: name,
        ...given('namespace', rule.namespace),
      },
      uses: formula === null ? [] : schema.inFormula(formula, rule.object),
      component: ['ValidationRule', `${rule.object}.${name}`, rule.namespace],
    };
  });
}

const setupOrder = ['before insert', 'before update', 'before delete', 'after insert', 'after update'].concat([
  'after delete',
  'after undelete',
]);

function triggers({ automation, object }: Truth): readonly Expected[] {
  const there = (automation.triggers ?? []).filter(({ status }) => status !== 'Deleted');
  return there.map((trigger) => ({
    object: object(trigger.object),
    kind: 'trigger',
    parts: [fullNameOf(trigger)],
    label: trigger.name,
    details: {
      active: trigger.status === 'Active',
      events: setupOrder.filter((event) => (trigger.events as readonly string[]).includes(event)),
      apiVersion: trigger.apiVersion,
      fullName: fullNameOf(trigger),
      ...given('namespace', trigger.namespace),
    },
  }));
}

function workflowRules(truth: Truth): readonly Expected[] {
  return (truth.automation.workflowRules ?? []).map((rule) => {
    const name = fullNameOf(rule);
    const known = rule.namespace === null;
    const body = {
      active: rule.active,
      ...given('condition', conditionOf(rule)),
      evaluated: rule.triggerType,
      actions: rule.actions.map((action) => `${action.type} ${action.name}`),
    };
    return {
      object: truth.object(rule.object),
      kind: 'workflow-rule',
      parts: [name],
      label: rule.name,
      details: {
        ...(known ? body : { active: null, condition: null, evaluated: null, actions: null }),
        fullName: name,
        ...given('namespace', rule.namespace),
      },
      uses: known ? criteriaUses(truth, rule, rule.object) : [],
      component: ['WorkflowRule', `${rule.object}.${name}`, rule.namespace],
    };
  });
}

function approvalProcesses(truth: Truth): readonly Expected[] {
  return (truth.automation.approvalProcesses ?? []).map((process) => ({
    object: truth.object(process.object),
    kind: 'approval-process',
    parts: [process.name],
    label: process.label,
    description: process.description,
    details: {
      active: process.active,
      ...given('entry', process.entry === null ? undefined : conditionOf(process.entry)),
      approvalSteps: process.steps.map(({ label }) => label),
      fullName: process.name,
    },
    uses: [process.entry, ...process.steps.map(({ entry }) => entry)].flatMap((entry) =>
      entry === null ? [] : criteriaUses(truth, entry, process.object),
    ),
    component: ['ApprovalProcess', `${process.object}.${process.name}`, null],
  }));
}

const ruleTypes = {
  assignment: 'AssignmentRule',
  'auto-response': 'AutoResponseRule',
  escalation: 'EscalationRule',
} as const;

function entryRule(truth: Truth, rule: WorldEntryRule): Expected {
  const entries = rule.entries.map((entry) => ({
    ...given('condition', conditionOf(entry)),
    // Usernames stay out of every file.
    ...given(
      'then',
      [entry.assignedToType === 'User' ? 'a user' : entry.assignedTo, entry.template]
        .filter((part) => part !== undefined)
        .join(', '),
    ),
  }));
  return {
    object: truth.object(rule.object),
    kind: `${rule.kind}-rule`,
    parts: [rule.name],
    label: rule.name,
    details: { active: rule.active, entries, fullName: rule.name },
    uses: rule.entries.flatMap((entry) => criteriaUses(truth, entry, rule.object)),
    component: [ruleTypes[rule.kind], `${rule.object}.${rule.name}`, null],
  };
}

function duplicateRules({ automation, object }: Truth): readonly Expected[] {
  return (automation.duplicateRules ?? []).map((rule) => ({
    object: object(rule.object),
    kind: 'duplicate-rule',
    parts: [fullNameOf(rule)],
    label: rule.label,
    details: {
      active: rule.active,
      matchingRules: rule.matchingRules,
      // The worlds do not say what a rule does; the simulated org lets everything pass.
      onInsert: 'Allow',
      onUpdate: 'Allow',
      fullName: fullNameOf(rule),
    },
  }));
}

function matchingRule({ object, schema }: Truth, rule: WorldMatchingRule): Expected {
  return {
    object: object(rule.object),
    kind: 'matching-rule',
    parts: [fullNameOf(rule)],
    label: rule.label,
    description: rule.description,
    details: {
      active: rule.status === 'Active',
      fields: rule.items.map(({ field, method }) => `${field} (${method})`),
      ...given('logic', rule.booleanFilter),
      fullName: fullNameOf(rule),
    },
    uses: rule.items.flatMap(({ field }) => schema.named(field, rule.object)),
    component: ['MatchingRule', `${rule.object}.${fullNameOf(rule)}`, null],
  };
}

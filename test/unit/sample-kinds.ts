import type { Cell, Kind, Kinds } from '../../src/model/kind.ts';
import type { Step } from '../../src/model/order-of-execution.ts';
import type { Details, Fact } from '../../src/model/schema.ts';

/** A registry as the collectors have it: every class, kinds with and without steps, activeness and code. */
export const sampleKinds: Kinds = [
  {
    ...kind('validation-rule', 'Validation rules', 'automation'),
    steps: () => ['validation rule'],
    active,
    row: ({ label, description, details }) => ({
      Rule: label,
      Formula: details['formula'] === null ? null : { code: word(details, 'formula') },
      Message: cell(details, 'errorMessage'),
      Description: description,
    }),
    sentence: ({ label, details }) => `Validation rule "${label}": ${word(details, 'formula')}.`,
  },
  { ...kind('trigger', 'Apex triggers', 'automation'), active, steps: ({ details }) => triggerSteps(details) },
  {
    ...kind('flow', 'Flows', 'automation'),
    active,
    legacy: ({ details }) => details['processType'] === 'Workflow',
    steps: ({ details }) => [flowStep(details)],
  },
  {
    ...kind('workflow-rule', 'Workflow rules', 'automation'),
    active,
    legacy: () => true,
    steps: () => ['workflow rule'],
  },
  { ...kind('matching-rule', 'Matching rules', 'automation'), active },
  { ...kind('record-type', 'Record types', 'metadata'), active },
  { ...kind('roll-up', 'Roll-up summaries', 'metadata'), steps: () => ['roll-up summary'] },
  kind('field-set', 'Field sets', 'metadata'),
  { ...kind('global-value-set', 'Global value sets', 'metadata'), ofOrg: true },
  kind('list-view', 'List views', 'list-views'),
  kind('sharing-model', 'Organization-wide defaults', 'security'),
  {
    ...kind('sharing-rule', 'Sharing rules', 'security'),
    steps: ({ details }) => (details['type'] === 'criteria' ? ['sharing rule'] : []),
  },
  kind('object-access', 'Object permissions', 'security'),
  kind('field-access', 'Field permissions', 'security'),
  kind('usage', 'Uses', 'usage'),
];

/** All classes of information. */
export const everything: readonly string[] = ['stats', 'automation', 'metadata', 'security', 'usage', 'list-views'];

function kind(name: string, title: string, informationClass: Kind['class']): Kind {
  return {
    name,
    title,
    class: informationClass,
    row: ({ label, description, details }) => ({
      Name: label,
      'API name': { code: word(details, 'fullName') },
      Note: cell(details, 'note'),
      Description: description,
    }),
    sentence: ({ label, details }) => `${title}: "${label}" (${word(details, 'fullName')}).`,
  };
}

function active({ details }: Fact): boolean | null {
  return typeof details['active'] === 'boolean' ? details['active'] : null;
}

function triggerSteps(details: Details): readonly Step[] {
  const events = JSON.stringify(details['events'] ?? []);
  return [
    ...(events.includes('before') ? (['before trigger'] as const) : []),
    ...(events.includes('after') ? (['after trigger'] as const) : []),
  ];
}

function flowStep({ triggerType, processType }: Details): Step {
  if (processType === 'Workflow') return 'process';
  if (triggerType === 'RecordBeforeSave') return 'before-save flow';
  return triggerType === 'RecordAfterSave' ? 'after-save flow' : 'on its own';
}

function word(details: Details, name: string): string {
  return typeof details[name] === 'string' ? details[name] : '';
}

function cell(details: Details, name: string): Cell {
  return details[name] === null ? null : word(details, name) || undefined;
}

/**
 * What runs when a record is saved, in this order. Source: Apex Developer Guide, Triggers and Order of Execution; what
 * runs on a delete, after the commit or on its own follows.
 */
export const steps = [
  'before-save flow',
  'before trigger',
  'validation rule',
  'duplicate rule',
  'after trigger',
  'assignment rule',
  'auto-response rule',
  'workflow rule',
  'escalation rule',
  'process',
  'after-save flow',
  'roll-up summary',
  'sharing rule',
  'after commit',
  'on delete',
  'on its own',
] as const;
export type Step = (typeof steps)[number];

/** The steps as headings. */
export const stepTitles: Readonly<Record<Step, string>> = {
  'before-save flow': 'Before-save flows',
  'before trigger': 'Before triggers',
  'validation rule': 'Validation rules',
  'duplicate rule': 'Duplicate rules',
  'after trigger': 'After triggers',
  'assignment rule': 'Assignment rules',
  'auto-response rule': 'Auto-response rules',
  'workflow rule': 'Workflow rules (legacy)',
  'escalation rule': 'Escalation rules',
  process: 'Processes of Process Builder (legacy)',
  'after-save flow': 'After-save flows',
  'roll-up summary': 'Roll-up summaries of the parents',
  'sharing rule': 'Criteria-based sharing rules',
  'after commit': 'After the commit: asynchronous paths, platform-event flows',
  'on delete': 'On delete and undelete',
  'on its own': 'Started in another way: scheduled, by a user, by an approval',
};

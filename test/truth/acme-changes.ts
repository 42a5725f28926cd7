import { inAutomation, inHolder, inMetadata, inObject, rightsOn, withSecurity, type Change } from './changes.ts';

const change = (what: string, where: string | readonly string[], apply: Change['apply']): Change => ({
  ...{ what, in: [where].flat(), apply },
});

const automation: readonly Change[] = [
  change(
    'the formula of a validation rule',
    'Opportunity validation-rule',
    inAutomation('validationRules', 'Delivery_after_60_Days', ({ formula }) => ({
      formula: formula.replace('60', '61'),
    })),
  ),
  change(
    'a validation rule switched on',
    'Account validation-rule',
    inAutomation('validationRules', 'Class_D_is_closed', () => ({ active: true })),
  ),
  change(
    'the message of a validation rule',
    'Task validation-rule',
    inAutomation('validationRules', 'Travel_needs_Purpose', () => ({ errorMessage: 'Why did you go?' })),
  ),
  change(
    'the place of an error',
    'Service_Visit__c validation-rule',
    inAutomation('validationRules', 'End_after_Start', () => ({ errorField: null })),
  ),
  change(
    'one event of a trigger',
    'Opportunity trigger',
    inAutomation('triggers', 'OpportunityTrigger', () => ({ events: ['after insert', 'after update'] as const })),
  ),
  change(
    'a trigger switched off',
    'Task trigger',
    inAutomation('triggers', 'TaskTrigger', () => ({ status: 'Inactive' as const })),
  ),
  change(
    'the API version of a trigger',
    'Account trigger',
    inAutomation('triggers', 'AccountOld', () => ({ apiVersion: 30 })),
  ),
  change(
    'the version of a flow that runs',
    'Case flow',
    inAutomation('flows', 'Case_work_out_due_time', ({ versions }) => ({
      versions: versions.map((one) => ({
        ...one,
        status: one.number === 3 ? ('Active' as const) : ('Obsolete' as const),
      })),
    })),
  ),
  change(
    'when a flow starts',
    'Opportunity flow',
    inAutomation('flows', 'Opportunity_before_delete', ({ versions }) => ({
      versions: versions.map((one) => ({
        ...one,
        metadata: { ...one.metadata, start: { ...(one.metadata['start'] as object), triggerType: 'RecordAfterSave' } },
      })),
    })),
  ),
  change(
    'the order of a flow',
    'Account flow',
    inAutomation('flows', 'Account_after_update', ({ versions }) => ({
      versions: versions.map((one) => ({ ...one, metadata: { ...one.metadata, triggerOrder: 30 } })),
    })),
  ),
  change(
    'a workflow rule switched on',
    'Quotation__c workflow-rule',
    inAutomation('workflowRules', 'Quotation expired', () => ({ active: true })),
  ),
  change(
    'one condition of a workflow rule',
    'Account workflow-rule',
    inAutomation('workflowRules', 'Large (A) Account / Industry', ({ filters = [] }) => ({
      filters: filters.map((one, at) => (at === 1 ? { ...one, value: 'B' } : one)),
    })),
  ),
  change(
    'the entry of an approval process',
    'Quotation__c approval-process',
    inAutomation('approvalProcesses', 'Discount_Approval', () => ({ entry: { formula: 'Discount__c > 0.15' } })),
  ),
  change(
    'to whom a case goes',
    'Case assignment-rule',
    inAutomation('entryRules', 'Cases by fault', ({ entries }) => ({
      entries: entries.map((one) =>
        one.assignedTo === 'Service_Inbox' ? { ...one, assignedTo: 'Service_Emergency' } : one,
      ),
    })),
  ),
  change(
    'the template of an answer',
    'Case auto-response-rule',
    inAutomation('entryRules', 'Thank you', ({ entries }) => ({
      entries: entries.map((one) => ({ ...one, template: 'Service/Thanks' })),
    })),
  ),
  change(
    'an escalation rule switched off',
    'Case escalation-rule',
    inAutomation('entryRules', 'Standing machines', () => ({ active: false })),
  ),
  change(
    'the rule that finds duplicates',
    'Contact duplicate-rule',
    inAutomation('duplicateRules', 'Badges_once', () => ({ matchingRules: ['Same_Badge', 'Same_Name'] })),
  ),
  change(
    'how a field is matched',
    'Account matching-rule',
    inAutomation('matchingRules', 'Same_Company', ({ items }) => ({
      items: items.map((one) => (one.field === 'BillingCity' ? { ...one, method: 'Exact' } : one)),
    })),
  ),
];

const security: readonly Change[] = [
  change('one right on an object', 'Account object-access', inHolder('Credit_Control', rightsOn('Account', 'revm'))),
  change(
    'one field that may be edited',
    'Account field-access',
    inHolder('Acme Finance', ({ fields }) => ({
      fields: fields.map((one) => ({
        ...one,
        ...(one.object === 'Account' && { edit: ['Tax_Number__c'], readOnly: [...one.readOnly, 'Credit_Limit__c'] }),
      })),
    })),
  ),
  change(
    'one right that a group takes away',
    'Case object-access',
    inHolder('Field_Service_Muting', rightsOn('Case', '')),
  ),
  change('access to a custom metadata type', 'Country_Setting__mdt setup-access', (world) =>
    withSecurity(world, ({ entityAccess = [] }) => ({
      entityAccess: entityAccess.filter(
        ({ holder, entity }) => !(holder.endsWith('Sales_Basics') && entity.endsWith('mdt')),
      ),
    })),
  ),
  change(
    'one system permission',
    '(org) holder',
    inHolder('Acme Reader', ({ systemPermissions }) => ({ systemPermissions: [...systemPermissions, 'ManageUsers'] })),
  ),
  change('one user who left', '(org) assigned-users', (world) =>
    withSecurity(world, ({ assignments = [] }) => ({
      assignments: assignments.map((one) => (one.holder.endsWith('Driver') ? { ...one, active: true } : one)),
    })),
  ),
  change(
    'the organization-wide default',
    'Account sharing-model',
    inObject('Account', () => ({ sharing: { internal: 'Private', external: 'Read' } })),
  ),
  change(
    'what a sharing rule gives',
    'Opportunity sharing-rule',
    inMetadata('sharingRules', 'DACH_to_Finance', () => ({ access: 'Edit' as const })),
  ),
  change(
    'a restriction rule switched off',
    'Task restriction-rule',
    inMetadata('restrictionRules', 'Own_Tasks', () => ({ active: false })),
  ),
];

/** Single changes of acme, of every kind; together they leave a world that is whole. */
export const firstChanges: readonly Change[] = [...automation, ...security];

import type { WorldApprovalProcess, WorldEntryRule } from '../../../world/automation.ts';
import { duplicateRule, matchingRule, where, workflowRule } from '../../contents/rules.ts';

/** Workflow rules that nobody moved into a flow yet. */
export const workflowRules = [
  workflowRule({
    object: 'Account',
    name: 'Large (A) Account / Industry',
    description: 'Tells the "key account" team | by email.',
    filters: [where('Account.Industry', 'equals', 'Machinery'), where('Account.Customer_Class__c', 'equals', 'A')],
    booleanFilter: '1 AND 2',
    triggerType: 'onCreateOrTriggeringUpdate',
    actions: [{ name: 'Tell_Key_Accounts', type: 'Alert' }],
  }),
  workflowRule({
    object: 'Case',
    name: 'Downtime over a day',
    formula: 'AND(Downtime_Hours__c > 24, ISPICKVAL(Account.Industry, "Machinery"))',
    actions: [{ name: 'Set_Priority', type: 'FieldUpdate' }],
  }),
  workflowRule({
    object: 'Quotation__c',
    name: 'Quotation expired',
    active: false,
    filters: [where('Quotation__c.Expired__c', 'equals', 'True')],
    triggerType: 'onCreateOnly',
  }),
  workflowRule({ object: 'fieldkit__Route__c', name: 'Route done', namespace: 'fieldkit', formula: 'ISCHANGED(Name)' }),
];

export const approvalProcesses: readonly WorldApprovalProcess[] = [
  {
    object: 'Quotation__c',
    name: 'Discount_Approval',
    label: 'Discount approval',
    active: true,
    description: 'Above 12.5 % the sales director, above 20 % the board.',
    entry: { formula: 'Discount__c > 0.125' },
    steps: [
      { name: 'Sales_Director', label: 'Sales director', entry: null },
      { name: 'Board', label: 'Board', entry: { filters: [where('Quotation__c.Discount__c', 'greaterThan', '20')] } },
    ],
  },
  {
    object: 'Opportunity',
    name: 'Old_Approval',
    label: 'Approval of 2019',
    active: false,
    description: null,
    entry: { filters: [where('Opportunity.Amount', 'greaterThan', '100000')] },
    steps: [],
  },
];

export const entryRules: readonly WorldEntryRule[] = [
  {
    kind: 'assignment',
    object: 'Case',
    name: 'Cases by fault',
    active: true,
    entries: [
      {
        filters: [
          where('Case.Fault_Group__c', 'equals', 'Hydraulics'),
          where('Case.Machine_Stands__c', 'equals', 'True'),
        ],
        booleanFilter: '1 OR 2',
        assignedTo: 'Service_Emergency',
        assignedToType: 'Queue',
      },
      { formula: 'ISPICKVAL(Account.Industry, "Machinery")', assignedTo: 'admin@acme.example', assignedToType: 'User' },
      { assignedTo: 'Service_Inbox', assignedToType: 'Queue' },
    ],
  },
  {
    kind: 'assignment',
    object: 'Lead',
    name: 'Leads of 2020',
    active: false,
    entries: [
      { filters: [where('Lead.Sales_Region__c', 'equals', 'DACH')], assignedTo: 'Leads_DACH', assignedToType: 'Queue' },
    ],
  },
  {
    kind: 'auto-response',
    object: 'Case',
    name: 'Thank you',
    active: true,
    entries: [{ filters: [where('Case.Origin', 'equals', 'Web')], template: 'Service/Thank_you' }],
  },
  { kind: 'auto-response', object: 'Lead', name: 'Lead answer', active: false, entries: [] },
  {
    kind: 'escalation',
    object: 'Case',
    name: 'Standing machines',
    active: true,
    entries: [{ filters: [where('Case.Machine_Stands__c', 'equals', 'True')], minutesToEscalation: 240 }],
  },
];

export const matchingRules = [
  matchingRule({
    object: 'Account',
    name: 'Same_Company',
    label: 'Same company',
    description: 'Name and place, or the number of the ERP system.',
    booleanFilter: '(1 AND 2) OR 3',
    items: [
      { field: 'Name', method: 'CompanyName', blankValue: 'NullNotAllowed' },
      { field: 'BillingCity', method: 'City', blankValue: 'MatchBlanks' },
      { field: 'ERP_Customer_Number__c', method: 'Exact', blankValue: 'NullNotAllowed' },
    ],
  }),
  matchingRule({
    object: 'Contact',
    name: 'Same_Badge',
    label: 'Same badge',
    status: 'Inactive',
    items: [{ field: 'Badge_Number__c', method: 'Exact', blankValue: 'NullNotAllowed' }],
  }),
];

export const duplicateRules = [
  duplicateRule({
    object: 'Account',
    name: 'Companies_once',
    label: 'Companies once',
    description: 'Warns; Finance merges.',
    filter: { filters: [where('Account.Type', 'notEqual', 'Competitor')] },
    matchingRules: ['Same_Company'],
  }),
  duplicateRule({
    object: 'Contact',
    name: 'Badges_once',
    label: 'Badges once',
    active: false,
    matchingRules: ['Same_Badge'],
  }),
];

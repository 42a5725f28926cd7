import type { WorldFlow } from '../../../world/automation.ts';
import {
  assign,
  create,
  decide,
  filter,
  flow,
  formula,
  lookUp,
  onRecord,
  running,
  update,
  updateTrigger,
  version,
} from '../../contents/flow.ts';
import { otherFlows } from './other-flows.ts';

const dueTime = (priority: string) =>
  onRecord(
    {
      object: 'Case',
      when: 'RecordBeforeSave',
      on: 'CreateAndUpdate',
      filters: [filter('Machine_Stands__c', 'EqualTo', 'true'), filter('Priority', 'EqualTo', priority)],
    },
    {
      triggerOrder: 10,
      formulas: [formula('dueAt', 'DateTime', '{!$Record.CreatedDate} + 4/24')],
      recordUpdates: [updateTrigger('Set_due_time', [{ field: 'Due_at__c', value: { elementReference: 'dueAt' } }])],
    },
  );

/** Flows and processes, old and new, running and not. */
export const flows: readonly WorldFlow[] = [
  flow({
    name: 'Case_work_out_due_time',
    label: 'Case: work out due time',
    description: 'Starts the "four-hour clock" | of the service contract.\nThe draft waits for the new contract.',
    outOfDate: true,
    versions: [
      version(1, 'Obsolete', dueTime('Low')),
      version(2, 'Active', dueTime('High')),
      version(3, 'Draft', dueTime('Medium')),
    ],
  }),
  running(
    { name: 'Account_after_create', label: 'Account: welcome' },
    onRecord(
      {
        object: 'Account',
        when: 'RecordAfterSave',
        on: 'Create',
        filters: [filter('Industry', 'NotEqualTo', 'Other'), filter('Newsletter__pc', 'EqualTo', 'true')],
      },
      {
        decisions: [decide('Is_Machinery', '$Record.Industry', 'EqualTo', 'Machinery')],
        formulas: [formula('greeting', 'String', '"Dear " & {!$Record.Name} & " of " & TEXT({!$Record.Industry})')],
        recordLookups: [
          lookUp(
            'Find_Quotation',
            'Quotation__c',
            [filter('Account__c', 'EqualTo', '$Record.Id')],
            ['Id', 'Status__c'],
          ),
        ],
        recordCreates: [
          create('Call_them', 'Task', [assign('Subject', 'Call'), assign('Visit_Purpose__c', 'Acquisition')]),
        ],
      },
    ),
  ),
  running(
    { name: 'Account_after_update', label: 'Account: tell the ERP system' },
    onRecord(
      {
        object: 'Account',
        when: 'RecordAfterSave',
        on: 'Update',
        filterFormula: 'ISCHANGED({!$Record.Credit_Limit__c})',
        async: true,
      },
      {
        triggerOrder: 20,
        recordUpdates: [
          update(
            'Close_Quotations',
            'Quotation__c',
            [assign('Status__c', 'Expired')],
            [filter('Account__c', 'EqualTo', '$Record.Id'), filter('Status__c', 'EqualTo', 'Draft')],
          ),
        ],
      },
    ),
  ),
  running(
    { name: 'Opportunity_before_delete', label: 'Opportunity: keep quotations' },
    onRecord(
      { object: 'Opportunity', when: 'RecordBeforeDelete', on: 'Delete' },
      { recordUpdates: [update('Free', 'Quotation__c', [assign('ERP_Order_Number__c', '')], [])] },
    ),
  ),
  flow({
    name: 'Lead_score',
    label: 'Lead: score',
    description: 'Switched off since Marketing counts by itself.',
    versions: [
      version(
        1,
        'Obsolete',
        onRecord(
          { object: 'Lead', when: 'RecordBeforeSave', on: 'Update' },
          {
            recordUpdates: [updateTrigger('Score', [{ field: 'Score__c', value: { numberValue: 50 } }])],
          },
        ),
      ),
    ],
  }),
  ...otherFlows,
];

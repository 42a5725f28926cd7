import type { WorldFlow } from '../../../world/automation.ts';
import {
  assign,
  create,
  decide,
  filter,
  flow,
  lookUp,
  onRecord,
  processBuilder,
  running,
  update,
  updateTrigger,
  variable,
  version,
} from '../../contents/flow.ts';

/** What the clock, an event, a person, Process Builder or a package starts. */
export const otherFlows: readonly WorldFlow[] = [
  running(
    { name: 'Quotation_reminders', label: 'Quotation: nightly reminders' },
    {
      processType: 'AutoLaunchedFlow',
      start: {
        object: 'Quotation__c',
        triggerType: 'Scheduled',
        filterLogic: 'and',
        filters: [
          filter('Status__c', 'EqualTo', 'Sent'),
          filter('Valid_until__c', 'LessThanOrEqualTo', '$Flow.CurrentDate'),
        ],
        schedule: { frequency: 'Daily', startDate: '2026-01-01', startTime: '02:00:00.000Z' },
      },
      recordLookups: [
        lookUp('Read_Recipient', 'Contact', [filter('Id', 'EqualTo', '$Record.Recipient__c')], ['Email']),
      ],
    },
  ),
  running(
    { name: 'Machine_alert_opens_case', label: 'Machine alert: open case' },
    {
      processType: 'AutoLaunchedFlow',
      start: { object: 'Machine_Alert__e', triggerType: 'PlatformEvent' },
      decisions: [decide('Is_severe', '$Record.Error_Code__c', 'GreaterThan', '500')],
      recordLookups: [
        lookUp(
          'Find_Machine',
          'Asset',
          [filter('SerialNumber', 'EqualTo', '$Record.Serial_Number__c')],
          ['Id', 'AccountId'],
        ),
      ],
      recordCreates: [
        create('Open_Case', 'Case', [assign('AssetId', 'Find_Machine.Id'), assign('Machine_Stands__c', 'true')]),
      ],
    },
  ),
  running(
    { name: 'Report_a_visit', label: 'Report a visit' },
    {
      processType: 'Flow',
      screens: [{ name: 'Result', label: 'Result', fields: [{ name: 'Report', fieldType: 'LargeTextArea' }] }],
      variables: [variable('visit', 'Service_Visit__c', { isInput: true })],
      recordUpdates: [
        update(
          'Save',
          'Service_Visit__c',
          [assign('Report__c', 'Result.Report')],
          [filter('Id', 'EqualTo', 'visit.Id')],
        ),
      ],
    },
  ),
  running(
    { name: 'Contact_Process', label: 'Contact process', description: 'Process Builder: to be moved into a flow.' },
    processBuilder('Contact', {
      decisions: [decide('myDecision', 'myVariable_current.Role_in_Purchase__c', 'EqualTo', 'Decides')],
      recordUpdates: [
        update(
          'Touch_Account',
          'Account',
          [assign('Rating', 'Hot')],
          [filter('Id', 'EqualTo', 'myVariable_current.AccountId')],
        ),
      ],
    }),
  ),
  flow({
    name: 'Case_Process',
    label: 'Case process (old)',
    versions: [version(1, 'Obsolete', processBuilder('Case')), version(2, 'Draft', processBuilder('Case'))],
  }),
  running(
    { name: 'Plan_Route', label: 'Plan route', namespace: 'fieldkit', template: true, description: 'Of the package.' },
    onRecord(
      { object: 'fieldkit__Route__c', when: 'RecordAfterSave', on: 'CreateAndUpdate' },
      {
        recordUpdates: [updateTrigger('Measure', [assign('fieldkit__Mode__c', 'Fastest')])],
      },
    ),
  ),
];

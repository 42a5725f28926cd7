import { trigger } from '../../contents/rules.ts';

/** Apex that runs when records change. */
export const triggers = [
  trigger({
    object: 'Account',
    name: 'AccountTrigger',
    events: ['before insert', 'before update', 'after insert', 'after update', 'after undelete'],
  }),
  trigger({ object: 'Account', name: 'AccountOld', status: 'Inactive', apiVersion: 29, events: ['before delete'] }),
  trigger({
    object: 'Opportunity',
    name: 'OpportunityTrigger',
    events: ['after insert', 'after update', 'after delete'],
  }),
  trigger({ object: 'Quotation_Line__c', name: 'QuotationLineTrigger', events: ['before insert', 'before update'] }),
  trigger({ object: 'Machine_Alert__e', name: 'MachineAlertTrigger', events: ['after insert'] }),
  trigger({ object: 'Task', name: 'TaskTrigger', events: ['before insert'] }),
  trigger({
    object: 'Account',
    name: 'RouteTrigger',
    namespace: 'fieldkit',
    apiVersion: 55,
    events: ['after update'],
  }),
  trigger({ object: 'fieldkit__Route_Stop__c', name: 'StopTrigger', namespace: 'fieldkit', events: ['before insert'] }),
];

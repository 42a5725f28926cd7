import type {
  WorldChannel,
  WorldChannelMember,
  WorldGlobalValueSet,
  WorldPackage,
  WorldQueue,
} from '../../../world/metadata.ts';
import { REGIONS } from '../shared.ts';

export const globalValueSets: readonly WorldGlobalValueSet[] = [
  {
    name: 'Sales_Regions',
    label: 'Sales | regions',
    namespace: null,
    description: 'Used by accounts and leads.',
    values: Object.keys(REGIONS),
  },
  { name: 'Colors', label: 'Colors', namespace: 'fieldkit', description: null, values: ['Red', 'Green'] },
];

export const channels: readonly WorldChannel[] = [
  { name: 'ERP_Channel', label: 'ERP channel', type: 'data', eventType: null },
  { name: 'Machines_Channel', label: 'Machines', type: 'event', eventType: 'custom' },
];

/** Change data capture is on for what is a member of ChangeEvents. */
export const channelMembers: readonly WorldChannelMember[] = [
  { name: 'ChangeEvents_AccountChangeEvent', channel: 'ChangeEvents', entity: 'AccountChangeEvent', filter: null },
  {
    name: 'ERP_Channel_Quotation_ChangeEvent',
    channel: 'ERP_Channel__chn',
    entity: 'Quotation__ChangeEvent',
    filter: "Status__c = 'Accepted'",
  },
  {
    name: 'Machines_Channel_Machine_Alert',
    channel: 'Machines_Channel__chn',
    entity: 'Machine_Alert__e',
    filter: null,
  },
];

export const queues: readonly WorldQueue[] = [
  { name: 'Service_Emergency', label: 'Service: "emergency" | 24 h', objects: ['Case', 'Service_Visit__c'] },
  { name: 'Service_Inbox', label: 'Service inbox', objects: ['Case'] },
  { name: 'Leads_DACH', label: 'Leads DACH', objects: ['Lead'] },
];

export const packages: readonly WorldPackage[] = [
  { namespace: 'fieldkit', name: 'Field Kit', version: [4, 12, 0, 3] },
  { namespace: null, name: 'Acme Unlocked Tools', version: [1, 0, 2, 1] },
];

import type { WorldBusinessProcess, WorldRecordType } from '../../../world/metadata.ts';

const type = (
  spec: Partial<WorldRecordType> & Pick<WorldRecordType, 'object' | 'name' | 'label'>,
): WorldRecordType => ({
  namespace: null,
  active: true,
  description: null,
  businessProcess: null,
  picklists: [],
  ...spec,
});

export const recordTypes: readonly WorldRecordType[] = [
  type({
    object: 'Account',
    name: 'Customer',
    label: 'Customer',
    description: 'Buys from us.\nMost accounts | "the rest" are suppliers.',
    picklists: [
      { field: 'Industry', values: ['Machinery', 'Construction', 'Chemicals'], defaultValue: 'Machinery' },
      { field: 'Customer_Class__c', values: ['A', 'B', 'C'] },
    ],
  }),
  type({
    object: 'Account',
    name: 'Supplier',
    label: 'Supplier',
    picklists: [{ field: 'Industry', values: ['Machinery', 'Transportation'] }],
  }),
  type({ object: 'Account', name: 'PersonAccount', label: 'Person Account' }),
  type({ object: 'Account', name: 'Competitor', label: 'Competitor', active: false }),
  type({
    object: 'Opportunity',
    name: 'Machine',
    label: 'Machine Sale',
    businessProcess: 'Machine_Sales',
    picklists: [{ field: 'Business_Line__c', values: ['New Machine', 'Retrofit'], defaultValue: 'New Machine' }],
  }),
  type({ object: 'Opportunity', name: 'Service', label: 'Service Contract', businessProcess: 'Service_Sales' }),
  type({
    object: 'Case',
    name: 'Repair',
    label: 'Repair',
    businessProcess: 'Repairs',
    picklists: [{ field: 'Fault_Group__c', values: ['Hydraulics', 'Electrics', 'Control'] }],
  }),
  type({ object: 'fieldkit__Route__c', name: 'Daily', label: 'Daily Route', namespace: 'fieldkit' }),
];

const process = (
  spec: Partial<WorldBusinessProcess> & Pick<WorldBusinessProcess, 'object' | 'name' | 'values'>,
): WorldBusinessProcess => ({ namespace: null, active: true, description: null, ...spec });

export const businessProcesses: readonly WorldBusinessProcess[] = [
  process({
    object: 'Opportunity',
    name: 'Machine_Sales',
    description: 'From the first visit to the order.',
    values: ['Prospecting', 'Qualification', 'Proposal/Price Quote', 'Closed Won', 'Closed Lost'],
  }),
  process({ object: 'Opportunity', name: 'Service_Sales', values: ['Qualification', 'Closed Won', 'Closed Lost'] }),
  process({ object: 'Case', name: 'Repairs', values: ['New', 'Working', 'Closed'] }),
  process({ object: 'Lead', name: 'Fairs', active: false, values: ['Open - Not Contacted', 'Closed - Converted'] }),
];

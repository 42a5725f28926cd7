import { inDetails, inField, inMetadata, inObject, type Change } from './changes.ts';

const change = (what: string, where: string | readonly string[], apply: Change['apply']): Change => ({
  ...{ what, in: [where].flat(), apply },
});

const pages: readonly Change[] = [
  change(
    'one value that a record type offers',
    'Account record-type',
    inMetadata('recordTypes', 'Supplier', () => ({ picklists: [{ field: 'Industry', values: ['Machinery'] }] })),
  ),
  change(
    'one value of a process',
    'Case business-process',
    inMetadata('businessProcesses', 'Repairs', () => ({ values: ['New', 'Closed'] })),
  ),
  change('one profile that sees a layout', 'Case layout', (world) => ({
    ...world,
    metadata: {
      ...world.metadata,
      profileLayouts: (world.metadata?.profileLayouts ?? []).filter(
        ({ layout, profile }) => !(layout === 'Repair Layout' && profile === 'Standard User'),
      ),
    },
  })),
  change(
    'a field on a layout',
    ['Task layout', 'Task usage'],
    inMetadata('layouts', 'Task Layout', ({ sections }) => ({
      sections: sections.map((one) => ({ ...one, fields: [...one.fields, ['Priority', 'Edit'] as const] })),
    })),
  ),
  change(
    'the order of a compact layout',
    'Quotation__c compact-layout',
    inMetadata('compactLayouts', 'Quotation_Compact', ({ fields }) => ({ fields: [...fields].reverse() })),
  ),
  change(
    'where an app shows a page',
    'Quotation__c lightning-page',
    inMetadata('apps', 'Acme_Sales', (app) => ({
      pages: app.pages.map((one) => (one.object === 'Quotation__c' ? { ...one, formFactor: 'Small' as const } : one)),
    })),
  ),
  change(
    'a field that may be added to a field set',
    'Account field-set',
    inMetadata('fieldSets', 'Credit_Check', () => ({ available: ['Industry'] })),
  ),
  change(
    'the type of a quick action',
    'Quotation__c quick-action',
    inMetadata('quickActions', 'Accept', () => ({ type: 'Create' as const })),
  ),
  change(
    'the label of a list view',
    'Account list-view',
    inMetadata('listViews', 'Machinery', () => ({ label: 'Machinery' })),
  ),
];

const values: readonly Change[] = [
  change(
    'a lookup filter that becomes optional',
    'Account lookup-filter',
    inDetails('Account', 'Key_Account_Manager__c', (details) => ({
      ...details,
      ...(details.lookupFilter && { lookupFilter: { ...details.lookupFilter, optional: true } }),
    })),
  ),
  change(
    'one country that is in two regions',
    'Account dependent-picklist',
    inField('Account', 'Country__c', ({ picklist }) => ({
      picklist: picklist && {
        ...picklist,
        values: picklist.values.map((one) => (one.value === 'Austria' ? { ...one, validFor: [0, 3] } : one)),
      },
    })),
  ),
  change(
    'a format of numbers',
    'Quotation__c auto-number',
    inDetails('Quotation__c', 'Name', (details) => ({ ...details, displayFormat: 'Q-{0000}' })),
  ),
  change(
    'how a field is encrypted',
    'Contact encryption',
    inDetails('Contact', 'Badge_Number__c', (details) => ({ ...details, encryptionScheme: 'ProbabilisticEncryption' })),
  ),
  change(
    'a field whose changes are kept',
    'Account history-tracking',
    inField('Account', 'Industry', () => ({ historyTracked: true })),
  ),
  change(
    'the filter of an event',
    'Quotation__c event-channel',
    inMetadata('channelMembers', 'ERP_Channel_Quotation_ChangeEvent', () => ({ filter: "Status__c = 'Sent'" })),
  ),
  change(
    'an object that a queue no longer owns',
    'Service_Visit__c queue',
    inMetadata('queues', 'Service_Emergency', () => ({ objects: ['Case'] })),
  ),
  change(
    'one value of a global value set',
    '(org) global-value-set',
    inMetadata('globalValueSets', 'Colors', () => ({ values: ['Red', 'Blue'] })),
  ),
  change(
    'the type of a custom setting',
    'Service_Defaults__c custom-setting',
    inObject('Service_Defaults__c', () => ({ settingType: 'List' })),
  ),
  change(
    'the version of a package',
    '(org) package',
    inMetadata('packages', 'Field Kit', () => ({ version: [4, 12, 0, 4] as const })),
  ),
];

const numbers: readonly Change[] = [
  change(
    'the number of records',
    ['Campaign record-count', 'Campaign fill-rate'],
    inObject('Campaign', () => ({ recordCount: 213 })),
  ),
  change(
    'a field that is worked out',
    'Product2 fill-rate',
    inField('Product2', 'ProductCode', () => ({ calculated: true })),
  ),
  change('one row of the dependency API', 'Account usage', (world) => ({
    ...world,
    dependencies: (world.dependencies ?? []).filter(
      ({ from, to }) => !(from.name === 'AccountTrigger' && to.id === 'Account'),
    ),
  })),
  change(
    'a field of a roll-up',
    'Account roll-up',
    inDetails('Account', 'Won_Amount__c', (details) => ({
      ...details,
      ...(details.rollUp && { rollUp: { ...details.rollUp, operation: 'max' } }),
    })),
  ),
];

/** Single changes of what shapes pages and values at Acme, and of its numbers. */
export const secondChanges: readonly Change[] = [...pages, ...values, ...numbers];

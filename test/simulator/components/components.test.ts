import { describe, expect, it } from 'vitest';
import { componentsOf } from '../components.ts';
import type { Component } from '../components.ts';
import { idOf } from '../world/identity.ts';
import { worlds } from '../worlds/index.ts';

const acme = worlds.acme();
const { byId, members } = componentsOf(acme);
const of = (type: string, ...names: string[]): Component[] => [...members(type, names)];
const named = (list: readonly Component[], fullName: string, type?: string): Component | undefined =>
  list.find((one) => one.fullName === fullName && (type === undefined || one.type === type));

describe('the components of acme', () => {
  it('are found by ids of 15 and of 18 characters, and only as what they are', () => {
    const id = idOf('ValidationRule', 'Opportunity.Account_Owner_is_of_Acme');
    const formula = 'NOT(CONTAINS(Account.Owner.Email, "@acme.example"))';
    expect(byId('ValidationRule', id)?.metadata).toMatchObject({ errorConditionFormula: formula, active: true });
    expect(byId('ValidationRule', id.slice(0, 15))).toEqual(byId('ValidationRule', id));
    expect(byId('RecordType', id)).toBeUndefined();
    expect(byId('constructor', id)).toBeUndefined();
  });

  it('are hidden where a package brought them', () => {
    const hidden = [
      byId('ValidationRule', idOf('ValidationRule', 'Account.fieldkit__Route_needs_Position')),
      byId('Flow', idOf('Flow', 'fieldkit__Plan_Route-1')),
      byId('WorkflowRule', idOf('WorkflowRule', 'fieldkit__Route__c.fieldkit__Route done')),
    ];
    expect(hidden.map((one) => one?.metadata)).toEqual([null, null, null]);
  });

  it('of an object stand in one file, fields of activities and persons where they are kept', () => {
    const account = of('CustomObject', 'Account');
    expect(new Set(account.map(({ file }) => file))).toEqual(new Set(['objects/Account.object']));
    expect(account[0]).toMatchObject({ type: 'CustomObject', metadata: { sharingModel: 'Private' } });
    expect(named(account, 'Account.Newsletter__pc')).toBeUndefined();
    expect(named(of('CustomObject', 'Contact'), 'Contact.Newsletter__c')).toBeDefined();
    expect(named(of('CustomObject', 'Task'), 'Task.Visit_Purpose__c')).toBeUndefined();
    expect(named(of('CustomObject', 'Activity'), 'Activity.Visit_Purpose__c')).toBeDefined();
    expect(new Set(account.map(({ type }) => type))).toEqual(
      new Set(['CustomObject', 'CompactLayout', 'CustomField', 'FieldSet', 'ListView', 'RecordType', 'ValidationRule']),
    );
  });

  it('leave standard objects out of all', () => {
    const files = new Set(of('CustomObject', '*').map(({ file }) => file));
    expect(files).toContain('objects/Quotation__c.object');
    expect(files).toContain('objects/Country_Setting__mdt.object');
    expect([...files].filter((file) => !/__(c|mdt|e|b|x)\.object$/.test(file ?? ''))).toEqual([]);
  });

  it('tell what only the metadata of a field tells', () => {
    const account = of('CustomObject', 'Account', 'Service_Defaults__c', 'Quotation__c', 'Contact');
    const metadata = (name: string) => named(account, name)?.metadata;
    expect(metadata('Account.Won_Amount__c')).toMatchObject({
      type: 'Summary',
      summaryForeignKey: 'Opportunity.AccountId',
      summarizedField: 'Opportunity.Amount',
      summaryOperation: 'sum',
      summaryFilterItems: [{ field: 'Opportunity.IsWon' }],
    });
    expect(metadata('Account.Key_Account_Manager__c')).toMatchObject({ lookupFilter: { booleanFilter: '1 AND 2' } });
    expect(metadata('Account.Home_Plant__c')).toMatchObject({ deleteConstraint: 'Restrict', referenceTo: 'Plant__c' });
    expect(metadata('Account.Sales_Region__c')).toMatchObject({ valueSet: { valueSetName: 'Sales_Regions' } });
    expect(metadata('Account.Tax_Number__c')).toMatchObject({ type: 'EncryptedText', maskType: 'lastFour' });
    expect(metadata('Contact.Badge_Number__c')).toMatchObject({ encryptionScheme: expect.any(String) });
    expect(metadata('Service_Defaults__c')).toMatchObject({ customSettingsType: 'Hierarchy' });
    expect(metadata('Quotation__c')).toMatchObject({
      nameField: { type: 'AutoNumber', displayFormat: 'Q-{YYYY}-{000000}' },
    });
  });

  it('name the values of picklists by fullName in a retrieve and by valueName in Tooling', () => {
    const field = named(of('CustomObject', 'Account'), 'Account.Customer_Class__c');
    const first = 'valueSet.valueSetDefinition.value.0';
    expect(field?.metadata).toHaveProperty(`${first}.fullName`, 'A');
    expect(byId('CustomField', String(field?.id))?.metadata).toHaveProperty(`${first}.valueName`, 'A');
    const country = named(of('CustomObject', 'Account'), 'Account.Country__c');
    expect(country?.metadata).toHaveProperty('valueSet.valueSettings.0', {
      controllingFieldValue: ['DACH'],
      valueName: 'Germany',
    });
    const process = named(of('CustomObject', 'Opportunity'), 'Opportunity.Machine_Sales');
    expect(JSON.stringify(process?.metadata)).toContain('"fullName":"Proposal%2FPrice Quote"');
  });

  it('encode names where files are named by them', () => {
    expect(of('Layout', '*').map(({ file }) => file)).toContain(
      'layouts/Account-Supplier %28new%29 %26 Partner 100%25.layout',
    );
    const [file, rule] = of('Workflow', 'Account');
    expect(file).toMatchObject({ type: 'Workflow', fullName: 'Account', file: 'workflows/Account.workflow' });
    expect(rule?.fullName).toBe('Account.Large %28A%29 Account %2F Industry');
  });

  it('have the latest version of a flow in a retrieve, and every version in Tooling', () => {
    expect(of('Flow', 'Case_work_out_due_time')).toMatchObject([
      { fullName: 'Case_work_out_due_time', metadata: { status: 'Draft' } },
    ]);
    const second = byId('Flow', idOf('Flow', 'Case_work_out_due_time-2'));
    expect(second).toMatchObject({ fullName: 'Case_work_out_due_time-2', metadata: { status: 'Active' } });
  });

  it('assign record pages by app, profile and record type', () => {
    expect(named(of('CustomApplication', '*'), 'Acme_Sales')?.metadata).toMatchObject({
      actionOverrides: [{ content: 'Quotation_Record_Page', pageOrSobjectType: 'Quotation__c' }],
      profileActionOverrides: [
        { content: 'Account_Finance_Page', profile: 'Acme Finance', recordType: 'Account.Customer' },
      ],
    });
    expect(of('CustomObject', 'Account')[0]?.metadata).toMatchObject({
      actionOverrides: [{ content: 'Account_Record_Page' }, { formFactor: 'Small' }],
    });
  });

  it('keep the rules of an object in one file', () => {
    expect(of('AssignmentRules', 'Case')[0]?.metadata).toMatchObject({
      assignmentRule: [{ fullName: 'Cases by fault', ruleEntry: [{ booleanFilter: '1 OR 2' }, {}, {}] }],
    });
    expect(of('AutoResponseRules', '*').map(({ fullName }) => fullName)).toEqual(['Case', 'Lead']);
    expect(of('EscalationRules', '*')).toHaveLength(1);
    expect(of('SharingRules', 'Account')[0]?.metadata).toMatchObject({
      sharingCriteriaRules: [{ fullName: 'Machinery_to_Sales', sharedTo: { roleAndSubordinates: 'Sales_Director' } }],
      sharingOwnerRules: [],
    });
  });
});

describe('the components of the largest world', () => {
  it('are found among 60,000 fields, and stand side by side in their files', () => {
    const world = worlds.grown({});
    const components = componentsOf(world);
    const written: (string | null)[] = [];
    let parts = 0;
    for (const { file } of components.members('CustomObject', ['*', 'Account'])) {
      parts += 1;
      if (file !== written.at(-1)) written.push(file);
    }
    expect(new Set(written).size).toBe(written.length);
    expect(parts).toBeGreaterThan(10_000);
    const rules = [...components.members('Workflow', ['*'])].filter(({ type }) => type === 'WorkflowRule');
    expect(rules).toHaveLength(250);
  });
});

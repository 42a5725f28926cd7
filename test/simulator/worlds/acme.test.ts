import { describe, expect, it } from 'vitest';
import { worlds } from './index.ts';

const world = worlds.acme();
const field = (object: string, name: string) =>
  world.objects.find((one) => one.name === object)?.fields.find((one) => one.name === name);

describe('Acme', () => {
  it('is an Enterprise Edition in English', () => {
    expect(world.org).toMatchObject({ name: 'Acme Manufacturing', organizationType: 'Enterprise Edition' });
    expect(world.org.id).toMatch(/^00D\w{15}$/);
    expect(world.org.languageLocaleKey).toBe('en_US');
  });

  it('sells to persons and in several currencies', () => {
    expect(field('Account', 'IsPersonAccount')).toBeDefined();
    expect(field('Account', 'Preferred_Language__pc')).toMatchObject({ custom: true });
    expect(field('Account', 'LastName')).toMatchObject({ compoundFieldName: 'Name' });
    expect(field('Quotation__c', 'CurrencyIsoCode')).toMatchObject({ type: 'picklist', length: 3 });
  });

  it('hides three fields from the analyst', () => {
    expect(world.users['analyst']?.hiddenFields).toHaveLength(3);
  });

  it('writes labels into the data types of its lookups', () => {
    expect(field('Quotation__c', 'Recipient__c')?.dataType).toBe('Lookup(Contact)');
    expect(field('Quotation_Line__c', 'Product__c')?.dataType).toBe('Lookup(Product)');
    expect(field('Quotation_Line__c', 'Quotation__c')?.dataType).toBe('Master-Detail(Quotation)');
  });

  it('has junctions, roll-ups, dependent picklists and links to another system', () => {
    const orders = world.objects
      .find((one) => one.name === 'Technician_Certification__c')
      ?.fields.flatMap((one) => one.reference?.relationshipOrder ?? []);
    expect(orders).toEqual([0, 1]);
    expect(field('Quotation__c', 'Total__c')?.dataType).toBe('Roll-Up Summary (SUM Quotation Line)');
    expect(field('Account', 'Country__c')?.picklist?.controller).toBe('Sales_Region__c');
    expect(field('Case', 'ERP_Invoice__c')).toMatchObject({ extraTypeInfo: 'externallookup', type: 'reference' });
    expect(field('ERP_Invoice__x', 'Customer__c')?.extraTypeInfo).toBe('indirectlookup');
  });

  it('uses the industry of an account in a formula, a flow, a layout, a sharing rule and a validation rule', () => {
    const { automation = {}, metadata = {} } = world;
    const account = world.objects.find((one) => one.name === 'Account');
    const uses = {
      formula: account?.fields.some(({ formula }) => /\bIndustry\b/.test(formula ?? '')),
      flow: automation.flows?.some(({ versions }) => JSON.stringify(versions).includes('$Record.Industry')),
      layout: metadata.layouts?.some(({ sections }) =>
        sections.some(({ fields }) => fields.some(([name]) => name === 'Industry')),
      ),
      sharing: metadata.sharingRules?.some((rule) => JSON.stringify(rule).includes('"Industry"')),
      validation: automation.validationRules?.some(({ formula }) => formula.includes('TEXT(Industry)')),
    };
    expect(uses).toEqual({ formula: true, flow: true, layout: true, sharing: true, validation: true });
  });

  it('has a flow of three versions, of which the second runs', () => {
    const versions = world.automation?.flows?.find(({ name }) => name === 'Case_work_out_due_time')?.versions;
    expect(versions?.map(({ status }) => status)).toEqual(['Obsolete', 'Active', 'Draft']);
  });

  it('has what is switched off, and what a package hides, of each kind', () => {
    const { approvalProcesses, duplicateRules, entryRules, triggers, validationRules, workflowRules } =
      world.automation ?? {};
    for (const list of [approvalProcesses, duplicateRules, entryRules, validationRules, workflowRules]) {
      expect(new Set(list?.map(({ active }) => active))).toEqual(new Set([true, false]));
    }
    expect(new Set(triggers?.map(({ status }) => status))).toEqual(new Set(['Active', 'Inactive']));
    for (const list of [triggers, validationRules, workflowRules, world.automation?.flows]) {
      expect(list?.some(({ namespace }) => namespace === 'fieldkit')).toBe(true);
    }
  });

  it('has the users whose rights make a difference', () => {
    const rights = Object.fromEntries(
      Object.entries(world.users).map(([name, { modifyMetadata, reads, viewSetup }]) => [
        name,
        { modifyMetadata, viewSetup, reads: reads === 'all' ? reads : reads.length > 0 },
      ]),
    );
    expect(rights).toEqual({
      admin: { modifyMetadata: true, viewSetup: true, reads: 'all' },
      analyst: { modifyMetadata: false, viewSetup: true, reads: true },
      noMetadata: { modifyMetadata: false, viewSetup: true, reads: 'all' },
      noSetup: { modifyMetadata: false, viewSetup: false, reads: true },
      restricted: { modifyMetadata: false, viewSetup: true, reads: false },
      setupOnly: { modifyMetadata: false, viewSetup: true, reads: false },
    });
  });
});

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
});

import type { World } from '../../world.ts';
import type { DependencyEnd, WorldDependency } from '../../world/dependency.ts';
import { codeEnd, componentEnd, endNamed } from '../contents/dependency-ends.ts';
import { derivedDependencies } from '../contents/derive-dependencies.ts';

/** What uses what at Acme: what the org finds by itself, and what code names. */
export function dependencies(world: World): readonly WorldDependency[] {
  return [...derivedDependencies(world), ...inCode.flatMap(([from, to]) => to.map((name) => row(world, from, name)))];
}

const row = (world: World, from: DependencyEnd, to: string): WorldDependency => ({ from, to: endNamed(world, to) });

const inCode: readonly (readonly [DependencyEnd, readonly string[]])[] = [
  [
    codeEnd('ApexClass', 'QuotationController'),
    ['Quotation__c', 'Quotation__c.Discount__c', 'Account.Credit_Limit__c'],
  ],
  [codeEnd('ApexClass', 'RouteService', 'fieldkit'), ['fieldkit__Route__c', 'Account.fieldkit__Last_Visit__c']],
  [codeEnd('ApexTrigger', 'AccountTrigger'), ['Account', 'Account.ERP_Customer_Number__c']],
  [codeEnd('LightningComponentBundle', 'creditCheck'), ['Account.Credit_Left__c', 'Account.Preferred_Language__pc']],
  [
    componentEnd('FlexiPage', 'Account_Finance_Page', { name: 'Account_Finance_Page', namespace: null }),
    ['Account', 'Account.Tax_Number__c'],
  ],
];

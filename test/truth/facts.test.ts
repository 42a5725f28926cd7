import { beforeAll, describe, expect, it } from 'vitest';
import { worlds } from '../simulator/worlds/index.ts';
import { firstChanges } from './acme-changes.ts';
import { secondChanges } from './acme-page-changes.ts';
import { inAutomation, inMetadata } from './changes.ts';
import { differences, report, toldBy, type Cells } from './cells.ts';
import { expectedOf } from './expected/index.ts';
import { build, factsIn } from './library.ts';

const acme = worlds.acme({});
const changes = [...firstChanges, ...secondChanges];

describe('a complete library', () => {
  it.each([
    ['grown', worlds.grown({ size: 300, seed: 2 })],
    ['hostile', worlds.hostile({})],
    ['acme with every change of these tests', changes.reduce((world, { apply }) => apply(world), acme)],
  ])('says of %s what the world has, cell by cell, and nothing more', async (_, world) => {
    const { library, run } = await build({ world });
    expect(run.status).toBe(0);
    expect(report(differences(expectedOf(world), toldBy(library)))).toEqual([]);
  });
});

describe('the library of acme', () => {
  let told: Cells;
  let library: Awaited<ReturnType<typeof build>>['library'];
  beforeAll(async () => {
    ({ library } = await build({ world: acme }));
    told = toldBy(library);
  });

  it('says what the world has, cell by cell, and nothing more', () => {
    expect(report(differences(expectedOf(acme), told))).toEqual([]);
    expect([...told.values()].reduce((sum, cells) => sum + cells.size, 0)).toBeGreaterThan(3000);
  });

  it.each(changes)('would be found wrong by $what', ({ apply, in: where }) => {
    expect([...differences(expectedOf(apply(acme)), told).keys()].sort()).toEqual([...where].sort());
  });

  it('finds every use of a standard field: in a formula, a flow, a layout, a sharing rule, and wherever else', () => {
    const uses = factsIn(library, 'Account', 'usage').filter(({ details }) => details['field'] === 'Industry');
    expect(uses.map(({ details }) => `${String(details['source'])}: ${String(details['component'])}`).sort()).toEqual([
      'assignment-rule: Case.Cases by fault',
      'compact-layout: Account.Customer_Compact',
      'flow: Account_after_create',
      'formula: Account.Industry_Group__c',
      'layout: Account.Account Layout',
      'lightning-page: Account.Account_Record_Page',
      'record-type: Account.Customer',
      'record-type: Account.Supplier',
      'sharing-rule: Account.Machinery_to_Sales',
      'validation-rule: Account.Region_for_Industry',
      'validation-rule: Quotation__c.Discount_needs_Approval',
      'workflow-rule: Account.Large (A) Account / Industry',
      'workflow-rule: Case.Downtime over a day',
    ]);
  });
});

describe('a profile that the Metadata API calls otherwise', () => {
  // System Administrator is Admin there; layouts and holders have the name that people see.
  it('is called by one name in the assignments of layouts and of Lightning pages', async () => {
    const world = inMetadata('apps', 'Acme_Sales', ({ pages }) => ({
      pages: pages.map((one) => ({ ...one, profile: 'System Administrator' })),
    }))(acme);
    const { library } = await build({ world, with: ['metadata'] });
    const [page] = factsIn(library, 'Account', 'lightning-page');
    expect(page?.details['assignments']).toMatchObject([{ profile: 'System Administrator' }]);
  });
});

describe('the conditions of approval steps', () => {
  it('are uses of the fields that they name', async () => {
    const world = inAutomation('approvalProcesses', 'Discount_Approval', ({ steps }) => ({
      steps: steps.map((one) => ({
        ...one,
        entry: { filters: [{ field: 'Quotation__c.Valid_until__c', operation: 'equals', value: 'TODAY' }] },
      })),
    }))(acme);
    const { library } = await build({ world, with: ['usage'] });
    const uses = factsIn(library, 'Quotation__c', 'usage').map(({ key }) => key);
    expect(uses).toContain(
      'usage:Quotation__c.Valid_until__c.ApprovalProcess..Quotation__c.Discount_Approval.approval-process',
    );
  });
});

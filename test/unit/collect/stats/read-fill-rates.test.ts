import { describe, expect, it } from 'vitest';
import { readFillRates, type FillTask } from '../../../../src/collect/stats/read-fill-rates.ts';
import type { Answer, CountAsk, Counts } from '../../../../src/salesforce/org.ts';
import type { ObjectStats, SObject } from '../../../../src/model/schema.ts';
import { failed, fakeOrg, refused, rows } from '../fake-org.ts';
import { field, sobject } from '../../sample-schema.ts';
import { beside } from '../sample-scope.ts';

const fields = [
  field('Name', { required: true }),
  field('Industry'),
  field('Notes__c', { type: 'textarea' }), // COUNT() does not take it
  field('Active__c', { type: 'boolean' }),
  field('Score__c', { calculated: true, formula: '1' }),
  field('Hot__c', { type: 'boolean', calculated: true, formula: 'TRUE' }),
  field('Total__c', { calculated: true }),
];
const account = sobject('Account', { fields });
const undated: SObject = { ...account, fields: account.fields.filter(({ name }) => name !== 'CreatedDate') };
const countable = ['Id', 'Name', 'Industry', 'Active__c', 'Score__c', 'Total__c', 'CreatedById', 'CreatedDate'];

type Task = { readonly [name in keyof FillTask]?: FillTask[name] } & {
  readonly count?: number | null;
  readonly object?: SObject;
  readonly answer?: (ask: CountAsk) => Answer<Counts>;
  readonly viewAll?: boolean;
};

async function read({ count = 10, object = account, answer, viewAll = true, ...more }: Task) {
  const { org, asked } = fakeOrg({
    list: ({ from }) => (from === 'UserPermissionAccess' ? rows({ PermissionsViewAllData: viewAll }) : rows()),
    countFilled: answer ?? (({ fields: names }) => counted(10, Object.fromEntries(names.map((name) => [name, 4])))),
  });
  const recordCount: ObjectStats['recordCount'] = count === null ? null : { value: count, source: 'recordCount' };
  let steps = 0;
  const found = await readFillRates(org, {
    objects: new Map([[object.name, object]]),
    described: new Map([[object.name, beside({ countable })]]),
    stats: { [object.name]: { recordCount } },
    maxRows: 1000,
    userId: '005000000000001AAA',
    progress: () => void (steps += 1),
    ...more,
  });
  return { ...found, rates: found.stats['Account']?.fields, asked: asked.counts, lists: asked.lists, steps };
}

function counted(total: number, filled: Readonly<Record<string, number>>): Answer<Counts> {
  const all = Object.entries(filled).map(([name, count]) => [name, { filled: count, total }] as const);
  return { value: { total, fields: new Map(all) } };
}

const timeout = failed('QUERY_TIMEOUT');
const unknown = Object.fromEntries(account.fields.map(({ name }) => [name, null]));

describe('fill rates', () => {
  it('count what can be empty and counted, in one question', async () => {
    const { asked, steps } = await read({});
    expect(asked).toEqual([{ object: 'Account', fields: ['CreatedById', 'CreatedDate', 'Industry'] }]);
    expect(steps).toBe(1);
  });

  it('are known without a question of required fields and checkboxes, and unknown of formulas and long texts', async () => {
    const { rates, gaps, failed: unfinished, stats } = await read({});
    const rate = { total: 10, sampled: false, scope: 'all' };
    expect(rates).toMatchObject({
      Id: { ...rate, filled: 10 },
      Name: { ...rate, filled: 10 },
      Active__c: { ...rate, filled: 10 },
      Industry: { ...rate, filled: 4 },
      ...{ Notes__c: null, Score__c: null, Hot__c: null, Total__c: null },
    });
    expect(Object.keys(rates ?? {})).toEqual(account.fields.map(({ name }) => name));
    expect(stats['Account']?.recordCount).toEqual({ value: 10, source: 'recordCount' });
    expect([gaps.size, unfinished]).toEqual([0, []]);
  });

  it('have the total of the query that counted them, and are unknown where it counted none', async () => {
    const value: Counts = { total: 12, fields: new Map([['Industry', { filled: 4, total: 11 }]]) };
    const { rates } = await read({ answer: () => ({ value }) });
    expect(rates).toMatchObject({ Industry: { filled: 4, total: 11 }, Name: { total: 12 }, CreatedDate: null });
  });
});

describe('objects whose records are not looked at', () => {
  it.each([
    ['that are empty', { count: 0 }, {}, undefined],
    ['of an unknown number', { count: null }, unknown, /^NOT_COUNTED: the org gives no record count/],
    ['that describe does not show', { described: new Map() }, unknown, /^NOT_COUNTED: describe/],
    ['that are many, and have no date', { count: 1001, object: undated }, undefined, /^NOT_COUNTED: .*no CreatedDate/],
  ] as const)('%s', async (_, task, expected, reason) => {
    const { rates, asked, gaps, failed: unfinished } = await read(task);
    expect([asked, unfinished]).toEqual([[], []]);
    if (expected) expect(rates).toEqual(expected);
    else expect(Object.values(rates ?? {}).every((rate) => rate === null)).toBe(true);
    if (reason)
      expect(gaps.get('Account')).toMatchObject([{ kind: 'fill-rate', reason: expect.stringMatching(reason) }]);
    else expect(gaps.size).toBe(0);
  });
});

describe('many records', () => {
  it('are counted by a window of time, and marked', async () => {
    const { asked, rates } = await read({ count: 1001 });
    expect(asked.map(({ days }) => days)).toEqual([90]);
    expect(rates?.['Industry']).toMatchObject({ sampled: true });
    expect((await read({ count: 1000 })).asked.map(({ days }) => days)).toEqual([undefined]);
  });

  it.each([
    ['of many', 1001, account, [90, 45]],
    ['of few', 1000, account, [undefined, 90]],
  ])('a query %s that takes too long is narrowed once', async (_, count, object, days) => {
    const narrow = ({ days: asked }: CountAsk) => (asked === days[1] ? counted(3, { Industry: 2 }) : timeout);
    const found = await read({ count, object, answer: narrow });
    expect(found.asked.map((ask) => ask.days)).toEqual(days);
    expect(found.rates?.['Industry']).toEqual({ filled: 2, total: 3, sampled: true, scope: 'all' });
    expect(found.gaps.size).toBe(0);
  });

  it('are unknown where the narrower window takes too long as well, and no failure', async () => {
    const { rates, asked, gaps, failed: unfinished } = await read({ count: 5000, answer: () => timeout });
    expect([asked.length, unfinished]).toEqual([2, []]);
    expect(rates).toEqual(unknown);
    expect(gaps.get('Account')).toMatchObject([{ reason: expect.stringMatching(/^QUERY_TIMEOUT: /) }]);
  });

  it('without a date are asked for once', async () => {
    const { asked, rates } = await read({ object: undated, answer: () => timeout });
    expect(asked.map(({ days }) => days)).toEqual([undefined]);
    expect(rates?.['Industry']).toBeNull();
  });
});

it.each([
  ['closed', refused(), []],
  ['failing', failed(), ['Account']],
  ['too complicated', failed('QUERY_TOO_COMPLICATED'), []],
])('a count that is %s is unknown and a gap', async (_, answer, unfinished) => {
  const found = await read({ answer: () => answer });
  expect(found.rates).toEqual(unknown);
  expect(found.failed).toEqual(unfinished);
  expect(found.gaps.get('Account')?.[0]?.reason).toContain(answer.refusal.code);
});

describe('which records a count sees', () => {
  it.each([
    [true, 'all'],
    [false, 'visible'],
  ])('View All Data %s: %s', async (viewAll, scope) => {
    expect((await read({ viewAll })).rates?.['Industry']).toMatchObject({ scope });
  });

  it('all, where a permission set of the user opens all of the object', async () => {
    const { org, asked } = fakeOrg({
      list: ({ from }) => (from === 'ObjectPermissions' ? rows({ SobjectType: 'Account' }) : rows()),
      countFilled: () => counted(1, { Industry: 1 }),
    });
    const contact = { ...account, name: 'Contact' };
    const one: ObjectStats = { recordCount: { value: 1, source: 'count' } };
    const { stats } = await readFillRates(org, {
      objects: new Map([account, contact].map((object) => [object.name, object])),
      described: new Map(['Account', 'Contact'].map((name) => [name, beside({ countable })])),
      stats: { Contact: one, Account: one },
      ...{ maxRows: 10, userId: '005000000000001AAA', progress: () => undefined },
    });
    expect(Object.keys(stats)).toEqual(['Account', 'Contact']);
    expect(stats['Account']?.fields?.['Industry']).toMatchObject({ scope: 'all' });
    expect(stats['Contact']?.fields?.['Industry']).toMatchObject({ scope: 'visible' });
    expect(asked.lists.at(-1)?.where).toContain("AssigneeId = '005000000000001AAA'");
  });

  it.each([[undefined], ["005' OR Name != '"]])('the visible, where the user is %s', async (userId) => {
    const { lists, rates } = await read({ userId, viewAll: false });
    expect(lists.map(({ from }) => from)).toEqual(['UserPermissionAccess']);
    expect(rates?.['Industry']).toMatchObject({ scope: 'visible' });
  });
});

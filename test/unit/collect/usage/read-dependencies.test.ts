import { describe, expect, it } from 'vitest';
import { readDependencies } from '../../../../src/collect/usage/read-dependencies.ts';
import type { BulkQuery, ListQuery, Row } from '../../../../src/salesforce/org.ts';
import { failed, fakeOrg, refused, rows, type FakeAnswers } from '../fake-org.ts';
import { entity, scopeOf } from '../sample-scope.ts';

const shortId = (at: number) => `00N${String(at).padStart(12, '0')}`;
/** As filters name it: with 18 characters. */
const customField = (at: number) => `${shortId(at)}EAA`;
const customObject = '01I000000000001EAA';

/** An org with so many custom fields, one custom object and a standard one. */
function scopeWith(fields: number) {
  return scopeOf([], {
    entities: new Map([
      ['Plant__c', entity('Plant__c', { durableId: '01I000000000001' })],
      ['Account', entity('Account')],
    ]),
    fieldIds: new Map(Array.from({ length: fields }, (_, at) => [shortId(at), []])),
  });
}

async function read(answers: FakeAnswers, fields = 3) {
  const { org, asked } = fakeOrg(answers);
  const found = await readDependencies(org, async () => scopeWith(fields));
  return { ...found, asked };
}

const cells = (component: string, type = 'ApexClass', namespace = '') => [
  ...[component, type, namespace, '00N000000000001AAA', 'Region__c', 'CustomField'],
];
const many = (count: number, type?: string) => Array.from({ length: count }, (_, at) => cells(`C${at}`, type));
const bulkRefused = { taken: [], ...refused('FEATURENOTENABLED') };
const idsIn = ({ where = '' }: ListQuery) => [...where.matchAll(/'(\w+)'/g)].map(([, id = '']) => id);
const typeIn = ({ where = '' }: BulkQuery) => /= '(\w+)'/.exec(where)?.[1];

describe('where-used by a Bulk job', () => {
  it('is whole in one job of the Tooling API', async () => {
    const {
      rows: found,
      gaps,
      asked,
      failed: unfinished,
    } = await read({
      bulk: () => ({ taken: [[cells('Pricing', 'ApexClass', 'ns')], [cells('My_Flow', 'Flow')]] }),
    });
    expect(found?.[0]).toEqual({
      ...{ component: 'Pricing', type: 'ApexClass', namespace: 'ns', usedId: '00N000000000001AAA' },
      ...{ usedName: 'Region__c', usedType: 'CustomField' },
    });
    expect(found?.[1]).toMatchObject({ component: 'My_Flow', namespace: null });
    expect(asked.bulks).toMatchObject([{ api: 'tooling', from: 'MetadataComponentDependency' }]);
    expect([gaps, unfinished, asked.lists]).toEqual([[], false, []]);
  });

  it('is whole with 99,999 rows', async () => {
    const { rows: found, asked } = await read({ bulk: () => ({ taken: [many(99_999)] }) });
    expect([found?.length, asked.bulks.length]).toEqual([99_999, 1]);
  });

  it('that may be cut is asked for again type by type, each row once', async () => {
    const {
      rows: found,
      gaps,
      asked,
    } = await read({
      bulk: (query) => {
        if (query.where === undefined) return { taken: [many(60_000), many(40_000, 'Dashboard')] };
        return { taken: typeIn(query) === 'Flow' ? [[cells('My_Flow', 'Flow')]] : [] };
      },
    });
    expect(found?.map(({ component }) => component)).toEqual(['My_Flow']);
    expect(asked.bulks.map(typeIn)).toEqual(expect.arrayContaining(['ApexClass', 'Dashboard', 'Flow', 'Layout']));
    expect(new Set(asked.bulks.map(typeIn)).size).toBe(asked.bulks.length);
    expect(gaps).toEqual([]);
  });

  it('of one type that may be cut too is kept, and a gap', async () => {
    const { rows: found, gaps } = await read({
      bulk: (query) => ({
        taken: query.where === undefined || typeIn(query) === 'Flow' ? [many(100_000, 'Flow')] : [],
      }),
    });
    expect(found?.length).toBe(100_000);
    expect(gaps).toEqual([{ kind: 'usage', reason: expect.stringMatching(/100,000.* Flow /) as string }]);
  });

  it('of one type that is refused is a gap beside the others', async () => {
    const {
      rows: found,
      gaps,
      failed: unfinished,
    } = await read({
      bulk: (query) => {
        if (query.where === undefined) return { taken: [many(100_000)] };
        if (typeIn(query) === 'Layout') return { taken: [], ...failed() };
        return { taken: typeIn(query) === 'Flow' ? [[cells('My_Flow', 'Flow')]] : [] };
      },
    });
    expect(found?.map(({ component }) => component)).toEqual(['My_Flow']);
    expect([gaps.length, unfinished]).toEqual([1, true]);
  });
});

describe('where-used by ids, where Bulk is refused', () => {
  const dependency = (component: string): Row => ({
    MetadataComponentName: component,
    MetadataComponentType: 'Layout',
  });

  it('is asked for custom objects and fields, a hundred a query', async () => {
    const {
      rows: found,
      gaps,
      asked,
    } = await read(
      {
        bulk: () => ({ ...bulkRefused, taken: [[cells('Half')]] }),
        list: (query) => rows(dependency(idsIn(query)[0] ?? '')),
      },
      250,
    );
    expect(asked.lists.map((query) => idsIn(query).length)).toEqual([100, 100, 51]);
    expect(asked.lists.flatMap(idsIn)).toContain(customObject);
    expect(asked.lists.flatMap(idsIn)).not.toContain('Account');
    expect(asked.lists.every(({ api, most }) => api === 'tooling' && most === 2000)).toBe(true);
    // What the job gave before it was refused is not told twice.
    expect(found?.map(({ component }) => component)).toEqual([customField(0), customField(100), customField(200)]);
    expect(found?.[0]).toMatchObject({ namespace: null, usedId: '', type: 'Layout' });
    // Ids of standard objects there are none: their uses are unknown.
    expect(gaps).toEqual([{ kind: 'usage', reason: expect.stringMatching(/^FEATURENOTENABLED: .* standard objects/) }]);
  });

  it('is asked for in halves where a query gives as many rows as it can', async () => {
    const { rows: found, asked } = await read({
      bulk: () => bulkRefused,
      list: (query) =>
        idsIn(query).length > 1 ? failed('EXCEEDED_ID_LIMIT') : rows(dependency(idsIn(query)[0] ?? '')),
    });
    expect(asked.lists.map((query) => idsIn(query).length)).toEqual([4, 2, 2, 1, 1, 1, 1]);
    expect(found?.map(({ component }) => component).sort()).toEqual([
      ...[customField(0), customField(1), customField(2), customObject],
    ]);
  });

  it.each([
    ['closed', refused(), false],
    ['failing', failed(), true],
  ])('that is %s too is unknown, and a gap', async (_, answer, unfinished) => {
    const found = await read({ bulk: () => bulkRefused, list: () => answer });
    expect(found).toMatchObject({ rows: undefined, failed: unfinished });
    expect(found.gaps).toEqual([{ kind: 'usage', reason: expect.stringContaining(answer.refusal.code) as string }]);
  });

  it('is asked for no more once it is closed', async () => {
    const list = (query: ListQuery) => (idsIn(query).length === 4 ? failed('EXCEEDED_ID_LIMIT') : refused());
    const { asked } = await read({ bulk: () => bulkRefused, list });
    expect(asked.lists.map((query) => idsIn(query).length)).toEqual([4, 2, 2]);
  });

  it('is unknown where there is no id to ask for', async () => {
    const { org, asked } = fakeOrg({ bulk: () => bulkRefused });
    const found = await readDependencies(org, async () => scopeOf([]));
    expect(found).toMatchObject({ rows: undefined, failed: false, gaps: [{ kind: 'usage' }] });
    expect(asked.lists).toEqual([]);
  });
});

// A field that over 2,000 components use cannot be told whole by REST.
describe('one field that is used too often', () => {
  const often = {
    bulk: () => bulkRefused,
    list: (query: ListQuery) => (idsIn(query).includes(customField(1)) ? failed('EXCEEDED_ID_LIMIT') : rows({})),
  };

  it('is a gap', async () => {
    expect((await read(often)).gaps).toContainEqual({
      kind: 'usage',
      reason: expect.stringContaining('EXCEEDED_ID_LIMIT') as string,
    });
  });

  it('costs its own uses alone', async () => {
    expect((await read(often)).rows?.length).toBeGreaterThan(0);
  });

  it('is no failure that another run could mend', async () => {
    expect((await read(often)).failed).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { createGrants } from '../../../../src/collect/security/grants.ts';
import { readPermissionRows } from '../../../../src/collect/security/permission-rows.ts';
import type { BulkQuery, ListQuery, Row } from '../../../../src/salesforce/org.ts';
import { failed, fakeOrg, refused, rows, type FakeAnswers } from '../fake-org.ts';
import { group, permissionSet } from './sample-holders.ts';

type Count = Readonly<Record<string, number>>;
type Tables = {
  readonly counts?: { readonly [table: string]: Count | ReturnType<typeof refused> };
  /** By table; the same rows are given to every query of it. */
  readonly pages?: { readonly [table: string]: ReturnType<Required<FakeAnswers>['list']> };
  readonly bulk?: FakeAnswers['bulk'];
};

const isAnswer = (one: Count | ReturnType<typeof refused>): one is ReturnType<typeof refused> =>
  typeof one['refusal'] === 'object';

/** An org whose tables of permissions have so many rows by parent. */
function orgWith({ counts = {}, pages = {}, bulk }: Tables) {
  return fakeOrg({
    ...(bulk && { bulk }),
    list: ({ from, groupBy }) => {
      if (groupBy === undefined) return pages[from] ?? rows();
      const count = counts[from] ?? {};
      if (isAnswer(count)) return count;
      return rows(...Object.entries(count).map(([ParentId, n]): Row => ({ ParentId, n })));
    },
  });
}

async function read(tables: Tables) {
  const grants = createGrants();
  const { org, asked } = orgWith(tables);
  const found = await readPermissionRows(org, grants);
  const queries = asked.lists.filter(({ groupBy }) => groupBy === undefined);
  return { ...found, grants, queries, bulks: asked.bulks };
}

const wheres = (queries: readonly ListQuery[], table: string) =>
  queries.filter(({ from }) => from === table).map(({ where }) => where);
const fieldRow = (parent: string, Field: string, edit: boolean): Row => ({
  ...{ ParentId: `${parent}AAA`, SobjectType: 'Account', Field, PermissionsRead: true, PermissionsEdit: edit },
});
const objectRow = (parent: string, more: Row): Row => ({ ParentId: `${parent}AAA`, SobjectType: 'Account', ...more });
const [A, B] = ['0PS00000000000A', '0PS00000000000B'];
const holderA = permissionSet('A', { parents: [A] });

describe('few rows', () => {
  it('are read by pages, parents packed so that each query has one page', async () => {
    const counts = { FieldPermissions: { a: 1000, b: 900, c: 700, d: 100 }, ObjectPermissions: { a: 20, b: 20 } };
    const { queries, bulks, gaps } = await read({ counts });
    expect(wheres(queries, 'FieldPermissions')).toEqual(["ParentId IN ('a', 'c')", "ParentId IN ('b', 'd')"]);
    expect(wheres(queries, 'ObjectPermissions')).toEqual(["ParentId IN ('a', 'b')"]);
    expect([bulks, gaps]).toEqual([[], []]);
  });

  it('become grants, by the id’s first 15 characters and the bare name of the field', async () => {
    const { grants } = await read({
      counts: { FieldPermissions: { [A]: 3 }, ObjectPermissions: { [A]: 1 } },
      pages: {
        FieldPermissions: rows(fieldRow(A, 'Account.Phone', true), fieldRow(A, 'Account.Fax', false), {
          ...fieldRow(A, 'Account.Shut__c', false),
          PermissionsRead: false,
        }),
        ObjectPermissions: rows(
          objectRow(A, { PermissionsRead: true, PermissionsEdit: false, PermissionsViewAllRecords: true }),
        ),
      },
    });
    expect(Object.fromEntries(grants.fieldsOf(holderA))).toEqual({
      Account: { read: ['Fax', 'Phone'], edit: ['Phone'] },
    });
    expect([...(grants.objectsOf(holderA).get('Account') ?? [])]).toEqual(['read', 'viewAll']);
  });

  it('are not asked for where there are none', async () => {
    expect((await read({ counts: {} })).queries).toEqual([]);
  });

  it('tell which operations the org has no column for', async () => {
    const value = { rows: [], unknownColumns: ['PermissionsViewAllFields', 'Other'] };
    const { unknown } = await read({
      counts: { ObjectPermissions: { a: 1 } },
      pages: { ObjectPermissions: { value } },
    });
    expect(unknown).toEqual(['viewAllFields']);
  });
});

describe('many rows', () => {
  const counts = { FieldPermissions: { a: 30_000, b: 30_000 } };
  const cells = (parent: string, field: string, ...flags: readonly string[]) => [
    `${parent}AAA`,
    'Account',
    field,
    ...flags,
  ];

  it('are read by a Bulk job alone', async () => {
    const { grants, queries, bulks, gaps } = await read({
      counts,
      bulk: () => ({
        taken: [[cells(A, 'Account.Phone', 'true', 'true')], [cells(A, 'Account.Fax', 'true', 'false')]],
      }),
    });
    expect(bulks.map(({ api, from, where }) => [api, from, where])).toEqual([['data', 'FieldPermissions', undefined]]);
    expect([queries, gaps]).toEqual([[], []]);
    expect(grants.fieldsOf(holderA).get('Account')).toEqual({ read: ['Fax', 'Phone'], edit: ['Phone'] });
  });

  it('are read by pages where the job breaks off, and what it gave is forgotten', async () => {
    const { grants, queries, gaps } = await read({
      counts: { FieldPermissions: { a: 59_999, b: 1 } },
      pages: { FieldPermissions: rows(fieldRow(A, 'Account.Fax', false)) },
      bulk: () => ({ taken: [[cells(B, 'Account.Half__c', 'true', 'true')]], ...refused('FEATURENOTENABLED') }),
    });
    expect(wheres(queries, 'FieldPermissions')).toEqual(["ParentId IN ('a')", "ParentId IN ('b')"]);
    expect([...grants.parents('field-access')]).toEqual([A]);
    expect(gaps).toEqual([]);
  });

  it('begin at 60,000', async () => {
    const { bulks } = await read({ counts: { FieldPermissions: { a: 59_999 } }, bulk: () => ({ taken: [] }) });
    expect(bulks).toEqual([]);
  });
});

describe('a table that is refused', () => {
  it('for good is a gap, and is not asked for in another way', async () => {
    const { gaps, failed: kinds, queries, bulks } = await read({ counts: { FieldPermissions: refused() } });
    expect(gaps).toEqual([{ kind: 'field-access', reason: expect.stringContaining('INSUFFICIENT_ACCESS') as string }]);
    expect([kinds, queries, bulks]).toEqual([[], [], []]);
  });

  it('to be counted may be read all the same', async () => {
    const asked: BulkQuery[] = [];
    const bulk = (query: BulkQuery) => (asked.push(query), { taken: [] });
    const { gaps, failed: kinds } = await read({ counts: { FieldPermissions: failed('QUERY_TIMEOUT') }, bulk });
    expect(asked.map(({ from }) => from)).toEqual(['FieldPermissions']);
    expect([gaps, kinds]).toEqual([[], []]);
  });

  it('to be counted and as a job is asked for in one query', async () => {
    const { queries } = await read({
      counts: { ObjectPermissions: failed('QUERY_TIMEOUT') },
      bulk: () => ({ taken: [], ...refused() }),
    });
    expect(wheres(queries, 'ObjectPermissions')).toEqual([undefined]);
  });

  it('in one of its pages is a gap, and failed where it may pass', async () => {
    const tables = { counts: { FieldPermissions: { a: 1 } }, pages: { FieldPermissions: failed() } };
    expect(await read(tables)).toMatchObject({ gaps: [{ kind: 'field-access' }], failed: ['field-access'] });
  });
});

// A row of a muting set says what is turned off (Metadata API, MutingPermissionSet): editable alone leaves reading. Every row
// is kept as a reading one, so that muting an edit takes the field whole. The shape of such rows is not verified on an org.
it('a field whose edit alone is muted stays readable', async () => {
  const mute = '0QM00000000000M';
  const { grants } = await read({
    counts: { FieldPermissions: { [A]: 1, [mute]: 1 } },
    pages: {
      FieldPermissions: rows(fieldRow(A, 'Account.Phone', true), {
        ...{ ...fieldRow(mute, 'Account.Phone', true), PermissionsRead: false },
      }),
    },
  });
  expect(grants.fieldsOf(group([A], [mute])).get('Account')).toEqual({ read: ['Phone'], edit: [] });
});

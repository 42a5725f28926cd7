import { afterEach, describe, expect, it } from 'vitest';
import type { Api, ListQuery, Org, RecordAsk } from '../../src/salesforce/org.js';
import type { SimulatorOptions } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { manualClock } from '../support/manual-clock.ts';
import { openSimulatedOrg } from '../support/open-simulated-org.ts';

let simulator: Simulator;
afterEach(() => simulator.close());

const acme = worlds.acme({});
const grown = worlds.grown({ size: 300, seed: 3 });

async function open(options: Partial<SimulatorOptions> = {}, user = 'admin'): Promise<Org> {
  simulator = await startSimulator({ world: acme, ...options });
  return openSimulatedOrg(simulator, { clock: manualClock(), user });
}

async function list(org: Org, api: Api, ...queries: readonly ListQuery[]) {
  const told = [];
  for await (const one of org.list(api, queries)) told.push(one);
  return told;
}

const rowsOf = (told: Awaited<ReturnType<typeof list>>) =>
  told.flatMap(({ answer }) => ('value' in answer ? answer.value.rows : []));
const refusalsOf = (told: Awaited<ReturnType<typeof list>>) =>
  told.flatMap(({ answer }) => ('refusal' in answer ? [answer.refusal] : []));

const users: ListQuery = { from: 'User', columns: ['Id', 'Username'] };
const triggers: ListQuery = { from: 'ApexTrigger', columns: ['Id', 'Name', 'Status'] };
const rights: ListQuery = { from: 'FieldPermissions', columns: ['Id', 'ParentId', 'Field'] };

describe('lists', () => {
  it('go out five a call, those of each API in a call of its own', async () => {
    const org = await open();
    const before = simulator.calls;
    const many = Array.from({ length: 6 }, (_, at) => ({ ...users, where: `Username != 'nobody${at}'` }));
    expect(await list(org, 'data', ...many)).toHaveLength(6);
    expect(simulator.calls - before).toBe(2);
    expect(rowsOf(await list(org, 'tooling', triggers)).length).toBeGreaterThan(3);
    expect(simulator.calls - before).toBe(3);
  });

  it('are read page after page, to the last row', async () => {
    const org = await open({ world: grown });
    const rows = rowsOf(await list(org, 'data', rights));
    const counted = { from: 'FieldPermissions', columns: ['ParentId', 'COUNT(Id) n'], groupBy: 'ParentId' };
    expect(rows.length).toBe(rowsOf(await list(org, 'data', counted)).reduce((sum, { n }) => sum + Number(n), 0));
    expect(rows.length).toBeGreaterThan(4000);
    expect(new Set(rows.map((row) => row.Id)).size).toBe(rows.length);
  });

  it('go on after a page that was lost', async () => {
    const org = await open({ world: grown });
    const whole = rowsOf(await list(org, 'data', rights)).length;
    const isPage = ({ path }: { path: string }): boolean => /\/query\/\w+-\d+$/.test(path);
    simulator.trouble({ when: isPage, times: 2, answer: { status: 503 } });
    expect(rowsOf(await list(org, 'data', rights))).toHaveLength(whole);
  });

  it('begin anew when the org has lost the cursor', async () => {
    const org = await open({ world: grown });
    const whole = rowsOf(await list(org, 'data', rights)).length;
    const isPage = ({ path }: { path: string }): boolean => /\/query\/\w+-\d+$/.test(path);
    const body = [{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'gone' }];
    simulator.trouble({ when: isPage, times: 1, answer: { status: 400, body } });
    const rows = rowsOf(await list(org, 'data', rights));
    expect(rows).toHaveLength(whole);
    expect(new Set(rows.map((row) => row.Id)).size).toBe(whole);
  });

  it('leave out a column that the org does not know, and say so', async () => {
    const org = await open({ columns: new Set(['ApexTrigger.Status']) });
    const [told] = await list(org, 'tooling', triggers);
    expect(told?.answer).toMatchObject({ value: { unknownColumns: ['Status'] } });
    expect(rowsOf(told ? [told] : [])[0]).toHaveProperty('Name');
  });

  it('that the user may not read are refused for good, and cost the others nothing', async () => {
    const org = await open({}, 'noSetup');
    const told = await list(org, 'tooling', triggers, { from: 'Layout', columns: ['Id'] });
    expect(refusalsOf(told).map(({ code, final }) => [code, final])).toEqual([
      ['INVALID_TYPE', true],
      ['INVALID_TYPE', true],
    ]);
  });

  it('of a table without further pages are refused when they may be cut', async () => {
    const org = await open();
    const query = { from: 'MetadataComponentDependency', columns: ['MetadataComponentName'], most: 3 };
    expect(refusalsOf(await list(org, 'tooling', query))).toMatchObject([{ code: 'EXCEEDED_ID_LIMIT', final: false }]);
  });

  it('group and count in the org', async () => {
    const org = await open();
    const query = { from: 'ObjectPermissions', columns: ['ParentId', 'COUNT(Id) n'], groupBy: 'ParentId' };
    const rows = rowsOf(await list(org, 'data', query));
    const all = rowsOf(await list(org, 'data', { from: 'ObjectPermissions', columns: ['ParentId'] }));
    expect(rows.length).toBeGreaterThan(3);
    for (const { ParentId: parent, n } of rows)
      expect(all.filter(({ ParentId: one }) => one === parent)).toHaveLength(Number(n));
  });
});

describe('records of the Tooling API', () => {
  const rules: ListQuery = { from: 'ValidationRule', columns: ['Id', 'ValidationName'] };
  const many = async (org: Org, count: number): Promise<readonly RecordAsk[]> =>
    rowsOf(await list(org, 'tooling', rules))
      .slice(0, count)
      .map(({ Id: id }) => ({ type: 'ValidationRule', id: String(id) }));

  async function read(org: Org, asks: readonly RecordAsk[]) {
    const told = [];
    for await (const one of org.records(asks)) told.push(one.answer);
    return told;
  }

  it('come 25 a call', async () => {
    const org = await open({ world: grown });
    const asks = await many(org, 60);
    const before = simulator.calls;
    const told = await read(org, asks);
    expect(told.every((answer) => 'value' in answer && typeof answer.value.FullName === 'string')).toBe(true);
    expect(told).toHaveLength(60);
    expect(simulator.calls - before).toBe(3);
  });

  it.each([5, 1])('come %i a call where the org bears no more, and the next run knows it', async (most) => {
    const org = await open({ world: grown, refuses: { toolingGets: most } });
    const asks = await many(org, 30);
    expect((await read(org, asks)).filter((answer) => 'value' in answer)).toHaveLength(30);
    expect(org.capabilities().recordsPerCall).toBe(most);
    const next = await openSimulatedOrg(simulator, { clock: manualClock() });
    next.recall(org.capabilities());
    const before = simulator.calls;
    await read(next, asks);
    expect(simulator.calls - before).toBe(30 / most);
  });

  it('that do not exist are refused alone', async () => {
    const org = await open({ world: grown });
    const [first] = await many(org, 1);
    const told = await read(org, [{ type: 'ValidationRule', id: '03d000000000XXXAAA' }, ...(first ? [first] : [])]);
    expect(told.map((answer) => ('refusal' in answer ? answer.refusal.final : 'read'))).toHaveLength(2);
    expect(told.filter((answer) => 'refusal' in answer)).toMatchObject([{ refusal: { final: true } }]);
  });
});

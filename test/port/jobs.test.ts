import { afterEach, describe, expect, it } from 'vitest';
import { openOrg } from '../../src/salesforce/open-org.js';
import { connect } from '../../src/salesforce/connect.js';
import type { BulkQuery, MetadataFile, Org, RetrieveMembers } from '../../src/salesforce/org.js';
import type { SimulatorOptions } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { manualClock } from '../support/manual-clock.ts';
import { openConnection, openSimulatedOrg } from '../support/open-simulated-org.ts';

let simulator: Simulator;
afterEach(() => simulator.close());

const acme = worlds.acme({});
const grown = worlds.grown({ size: 300, seed: 3 });

async function open(options: Partial<SimulatorOptions> = {}, user = 'admin'): Promise<Org> {
  simulator = await startSimulator({ world: acme, ...options });
  return openSimulatedOrg(simulator, { clock: manualClock(), user });
}

const rights: BulkQuery = { api: 'data', from: 'FieldPermissions', columns: ['ParentId', 'Field', 'PermissionsEdit'] };
const dependencies: BulkQuery = {
  api: 'tooling',
  from: 'MetadataComponentDependency',
  columns: ['MetadataComponentName', 'RefMetadataComponentName'],
};

async function bulk(org: Org, query: BulkQuery) {
  const pages: (readonly (readonly string[])[])[] = [];
  const answer = await org.bulk(query, (page) => pages.push(page));
  return { answer, pages, rows: pages.flat() };
}

async function restRows(org: Org, { api, from, columns }: BulkQuery): Promise<readonly string[]> {
  const rows = [];
  for await (const { answer } of org.list(api, [{ from, columns }]))
    rows.push(...('value' in answer ? answer.value.rows : []));
  return rows.map((row) => columns.map((column) => String(row[column] ?? '')).join('|')).sort();
}

describe('a Bulk job', () => {
  it('gives every row that REST gives, in the order of the columns', async () => {
    const org = await open({ world: grown });
    const { answer, rows } = await bulk(org, rights);
    expect(answer).toEqual({ value: null });
    expect(rows.map((row) => row.join('|')).sort()).toEqual(await restRows(org, rights));
  });

  it('of the Tooling API gives dependencies with names that hold commas, quotes and line ends', async () => {
    const hostile = worlds.hostile({});
    const world = { ...hostile, org: { ...hostile.org, organizationType: 'Enterprise Edition' } };
    const org = await open({ world });
    const rows = new Set((await bulk(org, dependencies)).rows.map((row) => row.join('|')));
    // REST gives 2,000 of them at most.
    const some = await restRows(org, dependencies);
    expect(some.filter((row) => !rows.has(row))).toEqual([]);
    expect(some.some((row) => /[",\n]/.test(row))).toBe(true);
  });

  it('costs a call for the job, one for each question, and one for each page', async () => {
    const org = await open({ world: grown, bulkPolls: 3 });
    const before = simulator.calls;
    await bulk(org, rights);
    expect(simulator.calls - before).toBe(1 + 4 + 1);
  });

  it('that is refused is refused for good, and of the Tooling API not asked for again in the next run', async () => {
    const org = await open({ refuses: { toolingBulk: true } });
    expect((await bulk(org, dependencies)).answer).toMatchObject({ refusal: { final: true } });
    expect(org.capabilities().toolingBulk).toBe(false);
    const next = await openSimulatedOrg(simulator, { clock: manualClock() });
    next.recall(org.capabilities());
    const before = simulator.calls;
    expect((await bulk(next, dependencies)).answer).toHaveProperty('refusal');
    expect(simulator.calls).toBe(before);
  });

  it('that fails in the org gives no rows', async () => {
    const org = await open({ bulkFails: true });
    const { answer, rows } = await bulk(org, rights);
    expect(answer).toMatchObject({ refusal: { code: 'BULK_JOB_FAILED' } });
    expect(rows).toEqual([]);
  });

  it('reads a page again that broke off in the middle', async () => {
    const org = await open({ world: grown });
    const whole = (await bulk(org, rights)).rows.length;
    simulator.trouble({ when: ({ path }) => path.endsWith('/results'), answer: 'truncate' });
    const { answer, rows } = await bulk(org, rights);
    expect(answer).toEqual({ value: null });
    expect(rows).toHaveLength(whole);
  });

  it('is aborted when the run is interrupted, and only then', async () => {
    simulator = await startSimulator({ world: acme, bulkPolls: 1000 });
    const stop = new AbortController();
    const clock = manualClock();
    const connection = await openConnection(simulator);
    const org = openOrg({
      http: connect(connection, stop.signal),
      closing: connect(connection, new AbortController().signal, 5000),
      apiVersion: '67.0',
      login: { orgId: undefined, userId: undefined },
      limits: { maxConcurrent: 5, reserve: 10 },
      clock: { ...clock, sleep: async (ms) => (clock.now() > 60_000 ? stop.abort() : clock.sleep(ms)) },
      random: () => 0.5,
      signal: stop.signal,
    });
    await expect(bulk(org, rights)).rejects.toBeDefined();
    await org.close();
    const written = simulator.log.filter(({ method }) => method === 'PATCH');
    expect(written.map(({ path }) => path)).toEqual([expect.stringMatching(/\/jobs\/query\/\w+$/)]);
  });

  it('that has ended is left alone', async () => {
    const org = await open();
    await bulk(org, rights);
    await org.close();
    expect(simulator.log.some(({ method }) => method === 'PATCH')).toBe(false);
  });
});

describe('a retrieve', () => {
  const members: readonly RetrieveMembers[] = [
    { type: 'CustomObject', names: ['Account', 'Activity'] },
    { type: 'Flow', names: ['*'] },
    { type: 'SharingRules', names: ['*'] },
  ];

  async function retrieve(org: Org, asked = members) {
    const files: MetadataFile[] = [];
    return { answer: await org.retrieve(asked, (file) => files.push(file)), files };
  }

  it('gives the definitions file by file', async () => {
    const org = await open();
    const { answer, files } = await retrieve(org);
    expect(answer).toEqual({ value: null });
    const names = files.map(({ type, fullName }) => `${type} ${fullName}`);
    expect(names).toEqual(
      expect.arrayContaining(['CustomObject Account', 'CustomObject Activity', 'SharingRules Account']),
    );
    const account = files.find(({ fullName, type }) => type === 'CustomObject' && fullName === 'Account');
    expect(account?.tree).toHaveProperty('validationRules');
  });

  it('keeps blanks, line ends and quotes inside texts', async () => {
    const org = await open();
    const { files } = await retrieve(org);
    const rules = files.find(({ fullName, type }) => type === 'CustomObject' && fullName === 'Account')?.tree
      .validationRules;
    const formulas = (rules as { errorConditionFormula: string }[]).map((rule) => rule.errorConditionFormula);
    const truth = acme.automation?.validationRules?.filter(({ object }) => object === 'Account') ?? [];
    const retrievable = truth.filter(({ namespace }) => namespace === null).map(({ formula }) => formula);
    expect(formulas.toSorted()).toEqual(expect.arrayContaining(retrievable.toSorted()));
  });

  it('is refused for good to who may not, and its session is not blamed', async () => {
    const org = await open({}, 'noMetadata');
    expect((await retrieve(org)).answer).toMatchObject({ refusal: { code: 'INSUFFICIENT_ACCESS', final: true } });
    const other = await open();
    simulator.trouble({ when: ({ path }) => path.includes('/Soap/m/'), times: 9, answer: 'expire' });
    expect((await retrieve(other)).answer).toHaveProperty('refusal');
  });

  it('is given up after ten minutes', async () => {
    const clock = manualClock();
    simulator = await startSimulator({ world: acme, retrieveNeverEnds: true });
    const org = await openSimulatedOrg(simulator, { clock });
    const begin = clock.now();
    expect((await retrieve(org)).answer).toMatchObject({ refusal: { code: 'RETRIEVE_TIMEOUT' } });
    expect((clock.now() - begin) / 60_000).toBeLessThan(11);
    expect(simulator.calls).toBeLessThan(35);
  });
});

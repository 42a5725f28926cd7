import { beforeAll, describe, expect, it } from 'vitest';
import { hashedCounts } from '../simulator/record-counts.ts';
import type { Trouble } from '../simulator/weather.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { build, factsIn, gapsIn, objectIn, type BuildSpec, type Built, type Library } from './library.ts';
import { unlike } from './reading.ts';

const acme = worlds.acme({});
const onlyAccount = ['--object', 'Account'];
const definitions = ['automation', 'metadata', 'security'];

const buildAcme = (spec: Partial<BuildSpec>): Promise<Built> => build({ world: acme, ...spec });

describe('definitions record by record', () => {
  let plain: Library;
  beforeAll(async () => {
    plain = (await buildAcme({ user: 'noMetadata', with: definitions })).library;
  });

  it.each([5, 1])('come all when a composite takes %i records at most', async (toolingGets) => {
    const { library, run } = await buildAcme({ user: 'noMetadata', with: definitions, refuses: { toolingGets } });
    expect(run.status).toBe(0);
    expect(unlike(plain, library)).toEqual([]);
  });

  it('stand in for a retrieve that never ends, and what only it tells is a gap', async () => {
    const { library, run } = await buildAcme({ with: definitions, retrieveNeverEnds: true });
    expect(run.status).toBe(68); // readable, and not read
    const closed = unlike(plain, library).filter((line) => !/^\S+ gap \|/.test(line));
    expect(closed).toEqual([]);
    for (const kind of ['sharing-rule', 'escalation-rule', 'field-set', 'lightning-page'])
      expect(gapsIn(library, kind).map(({ reason }) => reason)).toContainEqual(
        expect.stringMatching(/^RETRIEVE_TIMEOUT/),
      );
  });
});

describe('a retrieve that is too large', () => {
  /** The Metadata API's word for more than 10,000 files, as often as that. */
  const tooLarge = (times: number): Trouble => ({
    when: ({ body, path }) => path.includes('/services/Soap/m/') && body.includes('checkRetrieveStatus'),
    times,
    answer: { status: 200, html: tooLargeAnswer },
  });
  const tooLargeAnswer =
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">' +
    '<soapenv:Body><checkRetrieveStatusResponse><result><done>true</done><success>false</success>' +
    '<errorStatusCode>LIMIT_EXCEEDED</errorStatusCode></result></checkRetrieveStatusResponse></soapenv:Body></soapenv:Envelope>';

  it('is cut into smaller ones, again and again, and nothing is lost', async () => {
    const whole = (await buildAcme({ with: definitions })).library;
    const { library, run } = await buildAcme({ with: definitions, weather: [tooLarge(9)] });
    expect(run.status).toBe(0);
    expect(unlike(whole, library)).toEqual([]);
  });
});

describe('counts of fields', () => {
  let plain: Library;
  beforeAll(async () => {
    plain = (await buildAcme({ with: ['stats'] })).library;
  });
  const account = acme.objects.find(({ name }) => name === 'Account');
  const fill = (library: Library, field: string) => library.stats.objects['Account']?.fields?.[field];
  const inWindow = (field: string | null, days: number): number =>
    account === undefined ? -1 : hashedCounts(account, field, days);
  const sampled = (field: string, days: number) => ({
    filled: inWindow(field, days),
    total: inWindow(null, days),
    sampled: true,
    scope: 'all',
  });

  it.each([7, 2])('come all when a query takes %i aggregates at most', async (maxAggregates) => {
    const { library, run } = await buildAcme({ with: ['stats'], maxAggregates });
    expect(run.status).toBe(0);
    expect(unlike(plain, library)).toEqual([]);
  });

  it('are taken from the latest 90 days above --stats-max-rows, and say so', async () => {
    const { library } = await buildAcme({ with: ['stats'], argv: ['--stats-max-rows', '18000'] });
    expect(fill(library, 'Industry')).toEqual(sampled('Industry', 90));
    const small = library.stats.objects['Campaign'];
    expect(Object.values(small?.fields ?? {}).every((one) => one === null || one['sampled'] === false)).toBe(true);
    expect(library.stats.objects['Account']?.recordCount).toEqual({ value: 18_240, source: 'recordCount' });
  });

  it.each([
    ['the whole table', 90, []],
    ['90 days', 45, ['--stats-max-rows', '18000']],
  ])('are taken from half the time where %s take too long', async (_, days, argv) => {
    const { library, run } = await buildAcme({
      with: ['stats'],
      argv: [...onlyAccount, ...argv],
      longestWindows: { Account: days },
    });
    expect(run.status).toBe(0);
    expect(fill(library, 'Industry')).toEqual(sampled('Industry', days));
  });

  it('are unknown where every window takes too long, each of them, with a gap and no failure', async () => {
    const argv = ['--emit', 'markdown'];
    const { library, run } = await buildAcme({ with: ['stats'], argv, longestWindows: { Account: 0 } });
    expect(run.status).toBe(0);
    expect(new Set(Object.values(library.stats.objects['Account']?.fields ?? {}))).toEqual(new Set([null]));
    const gaps = objectIn(library, 'Account').gaps ?? [];
    expect(gaps.filter(({ kind }) => kind === 'fill-rate').map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^QUERY_TIMEOUT/),
    ]);
    expect(library.text('docs/objects/Account.md')).toMatch(/`Industry` \|.*\| unknown \|$/m);
    expect(unlike(plain, library).every((line) => line.startsWith('Account '))).toBe(true);
  });

  it('of somebody who does not see all records say that they are of what is visible', async () => {
    const { library } = await buildAcme({ with: ['stats'], user: 'analyst' });
    expect(fill(library, 'Industry')).toMatchObject({ scope: 'visible', sampled: false });
    expect(fill(plain, 'Industry')).toMatchObject({ scope: 'all' });
  });
});

describe('describes', () => {
  let plain: Library;
  beforeAll(async () => {
    plain = (await buildAcme({ with: ['metadata', 'usage'] })).library;
  });

  it.each([
    ['composites', { compositeDescribe: true }],
    ['composites and batches', { compositeDescribe: true, batchDescribe: true }],
    ['composites, batches and SOAP', { compositeDescribe: true, batchDescribe: true, soapDescribe: true }],
  ])('refused in %s bring the same facts by another way', async (_, refuses) => {
    const { library, run } = await buildAcme({ with: ['metadata', 'usage'], refuses });
    expect(run.status).toBe(0);
    expect(unlike(plain, library)).toEqual([]);
  });
});

describe('a column that the org does not know', () => {
  it.each([
    ['EntityDefinition.InternalSharingModel', 'security', 'sharing-model', { internal: null, external: 'Private' }],
    ['EntityDefinition.IsFeedEnabled', 'metadata', 'history-tracking', { feed: null, fieldHistory: true }],
    ['ApexTrigger.ApiVersion', 'automation', 'trigger', { apiVersion: null }],
    ['ValidationRule.Active', 'automation', 'validation-rule', { active: null }],
    ['RecordType.IsActive', 'metadata', 'record-type', { active: null }],
  ])('%s: null, and never false', async (column, name, kind, details) => {
    const { library, run } = await buildAcme({ with: [name], columns: new Set([column]), argv: onlyAccount });
    expect(run.status).toBe(0);
    const facts = factsIn(library, 'Account', kind);
    expect(facts.length).toBeGreaterThan(0);
    for (const fact of facts) expect(fact.details).toMatchObject(details);
  });

  it('View All Fields: unknown for every holder, and never "not granted"', async () => {
    const columns = new Set(['ObjectPermissions.PermissionsViewAllFields']);
    const { library, run } = await buildAcme({ with: ['security'], columns, argv: onlyAccount });
    expect(run.status).toBe(0);
    const facts = factsIn(library, 'Account', 'object-access');
    expect(facts.length).toBeGreaterThan(5);
    expect(new Set(facts.map(({ details }) => details['viewAllFields']))).toEqual(new Set([null]));
    expect(facts.some(({ details }) => details['read'] === true)).toBe(true);
  });

  it.each([
    ['EntityDefinition.InternalSharingModel', 'security'],
    ['ObjectPermissions.PermissionsViewAllFields', 'security'],
    ['ApexTrigger.ApiVersion', 'automation'],
  ])('%s: a gap names it', async (column, name) => {
    const { library } = await buildAcme({ with: [name], columns: new Set([column]), argv: onlyAccount });
    expect(JSON.stringify(library.gaps)).toContain(column.split('.')[1]);
  });

  it('stands on the page as unknown', async () => {
    const columns = new Set(['EntityDefinition.InternalSharingModel']);
    const { library } = await buildAcme({ with: ['security'], columns, argv: [...onlyAccount, '--emit', 'markdown'] });
    expect(library.text('docs/objects/Account.md')).toMatch(/unknown \| Private \|/);
  });
});

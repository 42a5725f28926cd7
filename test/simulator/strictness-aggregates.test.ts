import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHandClock } from './hand-clock.ts';
import type { SimulatorOptions } from './org.ts';
import { hashedCounts } from './record-counts.ts';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call, compositeOf, soqlPath } from './test-client.ts';
import { fieldOf, objectOf, tinyWorld } from './tiny-world.ts';
import { standardObjects } from './worlds/standard.ts';
import type { WorldObject } from './world.ts';

// Each row: the fact it rests on (a line of the facts on Salesforce's APIs), the query, and how it is refused.
type Row = readonly [fact: string, soql: string, errorCode: string, user?: string];

const typed = (name: string, type: string, special = {}): ReturnType<typeof fieldOf> =>
  fieldOf(name, { type, ...special });

const visit = objectOf(
  'Visit__c',
  [
    typed('Id', 'id', { nillable: false }),
    typed('CreatedDate', 'datetime', { nillable: false }),
    fieldOf('Town__c'),
    typed('Cost__c', 'currency'),
    typed('Done__c', 'boolean', { nillable: false }),
    typed('Report__c', 'textarea', { length: 32_000 }),
    typed('Note__c', 'textarea', { length: 255 }),
    typed('Kinds__c', 'multipicklist'),
    typed('Card__c', 'encryptedstring'),
    typed('At__c', 'time'),
    typed('Where__c', 'location'),
    typed('File__c', 'base64'),
  ],
  { recordCount: 12_000 },
);
const event = objectOf('Alarm__e', [typed('ReplayId', 'string')]);
const big = objectOf('Log__b', [typed('Id', 'id')]);
const world = tinyWorld({ objects: [visit, event, big], users: 2_100 });

const count = (field: string): string => `SELECT COUNT(Id) n, COUNT(${field}) a0 FROM Visit__c`;
const many = Array.from({ length: 101 }, (_, index) => `COUNT(Town__c) a${index}`).join(', ');
const groups = 'SELECT ProfileId, COUNT(Id) n FROM User GROUP BY ProfileId';

const rows: readonly Row[] = [
  ['B fill rates: not boolean', count('Done__c'), 'MALFORMED_QUERY'],
  ['B fill rates: not long text', count('Report__c'), 'MALFORMED_QUERY'],
  ['B fill rates: not multipicklist', count('Kinds__c'), 'MALFORMED_QUERY'],
  ['B fill rates: not encrypted', count('Card__c'), 'MALFORMED_QUERY'],
  ['B fill rates: not time', count('At__c'), 'MALFORMED_QUERY'],
  ['B fill rates: not location', count('Where__c'), 'MALFORMED_QUERY'],
  ['B fill rates: not base64', count('File__c'), 'MALFORMED_QUERY'],
  ['B fill rates: an unknown field', count('Nothing__c'), 'INVALID_FIELD'],
  [
    'B fill rates: a hidden field',
    'SELECT COUNT(Id) n, COUNT(Secret__c) s FROM Account',
    'INVALID_FIELD',
    'restricted',
  ],
  ['B permissions: an object without Read', 'SELECT COUNT(Id) n FROM Contact', 'INVALID_TYPE', 'restricted'],
  ['B permissions: COUNT() of an object without Read', 'SELECT COUNT() FROM Contact', 'INVALID_TYPE', 'restricted'],
  ['B fill rates: the number of aggregates', `SELECT ${many} FROM Visit__c`, 'MALFORMED_QUERY'],
  ['B fill rates: an alias twice', 'SELECT COUNT(Id) n, COUNT(Town__c) n FROM Visit__c', 'MALFORMED_QUERY'],
  ['SOQL: the form of an alias', 'SELECT COUNT(Id) 1a FROM Visit__c', 'MALFORMED_QUERY'],
  ['SOQL: COUNT() beside a column', 'SELECT COUNT(), Id FROM Visit__c', 'MALFORMED_QUERY'],
  ['SOQL: COUNT() with an alias', 'SELECT COUNT() n FROM Visit__c', 'MALFORMED_QUERY'],
  ['design 9: another function', 'SELECT MAX(Cost__c) m FROM Visit__c', 'MALFORMED_QUERY'],
  ['SOQL: LIMIT beside an aggregate', `${count('Town__c')} LIMIT 1`, 'MALFORMED_QUERY'],
  ['SOQL: ORDER BY beside an aggregate', `${count('Town__c')} ORDER BY Town__c`, 'MALFORMED_QUERY'],
  ['SOQL: a column that is not grouped', 'SELECT Town__c, COUNT(Id) n FROM Visit__c', 'MALFORMED_QUERY'],
  ['SOQL: one of two not grouped', groups.replace('SELECT', 'SELECT Name,'), 'MALFORMED_QUERY'],
  ['SOQL: ORDER BY what is not grouped', `${groups} ORDER BY Name`, 'MALFORMED_QUERY'],
  ['design 9: HAVING', `${groups} HAVING COUNT(Id) > 1`, 'MALFORMED_QUERY'],
  ['SOQL: COUNT() with GROUP BY', 'SELECT COUNT() FROM User GROUP BY ProfileId', 'MALFORMED_QUERY'],
  ['SOQL: COUNT of a boolean, on a table', 'SELECT COUNT(IsActive) n FROM User', 'MALFORMED_QUERY'],
  [
    'B assignment counts: max 2,000 groups',
    'SELECT Username, COUNT(Id) n FROM User GROUP BY Username',
    'EXCEEDED_ID_LIMIT',
  ],
  ['B virtual: COUNT(Column)', 'SELECT COUNT(DurableId) n FROM EntityDefinition', 'MALFORMED_QUERY'],
  ['design 9: a filter over records', `${count('Town__c')} WHERE Town__c = 'Ulm'`, 'MALFORMED_QUERY'],
  ['design 9: a period that is not known', `${count('Town__c')} WHERE CreatedDate = THIS_YEAR`, 'MALFORMED_QUERY'],
  ['SOQL: a period without its number', `${count('Town__c')} WHERE CreatedDate = LAST_N_DAYS`, 'MALFORMED_QUERY'],
  ['SOQL: a period for a text', 'SELECT Id FROM User WHERE Name = TODAY', 'INVALID_FIELD'],
  ['SOQL: a period in a list', 'SELECT Id FROM User WHERE Name IN (TODAY)', 'MALFORMED_QUERY'],
  ['B long text: only where filterable', 'SELECT COUNT() FROM Visit__c WHERE Report__c != null', 'INVALID_FIELD'],
  ['A events: no query', 'SELECT COUNT(ReplayId) n FROM Alarm__e', 'INVALID_TYPE_FOR_OPERATION'],
  ['A big objects: no aggregates', 'SELECT COUNT() FROM Log__b', 'MALFORMED_QUERY'],
];

const start = (options: Partial<SimulatorOptions> = {}): Promise<Simulator> => startSimulator({ world, ...options });

describe('the simulated org refuses to count', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await start();
  });
  afterAll(() => simulator.close());

  it.each(rows.map(([fact, soql, errorCode, user = 'admin']) => [fact, soql, errorCode, user] as const))(
    '%s',
    async (_, soql, errorCode, user) => {
      const api = soql.includes('EntityDefinition') ? 'tooling' : 'data';
      const reply = await call(simulator, { path: soqlPath(soql, api), user });
      expect(reply.body).toMatchObject([{ errorCode, message: expect.any(String) }]);
      expect(reply.status).toBe(400);
    },
  );
});

describe('the simulated org counts', () => {
  const truth = (field: string | null, days: number | null = null): number => hashedCounts(visit, field, days);

  it('the filled fields of an object, in a composite too, as the truth says', async () => {
    const simulator = await start();
    const soql = 'SELECT COUNT(Id) n, COUNT(Town__c) a0, COUNT(Cost__c), COUNT(Note__c) FROM Visit__c';
    const result = {
      totalSize: 1,
      done: true,
      records: [
        {
          attributes: { type: 'AggregateResult' },
          n: 12_000,
          a0: truth('Town__c'),
          expr0: truth('Cost__c'),
          expr1: truth('Note__c'),
        },
      ],
    };
    expect((await call(simulator, { path: soqlPath(soql) })).body).toEqual(result);
    const whole = await call(simulator, { path: '/composite', body: compositeOf([soqlPath(soql)]) });
    expect(whole.body).toMatchObject({ compositeResponse: [{ httpStatusCode: 200, body: result }] });
    const present = soqlPath('SELECT COUNT() FROM Visit__c WHERE Note__c != null');
    expect((await call(simulator, { path: present })).body).toMatchObject({ totalSize: truth('Note__c'), records: [] });
    await simulator.close();
  });

  it('only the days of a window, which a slow object may need', async () => {
    const simulator = await start({ longestWindows: { Visit__c: 45 }, clock: createHandClock(Date.UTC(2026, 10, 24)) });
    const counted = async (where: string): Promise<unknown> =>
      (await call(simulator, { path: soqlPath(`${count('Town__c')}${where}`) })).body;
    expect(await counted('')).toMatchObject([{ errorCode: 'QUERY_TIMEOUT' }]);
    expect(await counted(' WHERE CreatedDate = LAST_N_DAYS:90')).toMatchObject([{ errorCode: 'QUERY_TIMEOUT' }]);
    const expected = { records: [{ n: truth(null, 45), a0: truth('Town__c', 45) }] };
    expect(await counted(' WHERE CreatedDate = LAST_N_DAYS:45')).toMatchObject(expected);
    expect(await counted(' WHERE CreatedDate >= 2026-10-10T00:00:00Z')).toMatchObject(expected);
    await simulator.close();
  });

  it('fewer aggregates where the org takes fewer', async () => {
    const simulator = await start({ maxAggregates: 1 });
    expect((await call(simulator, { path: soqlPath(count('Town__c')) })).body).toMatchObject([
      { errorCode: 'MALFORMED_QUERY' },
    ]);
    await simulator.close();
  });

  it('rows of a table by group, in the order that is asked for', async () => {
    const simulator = await start();
    const soql = 'SELECT Username, UserType, COUNT(Id) n, COUNT(LanguageLocaleKey) FROM User';
    const grouped = `${soql} WHERE Username LIKE 'extra1_@%' GROUP BY UserType, Username ORDER BY Username DESC LIMIT 2`;
    expect((await call(simulator, { path: soqlPath(grouped) })).body).toEqual({
      totalSize: 2,
      done: true,
      records: ['extra19', 'extra18'].map((name) => ({
        attributes: { type: 'AggregateResult' },
        Username: `${name}@example.test`,
        UserType: 'Standard',
        n: 1,
        expr0: 1,
      })),
    });
    const { records } = (await call(simulator, { path: soqlPath(groups) })).body as { records: { n: number }[] };
    expect(records.map(({ n }) => n).reduce((sum, n) => sum + n)).toBe(2_102);
    await simulator.close();
  });
});

describe('the counts of a world', () => {
  const filled = (object: WorldObject, name: string, days: number | null): number => hashedCounts(object, name, days);

  it('never hold more than there is, and all of what is required', () => {
    for (const object of standardObjects()) {
      const total = hashedCounts(object, null, null);
      const window = hashedCounts(object, null, 90);
      expect(window).toBeLessThanOrEqual(total);
      expect(hashedCounts(object, null, 45)).toBeLessThanOrEqual(window);
      if (object.recordCount !== null) expect(total).toBe(object.recordCount);
      for (const { name, nillable } of object.fields) {
        const some = filled(object, name, null);
        expect(some).toBeLessThanOrEqual(total);
        if (!nillable) expect(some).toBe(total);
        expect(filled(object, name, 90)).toBeLessThanOrEqual(window);
      }
    }
  });
});

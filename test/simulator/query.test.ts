import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call, soqlPath } from './test-client.ts';
import { tinyWorld } from './tiny-world.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ world: tinyWorld({ users: 2_298 }) });
});
afterAll(() => simulator.close());

const asked = async (path: string, user = 'admin', headers = {}): Promise<Record<string, unknown>> =>
  (await call(simulator, { path, user, headers })).body;

describe('queries', () => {
  it('page as the header says, also in a composite, and the locator belongs to the user', async () => {
    const headers = { 'sforce-query-options': 'batchSize=1000' };
    const first = await asked(soqlPath('SELECT Id FROM User'), 'admin', headers);
    expect(first).toMatchObject({ totalSize: 2_300, done: false });
    expect(first['records']).toHaveLength(1000);
    const next = String(first['nextRecordsUrl']);
    expect((await call(simulator, { path: next, user: 'restricted' })).body).toMatchObject([
      { errorCode: 'INVALID_QUERY_LOCATOR' },
    ]);
    const second = await asked(next, 'admin', headers);
    const third = await asked(String(second['nextRecordsUrl']), 'admin', headers);
    expect(third).toMatchObject({ done: true });
    expect(third['records']).toHaveLength(300);
    const httpHeaders = { 'Sforce-Query-Options': 'batchSize=200' };
    const url = `/services/data/v66.0${soqlPath('SELECT Id FROM User')}`;
    const body = { compositeRequest: [{ method: 'GET', url, referenceId: 'a', httpHeaders }] };
    const { compositeResponse } = (await call(simulator, { path: '/composite', body })).body as {
      compositeResponse: { body: { records: object[] } }[];
    };
    expect(compositeResponse[0]?.body.records).toHaveLength(200);
  });

  it('take conditions, order and limit', async () => {
    const names = async (rest: string): Promise<unknown[]> =>
      ((await asked(soqlPath(`SELECT Username FROM User ${rest}`)))['records'] as { Username: string }[]).map(
        ({ Username }) => Username,
      );
    expect(
      await names("WHERE Username LIKE 'EXTRA1_@%' AND Username >= 'extra17' ORDER BY Username DESC LIMIT 2"),
    ).toEqual(['extra19@example.test', 'extra18@example.test']);
    expect(
      await names("WHERE (Username = 'ADMIN@example.test' OR Username IN ('extra0@example.test')) AND IsActive = true"),
    ).toEqual(['admin@example.test', 'extra0@example.test']);
    expect(await names("WHERE NOT (Username LIKE 'extra%') ORDER BY Username")).toHaveLength(2);
    expect(await asked(soqlPath('SELECT COUNT() FROM User'))).toEqual({ totalSize: 2_300, done: true, records: [] });
  });

  it('answer the virtual tables for all objects at once', async () => {
    const soql =
      'SELECT EntityDefinition.QualifiedApiName, DurableId, QualifiedApiName, DataType, Description, IsIndexed FROM FieldDefinition ' +
      "WHERE EntityDefinitionId IN ('Account', '01I5g0000000001') AND QualifiedApiName LIKE 'S%' ORDER BY DurableId";
    expect(await asked(soqlPath(soql, 'tooling'))).toMatchObject({
      totalSize: 2,
      done: true,
      records: [
        {
          EntityDefinition: { QualifiedApiName: 'Gadget__c' },
          DurableId: expect.stringMatching(/^01I5g0000000001\.00N\w{12}$/),
        },
        {
          EntityDefinition: { QualifiedApiName: 'Account' },
          DataType: 'Text(80)',
          Description: "It's secret",
          IsIndexed: false,
        },
      ],
    });
  });

  it('have no FieldDefinition row for a component of a compound field, but an EntityParticle', async () => {
    const where = "WHERE EntityDefinition.QualifiedApiName = 'Account' AND QualifiedApiName = 'BillingStreet'";
    expect(await asked(soqlPath(`SELECT DurableId FROM FieldDefinition ${where}`, 'tooling'))).toMatchObject({
      totalSize: 0,
    });
    expect(
      await asked(
        soqlPath(`SELECT DataType, IsCreatable, IsComponent, ReferenceTo FROM EntityParticle ${where}`, 'tooling'),
      ),
    ).toMatchObject({
      records: [{ DataType: 'string', IsCreatable: true, IsComponent: true, ReferenceTo: { referenceTo: null } }],
    });
  });
});

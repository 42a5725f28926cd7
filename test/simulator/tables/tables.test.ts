import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../server.ts';
import type { Simulator } from '../server.ts';
import { call, soqlPath } from '../test-client.ts';
import { worlds } from '../worlds/index.ts';
import { tableQueries } from './table-queries.ts';

const acme = worlds.acme();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ world: acme });
});
afterAll(() => simulator.close());

type Records = { readonly totalSize: number; readonly records: readonly Record<string, unknown>[] };

async function ask(api: 'data' | 'tooling', soql: string, user = 'admin'): Promise<Records> {
  const { body, status } = await call(simulator, { path: soqlPath(soql, api), user });
  expect({ soql, status }).toEqual({ soql, status: 200 });
  return body as unknown as Records;
}

describe.each(tableQueries)('a query of $api $from', ({ api, from, soql }) => {
  it('has rows in acme, each with an id of its own', async () => {
    const { records, totalSize } = await ask(api, soql);
    expect(totalSize).toBeGreaterThan(0);
    const ids = records.flatMap(({ DurableId, Id }) => [Id ?? DurableId].filter((id) => typeof id === 'string'));
    expect(new Set(ids).size).toBe(ids.length);
    if (from !== 'EntityDefinition') for (const id of ids) expect(id).toMatch(/^\w{18}$/);
  });

  it('is closed to a user without View Setup, and in the other API', async () => {
    const refused = { status: 400, body: [{ errorCode: 'INVALID_TYPE' }] };
    expect(await call(simulator, { path: soqlPath(soql, api), user: 'noSetup' })).toMatchObject(refused);
    const other = api === 'data' ? 'tooling' : 'data';
    expect(await call(simulator, { path: soqlPath(soql, other) })).toMatchObject(refused);
  });

  it('refuses a column that Salesforce does not have', async () => {
    const path = soqlPath(`SELECT Id, Colour FROM ${from}`, api);
    expect(await call(simulator, { path })).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_FIELD' }] });
  });
});

describe('the tables of a world', () => {
  it('do not have the columns that would be too good to be true', async () => {
    for (const [api, soql] of [
      ['tooling', 'SELECT Active FROM WorkflowRule'],
      ['tooling', 'SELECT Metadata FROM ValidationRule'],
      ['data', 'SELECT NamespacePrefix FROM MutingPermissionSet'],
      ['data', 'SELECT Active FROM DuplicateRule'],
    ] as const) {
      const reply = await call(simulator, { path: soqlPath(soql, api) });
      expect(reply).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_FIELD' }] });
    }
  });

  it('tell a flow by its running version, but for the number', async () => {
    const { records } = await ask(
      'data',
      "SELECT ActiveVersionId, LatestVersionId, VersionNumber, TriggerObjectOrEvent.QualifiedApiName FROM FlowDefinitionView WHERE ApiName IN ('Case_work_out_due_time', 'Report_a_visit') ORDER BY ApiName",
    );
    const versions = await ask('tooling', "SELECT Id, VersionNumber FROM Flow WHERE Status = 'Active'");
    const active = versions.records.find(({ Id }) => Id === records[0]?.['ActiveVersionId']);
    expect(active).toMatchObject({ VersionNumber: 2 });
    expect(records).toMatchObject([
      { VersionNumber: 3, TriggerObjectOrEvent: { QualifiedApiName: 'Case' } },
      { VersionNumber: 1, TriggerObjectOrEvent: null },
    ]);
  });

  it('name custom objects by ids of both lengths', async () => {
    const { records } = await ask('tooling', 'SELECT EntityDefinitionId, TableEnumOrId FROM Layout');
    const lengths = records.flatMap(({ EntityDefinitionId, TableEnumOrId }) =>
      [EntityDefinitionId, TableEnumOrId]
        .map(String)
        .filter((id) => id.startsWith('01I'))
        .map(({ length }) => length),
    );
    expect(new Set(lengths)).toEqual(new Set([15, 18]));
  });

  it('count assignments by holder, without what has ended and who has left', async () => {
    const when = 'WHERE Assignee.IsActive = true AND (ExpirationDate = null OR ExpirationDate > 2026-11-24T10:00:00Z)';
    const { records } = await ask(
      'data',
      `SELECT PermissionSetId, COUNT(Id) n FROM PermissionSetAssignment ${when} GROUP BY PermissionSetId`,
    );
    const sets = await ask(
      'data',
      "SELECT Id, Name FROM PermissionSet WHERE Name IN ('Sales_Basics', 'Data_Export', 'Driver')",
    );
    const counted = sets.records.map(({ Id, Name }) => [
      Name,
      records.find((row) => row['PermissionSetId'] === Id)?.['n'] ?? 0,
    ]);
    expect(Object.fromEntries(counted)).toEqual({ Sales_Basics: 2, Data_Export: 0, Driver: 0 });
  });

  it('let everybody ask what he may himself', async () => {
    const soql =
      'SELECT PermissionsViewAllData, PermissionsViewSetup, PermissionsModifyMetadata FROM UserPermissionAccess';
    const rights = async (user: string) => (await ask('data', soql, user)).records[0];
    expect(await rights('noMetadata')).toMatchObject({
      PermissionsViewAllData: true,
      PermissionsModifyMetadata: false,
    });
    expect(await rights('noSetup')).toMatchObject({ PermissionsViewAllData: false, PermissionsViewSetup: false });
  });

  it('show a row of FieldPermissions for each cell, and licences and strangers as parents', async () => {
    const { records, totalSize } = await ask(
      'data',
      'SELECT ParentId, COUNT(Id) n FROM FieldPermissions GROUP BY ParentId',
    );
    const cells = (acme.security?.holders ?? []).map(({ fields }) =>
      fields.reduce((sum, { edit, readOnly }) => sum + edit.length + readOnly.length, 0),
    );
    expect(records.map(({ n }) => n).sort()).toEqual(cells.filter((count) => count > 0).sort());
    expect(totalSize).toBe(records.length);
    const parents = (await ask('data', 'SELECT ParentId, COUNT(Id) n FROM ObjectPermissions GROUP BY ParentId'))
      .records;
    expect(new Set(parents.map(({ ParentId }) => String(ParentId).slice(0, 3)))).toEqual(
      new Set(['0PS', '0QM', '0PL', '100']),
    );
  });

  it('give custom fields the id of their record, the same for tasks and events, accounts and contacts', async () => {
    const idOf = async (object: string, field: string): Promise<string> => {
      const where = `EntityDefinitionId = '${object}' AND QualifiedApiName = '${field}'`;
      const { records } = await ask('tooling', `SELECT DurableId FROM FieldDefinition WHERE ${where}`);
      return String(records[0]?.['DurableId']);
    };
    expect(await idOf('Account', 'Industry')).toBe('Account.Industry');
    expect(await idOf('Account', 'Credit_Limit__c')).toMatch(/^Account\.00N\w{12}$/);
    const [, task = 'a'] = (await idOf('Task', 'Visit_Purpose__c')).split('.');
    expect(await idOf('Event', 'Visit_Purpose__c')).toBe(`Event.${task}`);
    const [, contact = 'b'] = (await idOf('Contact', 'Newsletter__c')).split('.');
    expect(await idOf('Account', 'Newsletter__pc')).toBe(`Account.${contact}`);
  });
});

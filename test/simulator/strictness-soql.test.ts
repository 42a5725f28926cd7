import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call, compositeOf, soqlPath } from './test-client.ts';
import type { Call } from './test-client.ts';
import { fieldOf, objectOf, tinyWorld } from './tiny-world.ts';

// Each row: the fact it rests on (a line of the facts on Salesforce's APIs), the request, and how it is refused.
type Row = readonly [fact: string, request: Call, status: number, errorCode: string];

const tooling = (soql: string): Call => ({ path: soqlPath(soql, 'tooling') });
const data = (soql: string): Call => ({ path: soqlPath(soql) });
const byName = "EntityDefinition.QualifiedApiName = 'Account'";
const many = (count: number, text: string): string[] => Array.from({ length: count }, () => text);

const rows: readonly Row[] = [
  ['C SOQL: no text', { path: '/query' }, 400, 'MALFORMED_QUERY'],
  ['C SOQL: unknown parameter', { path: `${soqlPath('SELECT Id FROM User')}&explain=1` }, 400, 'INVALID_INPUT'],
  ['C SOQL: not SELECT', data('DELETE FROM User'), 400, 'MALFORMED_QUERY'],
  ['C SOQL: open string', data("SELECT Id FROM User WHERE Username = 'x"), 400, 'MALFORMED_QUERY'],
  ['C SOQL: illegal escape', data("SELECT Id FROM User WHERE Username = '\\x'"), 400, 'MALFORMED_QUERY'],
  ['C SOQL: words after the end', data('SELECT Id FROM User LIMIT 1 FOR VIEW'), 400, 'MALFORMED_QUERY'],
  [
    'C SOQL: AND beside OR',
    data("SELECT Id FROM User WHERE Id = 'a' AND Id = 'b' OR Id = 'c'"),
    400,
    'MALFORMED_QUERY',
  ],
  ['C SOQL: subquery', data('SELECT Id FROM User WHERE ProfileId IN (SELECT Id FROM Profile)'), 400, 'MALFORMED_QUERY'],
  ['C SOQL: a column twice', data('SELECT Id, Id FROM User'), 400, 'MALFORMED_QUERY'],
  ['C INVALID_TYPE', data('SELECT Id FROM ScratchOrgInfo limit 1'), 400, 'INVALID_TYPE'],
  [
    'C INVALID_TYPE: a tooling table in the data API',
    data('SELECT DurableId FROM EntityDefinition'),
    400,
    'INVALID_TYPE',
  ],
  ['C INVALID_FIELD', data('SELECT Id, Nothing FROM User'), 400, 'INVALID_FIELD'],
  ['C INVALID_FIELD in WHERE', data("SELECT Id FROM User WHERE Nothing = 'x'"), 400, 'INVALID_FIELD'],
  ['C INVALID_FIELD in ORDER BY', data('SELECT Id FROM User ORDER BY Nothing'), 400, 'INVALID_FIELD'],
  ['C INVALID_FIELD: number for a text', data('SELECT Id FROM User WHERE Username = 1'), 400, 'INVALID_FIELD'],
  ['C INVALID_FIELD: text for a boolean', data("SELECT Id FROM User WHERE IsActive = 'true'"), 400, 'INVALID_FIELD'],
  ['A composite batch: no subrequest', { path: '/composite/batch', body: { batchRequests: [] } }, 400, 'INVALID_INPUT'],
  ['C INVALID_QUERY_LOCATOR', { path: '/query/01g000000000009AAA-2000' }, 400, 'INVALID_QUERY_LOCATOR'],
  [
    'B Sforce-Query-Options: size',
    { ...data('SELECT Id FROM User'), headers: { 'sforce-query-options': 'batchSize=5000' } },
    400,
    'INVALID_BATCH_SIZE',
  ],
  [
    'B Sforce-Query-Options: form',
    { ...data('SELECT Id FROM User'), headers: { 'sforce-query-options': 'size=500' } },
    400,
    'INVALID_BATCH_SIZE',
  ],

  [
    'B virtual tables need View Setup',
    { ...tooling('SELECT DurableId FROM EntityDefinition'), user: 'restricted' },
    400,
    'INVALID_TYPE',
  ],
  [
    'B virtual: FieldDefinition without a filter',
    tooling('SELECT DurableId FROM FieldDefinition'),
    400,
    'MALFORMED_QUERY',
  ],
  [
    'B virtual: FieldDefinition with another filter',
    tooling("SELECT DurableId FROM FieldDefinition WHERE QualifiedApiName = 'Name'"),
    400,
    'MALFORMED_QUERY',
  ],
  [
    'B virtual: the filter is no range',
    tooling("SELECT DurableId FROM FieldDefinition WHERE DurableId > 'A'"),
    400,
    'MALFORMED_QUERY',
  ],
  [
    'B virtual: EntityParticle without a filter',
    tooling('SELECT DurableId FROM EntityParticle LIMIT 10'),
    400,
    'MALFORMED_QUERY',
  ],
  ['B virtual: COUNT()', tooling('SELECT COUNT() FROM EntityDefinition'), 400, 'MALFORMED_QUERY'],
  ['B virtual: GROUP BY', tooling('SELECT KeyPrefix FROM EntityDefinition GROUP BY KeyPrefix'), 400, 'MALFORMED_QUERY'],
  ['B virtual: OFFSET', tooling('SELECT DurableId FROM EntityDefinition LIMIT 10 OFFSET 10'), 400, 'MALFORMED_QUERY'],
  [
    'B virtual: OR',
    tooling("SELECT DurableId FROM EntityDefinition WHERE DurableId = 'A' OR DurableId = 'B'"),
    400,
    'MALFORMED_QUERY',
  ],
  [
    'B virtual: NOT',
    tooling("SELECT DurableId FROM EntityDefinition WHERE NOT(DurableId = 'A')"),
    400,
    'MALFORMED_QUERY',
  ],
  [
    'B virtual: NOT IN',
    tooling("SELECT DurableId FROM EntityDefinition WHERE DurableId NOT IN ('A')"),
    400,
    'MALFORMED_QUERY',
  ],
  [
    'B virtual: INCLUDES',
    tooling("SELECT DurableId FROM EntityDefinition WHERE Label INCLUDES ('A')"),
    400,
    'MALFORMED_QUERY',
  ],
  [
    'B virtual: LIMIT above 2,000',
    tooling('SELECT DurableId FROM EntityDefinition LIMIT 2001'),
    400,
    'MALFORMED_QUERY',
  ],
  [
    'B virtual: more than 2,000 rows',
    tooling("SELECT DurableId FROM FieldDefinition WHERE EntityDefinitionId = 'Wide__c'"),
    400,
    'EXCEEDED_ID_LIMIT',
  ],
  [
    'B virtual: a column of another table',
    tooling(`SELECT IsCreatable FROM FieldDefinition WHERE ${byName}`),
    400,
    'INVALID_FIELD',
  ],
  [
    'B virtual: an unknown parent column',
    tooling(`SELECT EntityDefinition.Nothing FROM FieldDefinition WHERE ${byName}`),
    400,
    'INVALID_FIELD',
  ],
  [
    'B virtual: a list cannot be a filter',
    tooling(`SELECT DurableId FROM EntityParticle WHERE ${byName} AND ReferenceTo = 'x'`),
    400,
    'INVALID_FIELD',
  ],
];

describe('the simulated org refuses the query', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    const wide = objectOf(
      'Wide__c',
      Array.from({ length: 2_100 }, (_, index) => fieldOf(`F${index}__c`)),
    );
    simulator = await startSimulator({ world: tinyWorld({ objects: [wide] }) });
  });
  afterAll(() => simulator.close());

  it.each(rows)('%s', async (_, request, status, errorCode) => {
    const reply = await call(simulator, request);
    expect(reply.body).toMatchObject([{ errorCode, message: expect.any(String) }]);
    expect(reply.status).toBe(status);
  });

  it('A: URI and headers of more than 16,384 bytes, but not the same SOQL in a composite', async () => {
    const names = many(900, "'Account_with_a_long_name__c'").join(',');
    const long = soqlPath(`SELECT DurableId FROM EntityDefinition WHERE QualifiedApiName IN (${names})`, 'tooling');
    expect((await call(simulator, { path: long })).status).toBe(414);
    expect((await call(simulator, { path: '/sobjects', headers: { 'x-long': 'x'.repeat(17_000) } })).status).toBe(431);
    const whole = await call(simulator, { path: '/tooling/composite', body: compositeOf([long]) });
    expect(whole.body).toMatchObject({ compositeResponse: [{ httpStatusCode: 200 }] });
  });

  it('C: SOQL of more than 100,000 characters', async () => {
    const soql = `SELECT Id FROM User WHERE Username = '${'x'.repeat(100_000)}'`;
    const reply = await call(simulator, { path: '/composite', body: compositeOf([soqlPath(soql)]) });
    expect(reply.body).toMatchObject({
      compositeResponse: [{ httpStatusCode: 400, body: [{ errorCode: 'MALFORMED_QUERY' }] }],
    });
  });
});

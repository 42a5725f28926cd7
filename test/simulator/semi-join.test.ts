import { describe, expect, it } from 'vitest';
import { ApiError } from './api-error.ts';
import { startSimulator } from './server.ts';
import { resolveSemiJoins } from './soql-semi-join.ts';
import { parseSoql } from './soql.ts';
import { call, soqlPath } from './test-client.ts';
import { worlds } from './worlds/index.ts';

const assigned = "SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '005'";
const outer = (where: string): string => `SELECT SobjectType FROM ObjectPermissions WHERE ${where}`;

const codeOf = (soql: string): string => {
  try {
    resolveSemiJoins(parseSoql(soql), () => []);
    return 'none';
  } catch (error) {
    return error instanceof ApiError ? error.errorCode : String(error);
  }
};

describe('a semi-join', () => {
  it('becomes the list of the ids that its subquery finds', () => {
    const query = parseSoql(outer(`(PermissionsViewAllRecords = true AND (ParentId IN (${assigned})))`));
    const asked: string[] = [];
    const { where } = resolveSemiJoins(query, ({ from }) => {
      asked.push(from);
      return ['0PS1', '0PS2'];
    });
    expect(asked).toEqual(['PermissionSetAssignment']);
    expect(where).toMatchObject({
      kind: 'AND',
      parts: [
        { column: 'PermissionsViewAllRecords' },
        { column: 'ParentId', operator: 'IN', values: [{ value: '0PS1' }, { value: '0PS2' }] },
      ],
    });
    expect(JSON.stringify(where)).not.toContain('subquery');
  });

  it('answers as the two queries do that it stands for', async () => {
    const world = worlds.acme({});
    const simulator = await startSimulator({ world });
    const recordsOf = async (soql: string): Promise<Record<string, string>[]> =>
      ((await call(simulator, { path: soqlPath(soql) })).body as { records: Record<string, string>[] }).records;
    const inner = assigned.replace("'005'", `'${world.users.admin.id}'`);
    const ids = (await recordsOf(inner)).map(({ PermissionSetId = '' }) => `'${PermissionSetId}'`);
    const joined = await recordsOf(outer(`PermissionsRead = true AND ParentId IN (${inner})`));
    expect(joined.length).toBeGreaterThan(0);
    expect(joined).toEqual(await recordsOf(outer(`PermissionsRead = true AND ParentId IN (${ids.join(', ')})`)));
    await simulator.close();
  });

  // docs, "Comparison Operators", Semi-Joins with IN and Anti-Joins with NOT IN: what SOQL does not take.
  it.each([
    ['below OR', outer(`ParentId IN (${assigned}) OR SobjectType = 'Account'`)],
    ['below NOT', outer(`NOT ParentId IN (${assigned})`)],
    ['three of them', outer(['ParentId', 'ParentId', 'ParentId'].map((id) => `${id} IN (${assigned})`).join(' AND '))],
    ['on the same object', assigned.replace("AssigneeId = '005'", `Id IN (${assigned})`)],
    ['within another one', outer(`ParentId IN (${assigned} AND PermissionSetId IN (SELECT Id FROM PermissionSet))`)],
    ['with two columns', outer(`ParentId IN (${assigned.replace('PermissionSetId', 'Id, PermissionSetId')})`)],
    ['with COUNT()', outer(`ParentId IN (${assigned.replace('PermissionSetId', 'COUNT()')})`)],
    ['with ORDER BY', outer(`ParentId IN (${assigned} ORDER BY Id)`)],
    ['with LIMIT', outer(`ParentId IN (${assigned} LIMIT 10)`)],
    ['of a column that is no id', outer(`SobjectType IN (${assigned})`)],
    ['over a table that is not known here', outer('ParentId IN (SELECT Id FROM Profile)')],
  ])('%s is refused', (_, soql) => {
    expect(codeOf(soql)).toBe('MALFORMED_QUERY');
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { createBulkJobs, poll, readRows } from './bulk-jobs.ts';
import { toCsv } from './bulk-csv.ts';
import type { SimulatorOptions } from './org.ts';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call, compositeOf, soqlPath } from './test-client.ts';
import type { Call, Reply } from './test-client.ts';
import { tinyWorld } from './tiny-world.ts';
import { worlds } from './worlds/index.ts';

const soql = 'SELECT Username, IsActive FROM User';
const jobs = '/jobs/query';
const worldUsers = tinyWorld().users; // one of them without View Setup

let simulator: Simulator;
afterEach(() => simulator.close());
const start = async (options: Partial<SimulatorOptions> = {}): Promise<void> => {
  simulator = await startSimulator({ world: tinyWorld({ users: 2_498 }), ...options });
};

const create = (body: object = {}, more: Partial<Call> = {}): Promise<Reply> =>
  call(simulator, { path: jobs, body: { operation: 'query', query: soql, ...body }, ...more });
const created = async (body = {}): Promise<string> => `${jobs}/${((await create(body)).body as { id: string }).id}`;
const stateOf = async (path: string): Promise<string> =>
  ((await call(simulator, { path })).body as { state: string }).state;
const completed = async (body = {}): Promise<string> => {
  const path = await created(body);
  while ((await stateOf(path)) !== 'JobComplete');
  return path;
};

describe('a query job', () => {
  // A: "Bulk 2.0 query: each HTTP request counts, incl. every poll".
  it('is complete after a while, and every request for it counts', async () => {
    await start();
    const { body } = await create({ contentType: 'CSV', columnDelimiter: 'COMMA', lineEnding: 'LF' });
    expect(body).toMatchObject({
      id: '750000000000001AAA',
      operation: 'query',
      object: 'User',
      createdById: '005000000000001AAA',
      state: 'UploadComplete',
      contentType: 'CSV',
      apiVersion: 66,
      lineEnding: 'LF',
      columnDelimiter: 'COMMA',
    });
    const path = `${jobs}/750000000000001AAA`;
    expect([await stateOf(path), await stateOf(path), await stateOf(path)]).toEqual([
      'UploadComplete',
      'InProgress',
      'JobComplete',
    ]);
    expect((await call(simulator, { path })).body).toMatchObject({ jobType: 'V2Query', numberRecordsProcessed: 2_500 });
    expect((await call(simulator, { path: `${path}/results` })).headers.get('sforce-limit-info')).toBe(
      'api-usage=6/100000',
    );
    expect(simulator.log.some(({ write }) => write)).toBe(false);
  });

  it('gives its rows page by page, as often as they are asked for, and always compressed', async () => {
    await start();
    const path = await completed();
    const page = async (query: string): Promise<Reply> => {
      const headers = { 'accept-encoding': 'identity' };
      const reply = await call(simulator, { path: `${path}/results${query}`, headers });
      expect(reply.headers.get('content-encoding')).toBe('gzip');
      expect(reply.headers.get('content-type')).toMatch(/^text\/csv/);
      return reply;
    };
    const first = await page('?maxRecords=1000');
    expect(first.headers.get('sforce-numberofrecords')).toBe('1000');
    expect(first.text).toMatch(/^"Username","IsActive"\n"admin@example\.test","true"\n"restricted@/);
    const locator = String(first.headers.get('sforce-locator'));
    const second = await page(`?maxRecords=1000&locator=${locator}`);
    expect((await page(`?maxRecords=1000&locator=${locator}`)).text).toBe(second.text);
    const last = await page(`?maxRecords=1000&locator=${String(second.headers.get('sforce-locator'))}`);
    expect(last.headers.get('sforce-locator')).toBe('null');
    expect(last.headers.get('sforce-numberofrecords')).toBe('500');
    const lines = [first, second, last].flatMap(({ text }) => text.trimEnd().split('\n').slice(1));
    expect(new Set(lines).size).toBe(2_500);
  });

  // B: "FieldPermissions | Bulk 2.0", and B permissions: View Setup since v49.
  it('finds the field permissions that REST finds, and none for a user without View Setup', async () => {
    await start({ world: { ...worlds.acme({}), users: worldUsers } });
    const query = "SELECT ParentId, Field, PermissionsEdit FROM FieldPermissions WHERE SobjectType = 'Account'";
    expect((await create({ query }, { user: 'restricted' })).body).toMatchObject([{ errorCode: 'INVALID_TYPE' }]);
    const { records } = (await call(simulator, { path: soqlPath(query) })).body as {
      records: Record<'ParentId' | 'Field' | 'PermissionsEdit', string>[];
    };
    expect(records.length).toBeGreaterThan(0);
    const { text } = await call(simulator, { path: `${await completed({ query })}/results` });
    expect(text.trimEnd().split('\n').slice(1)).toEqual(
      records.map(({ ParentId, Field, PermissionsEdit }) => `"${ParentId}","${Field}","${PermissionsEdit}"`),
    );
  });

  it('takes pages of the size that the org takes where the client does not say it', async () => {
    await start({ bulkPage: 2_000, bulkPolls: 0 });
    const { headers } = await call(simulator, { path: `${await completed()}/results` });
    expect(headers.get('sforce-numberofrecords')).toBe('2000');
  });

  it('ends as failed in an org that is told so', async () => {
    await start({ bulkFails: true, bulkPolls: 1 });
    const path = await created();
    expect([await stateOf(path), await stateOf(path)]).toEqual(['InProgress', 'Failed']);
    expect((await call(simulator, { path })).body).toMatchObject({ errorMessage: expect.any(String) });
    expect((await call(simulator, { path: `${path}/results` })).status).toBe(400);
  });

  // design 5.7: "The one exception: it aborts the Bulk query jobs that it created itself."
  it('is aborted and deleted by its owner', async () => {
    await start();
    const path = await created();
    const body = { state: 'Aborted' };
    expect((await call(simulator, { path, method: 'PATCH', body, user: 'extra0' })).status).toBe(404);
    expect((await call(simulator, { path, method: 'DELETE' })).body).toMatchObject([{ errorCode: 'INVALIDJOBSTATE' }]);
    expect((await call(simulator, { path, method: 'PATCH', body })).body).toMatchObject({ state: 'Aborted' });
    expect(await stateOf(path)).toBe('Aborted');
    expect((await call(simulator, { path, method: 'PATCH', body })).body).toMatchObject([
      { errorCode: 'INVALIDJOBSTATE' },
    ]);
    expect(simulator.log.some(({ write }) => write)).toBe(false);
    expect(await call(simulator, { path, method: 'DELETE' })).toMatchObject({ status: 204, text: '' });
    expect((await call(simulator, { path })).status).toBe(404);
  });

  it('meets the weather, a cut page too', async () => {
    await start({ bulkPolls: 0 });
    const path = await completed();
    simulator.trouble({ answer: { status: 503 } }, { answer: 'truncate' });
    expect((await create()).status).toBe(503);
    const { headers, text } = await call(simulator, { path: `${path}/results` });
    expect(Number(headers.get('sforce-numberofrecords'))).toBeGreaterThan(text.split('\n').length);
  });

  it('reads a large table once for its pages, and never as a whole', () => {
    let read = 0;
    const cells = function* (): Generator<readonly [string, number]> {
      for (let row = 0; row < 300_000; row += 1) {
        read += 1;
        yield ['0PS000000000001AAA', row];
      }
    };
    const about = { api: 'data', version: '66.0', user: 'admin', createdById: '005', createdAt: 0 } as const;
    const job = createBulkJobs().start({ ...about, object: 'FieldPermissions', columns: ['Id', 'Row'], cells });
    poll(job, 0, false);
    expect(job).toMatchObject({ state: 'JobComplete', rows: 300_000 });
    read = 0;
    for (let from = 0; from < job.rows; from += 100_000) {
      const page = readRows(job, from, 100_000);
      expect([page.length, page[0]?.[1]]).toEqual([100_000, from]);
    }
    expect(read).toBe(300_000);
    expect(readRows(job, 100_000, 1)[0]?.[1]).toBe(100_000);
  });

  // docs, "Get Results for a Query Job": the example of a response.
  it('writes CSV with quotes around everything, twice within', () => {
    expect(
      toCsv(
        ['Id', 'Name', 'At'],
        [
          ['1', 'a "b",\nc', '2026-01-12T09:30:00.000+0000'],
          [2, null, false],
        ],
      ),
    ).toBe('"Id","Name","At"\n"1","a ""b"",\nc","2026-01-12T09:30:00.000Z"\n"2","","false"\n');
  });
});

describe('a query job is refused', () => {
  type Row = readonly [fact: string, body: object, errorCode: string, more?: Partial<Call>];
  const tooling = { path: '/tooling/jobs/query' };
  const rows: readonly Row[] = [
    ['A: aggregates', { query: 'SELECT COUNT(Id) n FROM User' }, 'API_ERROR'],
    ['A: COUNT()', { query: 'SELECT COUNT() FROM User' }, 'API_ERROR'],
    ['A: GROUP BY', { query: 'SELECT Name FROM User GROUP BY Name' }, 'API_ERROR'],
    ['A: OFFSET', { query: `${soql} LIMIT 5 OFFSET 5` }, 'API_ERROR'],
    ['A: a subquery', { query: `${soql} WHERE ProfileId IN (SELECT Id FROM PermissionSet)` }, 'API_ERROR'],
    ['A: children', { query: 'SELECT Id, (SELECT Id FROM Contacts) FROM User' }, 'MALFORMED_QUERY'],
    ['design 9: ORDER BY', { query: `${soql} ORDER BY Username` }, 'API_ERROR'],
    ['B: a column that there is not', { query: 'SELECT Nothing FROM User' }, 'INVALID_FIELD'],
    ['docs: an entity without bulk support', { query: 'SELECT Id FROM Organization' }, 'INVALIDENTITY'],
    ['B: permissions in the Tooling API', { query: 'SELECT Id FROM FieldPermissions' }, 'INVALIDENTITY', tooling],
    ['B: an entity of the Tooling API', { query: 'SELECT Id FROM MetadataComponentDependency' }, 'INVALIDENTITY'],
    ['docs: another operation', { operation: 'insert' }, 'INVALIDJOB'],
    ['docs: no query', { query: '' }, 'INVALIDJOB'],
    ['docs: another delimiter', { columnDelimiter: 'TAB' }, 'INVALIDJOB'],
    ['docs: a property that there is not', { object: 'User' }, 'JSON_PARSER_ERROR'],
    ['docs: another content type', {}, 'UNSUPPORTED_MEDIA_TYPE', { headers: { 'content-type': 'text/csv' } }],
    ['C 401: without a session', {}, 'INVALID_SESSION_ID', { user: 'nobody' }],
  ];
  it.each(rows.map(([fact, ...row]) => ({ fact, row })))('$fact', async ({ row: [body, errorCode, more] }) => {
    await start();
    const reply = await create(body, more);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.body).toMatchObject([{ errorCode }]);
  });

  it('where the org has none, or none for the Tooling API, as a Developer Edition', async () => {
    const query = 'SELECT MetadataComponentId FROM MetadataComponentDependency';
    const refused = [{ errorCode: 'FUNCTIONALITY_NOT_ENABLED' }];
    await start({ refuses: { bulk: true } });
    expect((await create()).body).toMatchObject(refused);
    await simulator.close();
    await start({ refuses: { toolingBulk: true } });
    expect((await create()).status).toBe(200);
    expect(await create({ query }, tooling)).toMatchObject({ status: 400, body: refused });
    await simulator.close();
    await start({ world: tinyWorld({ edition: 'Developer Edition' }) });
    expect(await create({ query }, tooling)).toMatchObject({ status: 400, body: refused });
  });

  it('and so are its results before the end, of another version, and of a wrong page', async () => {
    await start();
    const early = await created();
    expect((await call(simulator, { path: `${early}/results` })).body).toMatchObject([
      { errorCode: 'INVALIDJOBSTATE' },
    ]);
    const path = await completed();
    expect((await call(simulator, { path: `/services/data/v65.0${path}/results` })).status).toBe(409);
    for (const query of ['maxRecords=0', 'maxRecords=ten', 'locator=x', 'locator=null', 'page=2']) {
      expect((await call(simulator, { path: `${path}/results?${query}` })).status).toBe(400);
    }
    expect((await call(simulator, { path: `/tooling${path}` })).status).toBe(404);
    expect((await call(simulator, { path, method: 'PATCH', body: { state: 'JobComplete' } })).status).toBe(400);
    const whole = await call(simulator, { path: '/composite', body: compositeOf([path]) });
    expect(whole.body).toMatchObject({ compositeResponse: [{ httpStatusCode: 400 }] });
  });
});

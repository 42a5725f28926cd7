import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call, compositeOf, soqlPath } from './test-client.ts';
import type { Call } from './test-client.ts';
import { tinyWorld } from './tiny-world.ts';

// Each row: the fact it rests on (a line of the facts on Salesforce's APIs), the request, and how it is refused.
type Row = readonly [fact: string, request: Call, status: number, errorCode: string];

const path = '/services/data/v66.0';
const describeAccount = '/sobjects/Account/describe';
const composite = (body: unknown): Call => ({ path: '/composite', body });
const part = (special: object): object => ({
  compositeRequest: [{ method: 'GET', url: `${path}${describeAccount}`, referenceId: 'a', ...special }],
});
const many = (count: number, text: string): string[] => Array.from({ length: count }, () => text);

const rows: readonly Row[] = [
  ['C 401: no token', { path: '/limits', user: 'nobody' }, 401, 'INVALID_SESSION_ID'],
  ['C 401: unknown token', { path: '/limits', user: '00D000000000001EAA!wrong' }, 401, 'INVALID_SESSION_ID'],
  ['D version: one that the org does not have', { path: '/services/data/v99.0/limits' }, 404, 'NOT_FOUND'],
  ['D version: not a number', { path: '/services/data/v66/limits' }, 404, 'NOT_FOUND'],
  ['design 9: unknown path', { path: '/nothing' }, 404, 'NOT_FOUND'],
  ['design 9: unknown path outside the API', { path: '/services/apexrest/x' }, 404, 'NOT_FOUND'],
  ['design 9: unknown parameter', { path: '/sobjects?all=true' }, 400, 'INVALID_INPUT'],
  ['design 9: wrong method', { path: '/limits', method: 'POST', body: {} }, 405, 'METHOD_NOT_ALLOWED'],
  [
    'design 5.7: a record is not created',
    { path: '/sobjects/Account', body: { Name: 'x' } },
    403,
    'INSUFFICIENT_ACCESS_OR_READONLY',
  ],
  [
    'design 5.7: a record is not changed',
    { path: '/sobjects/Account/001', method: 'PATCH', body: {} },
    403,
    'INSUFFICIENT_ACCESS_OR_READONLY',
  ],
  [
    'design 5.7: a record is not deleted',
    { path: '/sobjects/Account/001', method: 'DELETE' },
    403,
    'INSUFFICIENT_ACCESS_OR_READONLY',
  ],
  ['C /limits needs View Setup', { path: '/limits', user: 'restricted' }, 403, 'INSUFFICIENT_ACCESS'],
  ['A recordCount needs View Setup', { path: '/limits/recordCount', user: 'restricted' }, 403, 'INSUFFICIENT_ACCESS'],
  ['A recordCount: unknown parameter', { path: '/limits/recordCount?objects=Account' }, 400, 'INVALID_INPUT'],
  [
    'B permissions: describe of an object without Read',
    { path: '/sobjects/Contact/describe', user: 'restricted' },
    404,
    'NOT_FOUND',
  ],
  ['B: describe of a name that is no text', { path: '/sobjects/%E0%A4%A/describe' }, 404, 'NOT_FOUND'],
  ['B: describe of an unknown object', { path: '/sobjects/Nothing__c/describe' }, 404, 'NOT_FOUND'],
  [
    'A conditional requests: form of the date',
    { path: describeAccount, headers: { 'if-modified-since': '2026-03-01' } },
    400,
    'INVALID_INPUT',
  ],
  [
    'A conditional requests: form of the date, global',
    { path: '/sobjects', headers: { 'if-modified-since': 'soon' } },
    400,
    'INVALID_INPUT',
  ],

  ['A composite: 25 subrequests', composite(compositeOf(many(26, describeAccount))), 400, 'INVALID_INPUT'],
  ['A composite: no subrequest', composite({ compositeRequest: [] }), 400, 'INVALID_INPUT'],
  ['A composite: 5 queries', composite(compositeOf(many(6, soqlPath('SELECT Id FROM User')))), 400, 'INVALID_INPUT'],
  [
    'A composite: referenceId twice',
    composite({ compositeRequest: [0, 1].map(() => ({ method: 'GET', url: `${path}/sobjects`, referenceId: 'a' })) }),
    400,
    'INVALID_INPUT',
  ],
  ['A composite: characters of a referenceId', composite(part({ referenceId: 'a-b' })), 400, 'INVALID_INPUT'],
  ['A composite: referenceId missing', composite(part({ referenceId: undefined })), 400, 'INVALID_INPUT'],
  ['A composite: unknown key of a subrequest', composite(part({ headers: {} })), 400, 'JSON_PARSER_ERROR'],
  ['A composite: unknown key of the whole', composite({ ...part({}), haltOnError: true }), 400, 'JSON_PARSER_ERROR'],
  ['A composite: another version', composite(part({ url: '/services/data/v65.0/sobjects' })), 400, 'INVALID_INPUT'],
  ['A composite: url without the base', composite(part({ url: describeAccount })), 400, 'INVALID_INPUT'],
  [
    'A composite: header Accept',
    composite(part({ httpHeaders: { Accept: 'application/json' } })),
    400,
    'INVALID_INPUT',
  ],
  [
    'A composite: header Authorization',
    composite(part({ httpHeaders: { authorization: 'Bearer x' } })),
    400,
    'INVALID_INPUT',
  ],
  [
    'A composite: header Content-Type',
    composite(part({ httpHeaders: { 'Content-Type': 'application/json' } })),
    400,
    'INVALID_INPUT',
  ],
  ['A composite: body that is no JSON', composite('{'), 400, 'JSON_PARSER_ERROR'],
  [
    'A composite: content type',
    { ...composite({}), headers: { 'content-type': 'text/plain' } },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  ['A composite: GET', { path: '/composite' }, 405, 'METHOD_NOT_ALLOWED'],
  [
    'A tooling composite: under /tooling/ only',
    { path: '/tooling/composite', body: compositeOf(['/sobjects']) },
    400,
    'INVALID_INPUT',
  ],
  [
    'A composite batch: 25 subrequests',
    {
      path: '/composite/batch',
      body: { batchRequests: many(26, 'x').map(() => ({ method: 'GET', url: 'v66.0/limits' })) },
    },
    400,
    'INVALID_INPUT',
  ],
  [
    'A composite batch: no headers',
    { path: '/composite/batch', body: { batchRequests: [{ method: 'GET', url: 'v66.0/limits', httpHeaders: {} }] } },
    400,
    'JSON_PARSER_ERROR',
  ],
  [
    'A composite batch: form of the url',
    { path: '/composite/batch', body: { batchRequests: [{ method: 'GET', url: '/sobjects' }] } },
    400,
    'INVALID_INPUT',
  ],
];

describe('the simulated org refuses', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator({ world: tinyWorld() });
  });
  afterAll(() => simulator.close());

  it.each(rows)('%s', async (_, request, status, errorCode) => {
    const reply = await call(simulator, request);
    expect(reply.body).toMatchObject([{ errorCode, message: expect.any(String) }]);
    expect(reply.status).toBe(status);
  });

  it('A: resources that a composite or a batch does not take', async () => {
    const whole = await call(simulator, {
      path: '/composite',
      body: compositeOf(['/limits', '/tooling/query?q=x', '/composite']),
    });
    const codes = (whole.body as { compositeResponse: { httpStatusCode: number }[] }).compositeResponse;
    expect(codes.map(({ httpStatusCode }) => httpStatusCode)).toEqual([400, 400, 405]);
  });

  it('records attempted writes, in a composite too', async () => {
    simulator.reset();
    await call(simulator, { path: '/sobjects/Account', body: {} });
    const body = {
      compositeRequest: [{ method: 'PATCH', url: `${path}/sobjects/Account/001`, referenceId: 'a', body: {} }],
    };
    await call(simulator, { path: '/composite', body });
    await call(simulator, { path: '/composite', body: compositeOf(['/sobjects']) });
    expect(simulator.log.map(({ write }) => write)).toEqual([true, true, false]);
    expect(simulator.log[1]?.subrequests[0]?.status).toBe(403);
  });
});

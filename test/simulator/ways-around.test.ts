import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatorOptions } from './org.ts';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call, compositeOf, soqlPath } from './test-client.ts';
import type { Reply } from './test-client.ts';
import { tinyWorld } from './tiny-world.ts';

// What an org may lack, and what a client can do then.

let simulator: Simulator;
afterEach(() => simulator.close());

const start = async (options: Partial<SimulatorOptions> = {}): Promise<void> => {
  simulator = await startSimulator({ world: tinyWorld(), ...options });
};
const describeAccount = '/sobjects/Account/describe';
const byComposite = (paths: readonly string[], more = {}): Promise<Reply> =>
  call(simulator, { path: '/composite', body: compositeOf(paths, more) });
const byBatch = (...urls: string[]): Promise<Reply> =>
  call(simulator, { path: '/composite/batch', body: { batchRequests: urls.map((url) => ({ method: 'GET', url })) } });
const statuses = ({ body }: Reply): number[] =>
  (body as { compositeResponse: { httpStatusCode: number }[] }).compositeResponse.map(
    ({ httpStatusCode }) => httpStatusCode,
  );

const envelope = (token: string, names: readonly string[]): string =>
  '<?xml version="1.0" encoding="UTF-8"?><env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/" xmlns:p="urn:partner.soap.sforce.com">' +
  `<env:Header><p:SessionHeader><p:sessionId>${token}</p:sessionId></p:SessionHeader></env:Header><env:Body><p:describeSObjects>` +
  `${names.map((name) => `<p:sObjectType>${name}</p:sObjectType>`).join('')}</p:describeSObjects></env:Body></env:Envelope>`;
const bySoap = (names: readonly string[], token = simulator.tokens['admin'] ?? '', headers = {}): Promise<Reply> =>
  call(simulator, {
    path: '/services/Soap/u/66.0',
    user: 'nobody',
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""', ...headers },
    body: envelope(token, names),
  });

describe('a composite', () => {
  it('answers each part for itself', async () => {
    await start();
    const reply = await byComposite([
      describeAccount,
      '/sobjects/Nothing__c/describe',
      soqlPath('SELECT Nothing FROM User'),
    ]);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      compositeResponse: [
        {
          referenceId: 'r0',
          httpStatusCode: 200,
          httpHeaders: {},
          body: { name: 'Account', urls: { describe: expect.any(String) } },
        },
        {
          referenceId: 'r1',
          httpStatusCode: 404,
          body: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }],
        },
        { referenceId: 'r2', httpStatusCode: 400, body: [{ errorCode: 'INVALID_FIELD' }] },
      ],
    });
    expect(simulator.log[0]?.subrequests.map(({ status }) => status)).toEqual([200, 404, 400]);
  });

  it('rolls back with allOrNone', async () => {
    await start();
    const reply = await byComposite([describeAccount, '/sobjects/Nothing__c/describe'], { allOrNone: true });
    expect(statuses(reply)).toEqual([400, 404]);
    expect(reply.text).toContain('PROCESSING_HALTED');
  });

  it('answers 304 to a part with a condition', async () => {
    await start();
    const httpHeaders = { 'If-Modified-Since': 'Fri, 01 Jan 2027 00:00:00 GMT' };
    const part = { method: 'GET', url: `/services/data/v66.0${describeAccount}`, referenceId: 'a', httpHeaders };
    const reply = await call(simulator, { path: '/composite', body: { compositeRequest: [part] } });
    expect(reply.body).toEqual({
      compositeResponse: [{ body: null, httpHeaders: {}, httpStatusCode: 304, referenceId: 'a' }],
    });
  });
});

describe('the ways to a describe', () => {
  it('composite refused, batch open', async () => {
    await start({ refuses: { compositeDescribe: true } });
    expect((await byComposite([describeAccount, '/sobjects'])).body).toMatchObject({
      compositeResponse: [{ httpStatusCode: 400, body: [{ errorCode: 'INVALID_INPUT' }] }, { httpStatusCode: 200 }],
    });
    const batch = await byBatch('v66.0/sobjects/Account/describe', 'v66.0/sobjects/Nothing__c/describe');
    expect(batch.body).toMatchObject({
      hasErrors: true,
      results: [
        { statusCode: 200, result: { name: 'Account' } },
        { statusCode: 404, result: [{ errorCode: 'NOT_FOUND' }] },
      ],
    });
  });

  it('batch refused, SOAP open', async () => {
    await start({ refuses: { compositeDescribe: true, batchDescribe: true } });
    expect((await byBatch('v66.0/sobjects/Account/describe')).body).toMatchObject({ results: [{ statusCode: 400 }] });
    const { headers, status, text } = await bySoap(['Account', 'Contact']);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/xml;charset=utf-8']);
    expect(text.match(/<result>/g)).toHaveLength(2);
    expect(text).toContain('<label>Gold &amp; more</label>');
    expect(text).toContain('<inlineHelpText xsi:nil="true"/>');
    expect(text).toContain('<type>API REQUESTS</type>');
    expect(simulator.log.at(-1)).toMatchObject({ user: 'admin', calls: 1, status: 200 });
  });

  it('SOAP refused, single GETs open', async () => {
    await start({ refuses: { compositeDescribe: true, batchDescribe: true, soapDescribe: true } });
    expect((await bySoap(['Account'])).text).toContain('<faultcode>sf:FUNCTIONALITY_NOT_ENABLED</faultcode>');
    expect((await call(simulator, { path: describeAccount })).status).toBe(200);
  });

  it('SOAP faults', async () => {
    await start();
    const faults = [
      [await bySoap(['Account'], 'wrong'), 'INVALID_SESSION_ID'],
      [await bySoap(['Account', 'Nothing__c']), 'INVALID_TYPE'],
      [await bySoap(Array.from({ length: 101 }, () => 'Account')), 'EXCEEDED_MAX_TYPES_LIMIT'],
      [await bySoap(['Contact'], simulator.tokens['restricted']), 'INVALID_TYPE'],
    ] as const;
    for (const [reply, code] of faults) {
      expect(reply.status).toBe(500);
      expect(reply.text).toContain(`<faultcode>sf:${code}</faultcode>`);
    }
  });
});

describe('an org without', () => {
  const fields = "FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Account'";
  const asked = async (soql: string): Promise<Reply> => call(simulator, { path: soqlPath(soql, 'tooling') });

  it('a column', async () => {
    await start({ columns: new Set(['ComplianceGroup', 'FieldDefinition.BusinessStatus']) });
    for (const column of ['ComplianceGroup', 'BusinessStatus']) {
      const reply = await asked(`SELECT ${column} ${fields}`);
      expect(reply.body).toMatchObject([{ errorCode: 'INVALID_FIELD' }]);
      expect(reply.text).toContain(`No such column '${column}' on entity 'FieldDefinition'`);
    }
    expect((await asked(`SELECT DataType ${fields}`)).status).toBe(200);
  });

  it('LIMIT on virtual tables, EntityParticle, FieldDefinition', async () => {
    await start({ refuses: { entityDefinitionLimit: true, entityParticle: true, fieldDefinition: true } });
    expect((await asked('SELECT DurableId FROM EntityDefinition')).status).toBe(200);
    expect((await asked('SELECT DurableId FROM EntityDefinition LIMIT 5')).body).toMatchObject([
      { errorCode: 'MALFORMED_QUERY' },
    ]);
    expect((await asked(`SELECT DurableId ${fields}`)).body).toMatchObject([{ errorCode: 'INVALID_TYPE' }]);
    expect((await asked(`SELECT DurableId ${fields.replace('FieldDefinition', 'EntityParticle')}`)).body).toMatchObject(
      [{ errorCode: 'INVALID_TYPE' }],
    );
  });

  it('limits, record counts, composites, conditions', async () => {
    await start({
      refuses: { limits: true, recordCount: true, composite: true, compositeBatch: true, conditionalDescribe: true },
    });
    expect((await call(simulator, { path: '/limits' })).status).toBe(403);
    expect((await call(simulator, { path: '/limits/recordCount' })).status).toBe(403);
    expect((await byComposite([describeAccount])).status).toBe(404);
    expect((await byBatch('v66.0/limits')).status).toBe(404);
    const headers = { 'if-modified-since': 'Fri, 01 Jan 2027 00:00:00 GMT' };
    expect((await call(simulator, { path: describeAccount, headers })).status).toBe(200);
  });
});

describe('record counts', () => {
  it('leave out what has none', async () => {
    await start();
    const all = {
      sObjects: [
        { count: 3, name: 'Account' },
        { count: 2000, name: 'Contact' },
      ],
    };
    expect((await call(simulator, { path: '/limits/recordCount' })).body).toEqual(all);
    expect((await call(simulator, { path: '/limits/recordCount?sObjects=Account,Gadget__c' })).body).toEqual({
      sObjects: all.sObjects.slice(0, 1),
    });
  });
});

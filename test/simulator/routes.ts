import type { Route } from './route.ts';
import { get, post } from './route.ts';
import { bulkRoutes } from './routes/bulk.ts';
import { composite, toolingComposite } from './routes/composite.ts';
import { compositeBatch } from './routes/composite-batch.ts';
import { describe, describeGlobal } from './routes/describe.ts';
import { limits, recordCount } from './routes/limits.ts';
import { identity, token, userInfo } from './routes/oauth.ts';
import { query, queryMore, toolingQuery, toolingQueryMore } from './routes/query.ts';
import { metadataFault, metadataSoap } from './routes/metadata-soap.ts';
import { fault, soap } from './routes/soap.ts';
import { toolingRecord } from './routes/tooling-record.ts';
import { userRecord } from './routes/user.ts';
import { resources, versions } from './routes/versions.ts';
import { sessionIdOf } from './soap-envelope.ts';

const data = '/services/data/v{version}';
const anyPart = { within: ['composite', 'batch'] } as const;

/** Everything that the simulated org answers; all else is refused. */
export const routes: readonly Route[] = [
  post('/services/oauth2/token', token, { open: true, counts: false }),
  get('/services/oauth2/userinfo', userInfo, { counts: false, parameters: ['format'] }),
  get('/id/{org}/{user}', identity, { counts: false, parameters: ['format', 'oauth_token'] }),
  get('/services/data', versions, { open: true, counts: false }),
  get(data, resources),
  get(`${data}/limits`, limits, { within: ['batch'] }),
  get(`${data}/limits/recordCount`, recordCount, { within: ['batch'], parameters: ['sObjects'] }),
  get(`${data}/sobjects`, describeGlobal, anyPart),
  get(`${data}/sobjects/{object}/describe`, describe, anyPart),
  get(`${data}/sobjects/User/{id}`, userRecord, anyPart),
  get(`${data}/query`, query, { ...anyPart, parameters: ['q'] }),
  get(`${data}/query/{locator}`, queryMore, anyPart),
  get(`${data}/tooling/query`, toolingQuery, { within: ['tooling composite'], parameters: ['q'] }),
  get(`${data}/tooling/query/{locator}`, toolingQueryMore, { within: ['tooling composite'] }),
  get(`${data}/tooling/sobjects/{type}/{id}`, toolingRecord, { within: ['tooling composite'] }),
  post(`${data}/composite`, composite),
  post(`${data}/tooling/composite`, toolingComposite),
  post(`${data}/composite/batch`, compositeBatch),
  ...bulkRoutes(`${data}/jobs/query`, 'data'),
  ...bulkRoutes(`${data}/tooling/jobs/query`, 'tooling'),
  post('/services/Soap/u/{version}', soap, { open: true, tokenOf: sessionIdOf, refuse: fault }),
  post('/services/Soap/m/{version}', metadataSoap, { open: true, tokenOf: sessionIdOf, refuse: metadataFault }),
];

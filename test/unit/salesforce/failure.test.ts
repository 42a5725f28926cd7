import { describe, expect, it } from 'vitest';
import { classify, fromNetwork, judge, OrgFailure } from '../../../src/salesforce/failure.js';
import { columnNamedIn, quoted, soqlOf } from '../../../src/salesforce/soql.js';
import { readLimitInfo } from '../../../src/salesforce/usage.js';
import { toLongId } from '../../../src/salesforce/identity.js';

describe('classify', () => {
  it.each([
    [401, 'INVALID_SESSION_ID', '', 'auth'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', 'budget'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.', 'overload'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded.', 'overload'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'something new', 'budget'],
    [400, 'EXCEEDED_ID_LIMIT', '', 'too-big'],
    [400, 'QUERY_TIMEOUT', '', 'too-big'],
    [429, 'HTTP_429', '', 'transient'],
    [503, 'SERVER_UNAVAILABLE', '', 'transient'],
    [500, 'UNKNOWN_EXCEPTION', '', 'unsure'],
    [400, 'UNKNOWN_EXCEPTION', '', 'unsure'],
    [404, 'NOT_FOUND', '', 'refused'],
    [400, 'INVALID_FIELD', '', 'refused'],
  ] as const)('%i %s %s is %s', (status, code, message, kind) => {
    expect(classify(status, code, message)).toBe(kind);
  });
});

describe('judge', () => {
  it.each([
    ['auth', 1, true],
    ['budget', 1, true],
    ['untrusted', 1, true],
    ['overload', 6, false],
    ['transient', 6, false],
    ['offline', 1, true],
    ['unreachable', 6, false],
    ['unsure', 2, false],
    ['refused', 1, false],
    ['too-big', 1, false],
  ] as const)('%s: %i attempts, halt %s', (kind, attempts, halt) => {
    expect(judge(new OrgFailure(kind, 'X', 'x', 5))).toEqual({ attempts, halt, retryAfterMs: 5 });
  });

  it('never retries what is not the org’s', () => {
    expect(judge(new TypeError('bug'))).toEqual({ attempts: 1, halt: false, retryAfterMs: 0 });
  });
});

describe('fromNetwork', () => {
  const nested = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });

  it.each([
    ['ENOTFOUND', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
    ['ECONNRESET', 'transient'],
    ['UND_ERR_SOCKET', 'transient'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted'],
    ['CERT_HAS_EXPIRED', 'untrusted'],
  ])('%s is %s', (code, kind) => {
    expect(fromNetwork(nested(code))).toMatchObject({ kind, code });
  });

  it('reads the code of an address that was tried in several ways', () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    const error = new TypeError('fetch failed', { cause: new AggregateError([refused]) });
    expect(fromNetwork(error)).toMatchObject({ kind: 'unreachable', code: 'ECONNREFUSED' });
  });
});

describe('soql', () => {
  it('quotes what would end a literal', () => {
    expect(quoted("O'Neil\\ \n")).toBe("'O\\'Neil\\\\ \\n'");
  });

  it('filters the field tables by the object', () => {
    expect(soqlOf({ from: 'FieldDefinition', columns: ['QualifiedApiName'], objects: ['A', "B'"] })).toBe(
      "SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName IN ('A', 'B\\'')",
    );
  });

  it.each([
    ["No such column 'BusinessStatus' on entity 'FieldDefinition'.", 'BusinessStatus'],
    ["Keine Spalte 'BusinessStatus' in der Entität 'FieldDefinition'.", 'BusinessStatus'],
    ["SELECT BusinessStatus FROM x: No such column 'Other' on entity 'FieldDefinition'", undefined],
    ["No such column 'Business' on entity 'FieldDefinition'", undefined],
  ])('finds the column in: %s', (message, expected) => {
    expect(columnNamedIn(message, ['QualifiedApiName', 'BusinessStatus'])).toBe(expected);
  });
});

describe('usage', () => {
  it.each([
    ['api-usage=18/15000', { used: 18, limit: 15000 }],
    ['api-usage=18/15000; per-app-api-usage=17/250(appName=sample-connected-app)', { used: 18, limit: 15000 }],
    ['per-app-api-usage=17/250(appName=x)', undefined],
    [undefined, undefined],
    ['nonsense', undefined],
  ])('%s', (header, expected) => {
    expect(readLimitInfo(header)).toEqual(expected);
  });
});

describe('toLongId', () => {
  it.each([
    ['0015000000NgDfz', '0015000000NgDfzAAF'],
    ['00D5g000000AcmE', '00D5g000000AcmEEAS'],
    ['00D5g000000AcmEEAS', '00D5g000000AcmEEAS'],
  ])('%s becomes %s', (short, long) => {
    expect(toLongId(short)).toBe(long);
  });
});

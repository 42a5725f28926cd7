import { describe, expect, it } from 'vitest';
import {
  classify,
  errorIn,
  fromNetwork,
  isFatal,
  isSpent,
  judge,
  OrgFailure,
} from '../../../src/salesforce/failure.js';
import { columnNamedIn, quoted, soqlOf } from '../../../src/salesforce/soql.js';
import { readLimitInfo } from '../../../src/salesforce/usage.js';
import { toLongId } from '../../../src/salesforce/long-id.js';

describe('classify', () => {
  it.each([
    [401, 'INVALID_SESSION_ID', '', 'auth'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', 'budget'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.', 'overload'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded.', 'overload'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'something new', 'budget'],
    [400, 'EXCEEDED_ID_LIMIT', '', 'too-big'],
    [400, 'QUERY_TIMEOUT', '', 'too-big'],
    [400, 'QUERY_TOO_COMPLICATED', '', 'too-big'],
    [400, 'OPERATION_TOO_LARGE', '', 'too-big'],
    [500, 'QUERY_TIMEOUT', '', 'too-big'],
    [403, 'INVALID_SESSION_ID', '', 'auth'],
    [401, 'HTTP_401', '', 'auth'],
    [503, 'REQUEST_LIMIT_EXCEEDED', 'concurrent requests', 'overload'],
    [420, 'HTTP_420', '', 'edge'],
    [420, 'SERVER_UNAVAILABLE', '', 'edge'],
    [429, 'HTTP_429', '', 'transient'],
    [502, 'HTTP_502', '', 'transient'],
    [503, 'SERVER_UNAVAILABLE', '', 'transient'],
    [503, 'UNKNOWN_EXCEPTION', '', 'transient'],
    [504, 'HTTP_504', '', 'transient'],
    [500, 'SERVER_UNAVAILABLE', '', 'transient'],
    [500, 'UNKNOWN_EXCEPTION', '', 'unsure'],
    [400, 'UNKNOWN_EXCEPTION', '', 'unsure'],
    [500, 'HTTP_500', '', 'unsure'],
    [501, 'HTTP_501', '', 'unsure'],
    [403, 'INSUFFICIENT_ACCESS', '', 'refused'],
    [404, 'NOT_FOUND', '', 'refused'],
    [400, 'INVALID_FIELD', '', 'refused'],
    [499, 'HTTP_499', '', 'refused'],
  ] as const)('%i %s %s is %s', (status, code, message, kind) => {
    expect(classify(status, code, message)).toBe(kind);
  });
});

describe('errorIn', () => {
  it.each([
    ['the first of a list', [{ errorCode: 'A', message: 'a' }, { errorCode: 'B' }], { code: 'A', message: 'a' }],
    ['one alone', { errorCode: 'A', message: 'a' }, { code: 'A', message: 'a' }],
    ['one without a message', [{ errorCode: 'A' }], { code: 'A', message: '' }],
    ['none in an empty list', [], undefined],
    ['none in another answer', { totalSize: 0 }, undefined],
    ['none in nothing', null, undefined],
    ['none in a text', 'errorCode', undefined],
  ])('finds %s', (_, body, expected) => {
    expect(errorIn(body)).toEqual(expected);
  });
});

/** What each class means: tries, what it tells of the org, and whether it halts, is fatal, or the day's calls are spent. */
const consequences = [
  ['auth', 1, undefined, ['halts', 'fatal']],
  ['budget', 1, undefined, ['halts', 'spent']],
  ['reserve', 1, undefined, ['halts', 'spent']],
  ['overload', 6, 'overload', []],
  ['transient', 6, 'unavailable', []],
  ['edge', 2, undefined, []],
  ['unreachable', 6, 'unavailable', ['fatal']],
  ['offline', 1, undefined, ['halts', 'fatal']],
  ['untrusted', 1, undefined, ['halts', 'fatal']],
  ['unsure', 2, undefined, []],
  ['garbled', 3, undefined, []],
  ['too-big', 1, undefined, []],
  ['refused', 1, undefined, []],
] as const;

describe('a failure', () => {
  it.each(consequences)('%s: %i attempts, pressure %s, %j', (kind, attempts, pressure, what) => {
    const failure = new OrgFailure(kind, 'CODE', 'x', 5);
    const halt = (what as readonly string[]).includes('halts');
    expect(judge(failure)).toEqual({ kind, attempts, pressure, halt, retryAfterMs: 5, code: 'CODE' });
    expect(isFatal(failure)).toBe((what as readonly string[]).includes('fatal'));
    expect(isSpent(failure)).toBe((what as readonly string[]).includes('spent'));
  });

  it('asks for no wait where the org does not', () => {
    expect(judge(new OrgFailure('transient', 'X', 'x')).retryAfterMs).toBe(0);
  });

  it('that is not the org’s is never retried, and tells nothing', () => {
    expect(judge(new TypeError('bug'))).toEqual({ attempts: 1 });
    expect(judge('bug')).toEqual({ attempts: 1 });
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

  it('leaves a failure as it is', () => {
    const failure = new OrgFailure('auth', 'X', 'x');
    expect(fromNetwork(failure)).toBe(failure);
  });

  it.each([
    ['of an error without a code: its name', new RangeError('x'), 'RangeError'],
    ['of what is no error', 'x', 'UNKNOWN'],
    ['of an address that was tried in no way', new TypeError('x', { cause: new AggregateError([]) }), 'TypeError'],
  ])('knows the code %s', (_, error, code) => {
    expect(fromNetwork(error)).toMatchObject({ kind: 'transient', code });
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

import { XMLParser } from 'fast-xml-parser';
import { isRecord, type PartReply } from './composite.js';
import type { DescribeContext } from './describe-ways.js';
import { OrgFailure } from './failure.js';
import type { HttpRequest } from './http.js';
import { at, escapeXml } from './xml.js';

/**
 * Describes up to 100 objects by one SOAP call. One unknown name fails the whole call, so an INVALID_TYPE fault comes
 * back as a refusal of every name: the caller splits.
 */
export async function soapDescribe(
  { transport, apiVersion }: Pick<DescribeContext, 'transport' | 'apiVersion'>,
  names: () => readonly string[],
  kind: string,
): Promise<readonly PartReply[]> {
  const request = (): HttpRequest | undefined => {
    const asked = names();
    if (asked.length === 0) return undefined;
    const types = asked.map((name) => `<urn:sObjectType>${escapeXml(name)}</urn:sObjectType>`).join('');
    return {
      method: 'POST',
      path: `/services/Soap/u/${apiVersion}`,
      body: (session) => envelope(session, `<urn:describeSObjects>${types}</urn:describeSObjects>`),
      contentType: 'text/xml; charset=utf-8',
      headers: { soapaction: '""' },
      units: asked.length,
    };
  };
  const text = await transport.text(request, { kind });
  if (text === undefined) return [];
  const described = resultsOf(parser.parse(text));
  return names().map((name) => {
    const body = described.find((one) => isRecord(one) && one.name === name);
    if (body === undefined) throw new OrgFailure('garbled', 'INVALID_SOAP', 'The SOAP answer lacks an object.');
    return { status: 200, body };
  });
}

function envelope(session: string, body: string): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:partner.soap.sforce.com">' +
    `<soapenv:Header><urn:SessionHeader><urn:sessionId>${escapeXml(session)}</urn:sessionId></urn:SessionHeader></soapenv:Header>` +
    `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  );
}

const lists = new Set(['result', 'fields', 'childRelationships', 'picklistValues', 'referenceTo']);
const numbers = new Set(['length', 'precision', 'scale', 'relationshipOrder']);
const booleans = new Set(
  [
    'active',
    'aggregatable',
    'autoNumber',
    'calculated',
    'cascadeDelete',
    'custom',
    'customSetting',
    'encrypted',
    'externalId',
  ].concat(['restrictedDelete', 'restrictedPicklist', 'unique']),
);

// Values keep their text but for the few whose type the REST answer has too: a label "007" must stay a label.
const parser = new XMLParser({
  ignoreAttributes: false,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: true,
  isArray: (name) => lists.has(name),
  tagValueProcessor: (_name, value) => value,
});

function resultsOf(document: unknown): readonly unknown[] {
  const results = at(document, 'Envelope', 'Body', 'describeSObjectsResponse', 'result');
  return Array.isArray(results) ? results.map((result) => typed('result', result)) : [];
}

/** XML's texts in the types that describe has in JSON. */
function typed(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => typed(name, one));
  if (isRecord(value)) {
    if (value['@_nil'] === 'true') return null;
    if ('#text' in value) return typed(name, value['#text']);
    const entries = Object.entries(value).filter(([key]) => !key.startsWith('@_'));
    return Object.fromEntries(entries.map(([key, one]) => [key, typed(key, one)]));
  }
  if (typeof value !== 'string') return value;
  if (numbers.has(name)) return Number(value);
  return booleans.has(name) || (name === 'defaultValue' && isBoolean(value)) ? value === 'true' : value;
}

const isBoolean = (value: string): boolean => value === 'true' || value === 'false';

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ApiError, badRequest } from '../api-error.ts';
import type { Answer } from '../answer.ts';
import { isObject } from '../json-body.ts';
import type { Org, RoutedRequest, Session } from '../org.ts';
import { describeWork } from '../service-time.ts';
import { escapeXml, toXml } from '../xml.ts';

const maxTypes = 100;

// What REST has and the partner WSDL has not.
const restOnly = ['extendedBy', 'extendsInterfaces', 'listviewable', 'lookupLayoutable', 'sobjectDescribeOption'];

/** POST /services/Soap/u/XX.X: describeSObjects, with the session in the envelope. */
export function soap(org: Org, request: RoutedRequest): Answer {
  const { names, session } = parse(request);
  if (org.options.refuses?.soapDescribe === true) {
    throw badRequest('FUNCTIONALITY_NOT_ENABLED', 'describeSObjects is not available in this org');
  }
  if (names.length > maxTypes)
    throw badRequest('EXCEEDED_MAX_TYPES_LIMIT', `at most ${maxTypes} types can be described`);
  const results = names.map((name) => describe(org, session, name));
  return {
    status: 200,
    type: 'xml',
    body: envelope(
      org,
      `<describeSObjectsResponse>${results.map(({ xml }) => xml).join('')}</describeSObjectsResponse>`,
    ),
    seconds: results.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

/** The session of a call, in the header of its envelope. */
export function sessionIdOf(body: string): string {
  if (XMLValidator.validate(body) !== true) return '';
  return String(child(parser.parse(body), 'Envelope', 'Header', 'SessionHeader', 'sessionId') ?? '');
}

/** A refusal as SOAP knows it. */
export function fault(error: unknown, org: Org): Answer {
  const { errorCode, message } =
    error instanceof ApiError ? error : new ApiError(500, 'UNKNOWN_EXCEPTION', String(error));
  const text = escapeXml(`${errorCode}: ${message}`);
  const detail = `<sf:exceptionCode>${errorCode}</sf:exceptionCode><sf:exceptionMessage>${escapeXml(message)}</sf:exceptionMessage>`;
  const body =
    `<soapenv:Fault><faultcode>sf:${errorCode}</faultcode><faultstring>${text}</faultstring>` +
    `<detail><sf:ApiFault xsi:type="sf:ApiFault">${detail}</sf:ApiFault></detail></soapenv:Fault>`;
  return { status: 500, type: 'xml', body: envelope(org, body), seconds: 0.05 };
}

function describe(org: Org, session: Session, name: string): { readonly xml: string; readonly seconds: number } {
  const object = org.describer.find(session, name);
  if (object === null) throw badRequest('INVALID_TYPE', `sObject type '${name}' is not supported.`);
  const properties = Object.entries(org.describer.result(session, object)).filter(([key]) => !restOnly.includes(key));
  return {
    xml: toXml('result', Object.fromEntries(properties)),
    seconds: describeWork(org.options, object.name, object.fields.length),
  };
}

const envelope = ({ meter }: Org, body: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
  'xmlns="urn:partner.soap.sforce.com" xmlns:sf="urn:fault.partner.soap.sforce.com" ' +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soapenv:Header>' +
  `<LimitInfoHeader><limitInfo><current>${meter.used()}</current><limit>${meter.max}</limit>` +
  '<type>API REQUESTS</type></limitInfo></LimitInfoHeader></soapenv:Header>' +
  `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  isArray: (name) => name === 'sObjectType',
});

function parse({ body, headers, session }: RoutedRequest): { readonly names: string[]; readonly session: Session } {
  if (!/^text\/xml\b/.test(headers['content-type'] ?? '')) throw clientFault('text/xml expected');
  if (headers['soapaction'] === undefined) throw clientFault('SOAPAction HTTP header missing');
  if (XMLValidator.validate(body) !== true) throw clientFault('The envelope is not well-formed');
  if (session === null) throw new ApiError(500, 'INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader');
  const names = child(parser.parse(body), 'Envelope', 'Body', 'describeSObjects', 'sObjectType');
  if (!Array.isArray(names)) throw clientFault('No operation available for request');
  return { names: names.map(String), session };
}

function child(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}

const clientFault = (message: string): ApiError => new ApiError(500, 'INVALID_SOAP_HEADER', message);

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ApiError } from './api-error.ts';
import type { Answer } from './answer.ts';
import { isObject } from './json-body.ts';
import type { Org, RoutedRequest, Session } from './org.ts';
import { escapeXml } from './xml.ts';

/** The namespaces of one of the SOAP APIs: of its answers and of its faults. */
export type Dialect = { readonly answers: string; readonly faults: string };

/** The session of a call, in the header of its envelope. */
export function sessionIdOf(body: string): string {
  if (XMLValidator.validate(body) !== true) return '';
  return String(child(parser.parse(body), 'Envelope', 'Header', 'SessionHeader', 'sessionId') ?? '');
}

/** What stands in the body of a well-formed envelope, and who sent it. */
export function openEnvelope({ body, headers, session }: RoutedRequest): {
  readonly content: unknown;
  readonly session: Session;
} {
  if (!/^text\/xml\b/.test(headers['content-type'] ?? '')) throw clientFault('text/xml expected');
  if (headers['soapaction'] === undefined) throw clientFault('SOAPAction HTTP header missing');
  if (XMLValidator.validate(body) !== true) throw clientFault('The envelope is not well-formed');
  if (session === null) throw new ApiError(500, 'INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader');
  return { content: child(parser.parse(body), 'Envelope', 'Body'), session };
}

/** An answer in its envelope, with the calls used so far in its header. */
export const envelope = ({ meter }: Org, { answers, faults }: Dialect, body: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
  `xmlns="${answers}" xmlns:sf="${faults}" ` +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soapenv:Header>' +
  `<LimitInfoHeader><limitInfo><current>${meter.used()}</current><limit>${meter.max}</limit>` +
  '<type>API REQUESTS</type></limitInfo></LimitInfoHeader></soapenv:Header>' +
  `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;

/** A refusal as SOAP knows it; the detail is XML. */
export function faultAnswer(org: Org, dialect: Dialect, error: unknown, detailOf: (error: ApiError) => string): Answer {
  const refused = error instanceof ApiError ? error : new ApiError(500, 'UNKNOWN_EXCEPTION', String(error));
  const { errorCode, message } = refused;
  const text = escapeXml(`${errorCode}: ${message}`);
  const body = `<soapenv:Fault><faultcode>sf:${errorCode}</faultcode><faultstring>${text}</faultstring>${detailOf(refused)}</soapenv:Fault>`;
  return { status: 500, type: 'xml', body: envelope(org, dialect, body), seconds: 0.05 };
}

/** What stands at the end of a path of elements. */
export function child(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}

/** What an envelope is told that the API cannot read. */
export const clientFault = (message: string): ApiError => new ApiError(500, 'INVALID_SOAP_HEADER', message);

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  htmlEntities: true, // for characters by number, which XML has too
  isArray: (name) => ['sObjectType', 'types', 'members'].includes(name),
});

import { badRequest } from '../api-error.ts';
import type { ApiError } from '../api-error.ts';
import type { Answer } from '../answer.ts';
import type { Org, RoutedRequest, Session } from '../org.ts';
import { describeWork } from '../service-time.ts';
import { child, clientFault, envelope, faultAnswer, openEnvelope } from '../soap-envelope.ts';
import { escapeXml, toXml } from '../xml.ts';

const dialect = { answers: 'urn:partner.soap.sforce.com', faults: 'urn:fault.partner.soap.sforce.com' };
const maxTypes = 100;

// What REST has and the partner WSDL has not.
const restOnly = ['extendedBy', 'extendsInterfaces', 'listviewable', 'lookupLayoutable', 'sobjectDescribeOption'];

/** POST /services/Soap/u/XX.X: describeSObjects, with the session in the envelope. */
export function soap(org: Org, request: RoutedRequest): Answer {
  const { content, session } = openEnvelope(request);
  const names = child(content, 'describeSObjects', 'sObjectType');
  if (!Array.isArray(names)) throw clientFault('No operation available for request');
  if (org.options.refuses?.soapDescribe === true) {
    throw badRequest('FUNCTIONALITY_NOT_ENABLED', 'describeSObjects is not available in this org');
  }
  if (names.length > maxTypes)
    throw badRequest('EXCEEDED_MAX_TYPES_LIMIT', `at most ${maxTypes} types can be described`);
  const results = names.map((name) => describe(org, session, String(name)));
  const body = `<describeSObjectsResponse>${results.map(({ xml }) => xml).join('')}</describeSObjectsResponse>`;
  return {
    status: 200,
    type: 'xml',
    body: envelope(org, dialect, body),
    seconds: results.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

/** A refusal of the partner API. */
export const fault = (error: unknown, org: Org): Answer => faultAnswer(org, dialect, error, detailOf);

const detailOf = ({ errorCode, message }: ApiError): string =>
  `<detail><sf:ApiFault xsi:type="sf:ApiFault"><sf:exceptionCode>${errorCode}</sf:exceptionCode>` +
  `<sf:exceptionMessage>${escapeXml(message)}</sf:exceptionMessage></sf:ApiFault></detail>`;

function describe(org: Org, session: Session, name: string): { readonly xml: string; readonly seconds: number } {
  const object = org.describer.find(session, name);
  if (object === null) throw badRequest('INVALID_TYPE', `sObject type '${name}' is not supported.`);
  const properties = Object.entries(org.describer.result(session, object)).filter(([key]) => !restOnly.includes(key));
  return {
    xml: toXml('result', Object.fromEntries(properties)),
    seconds: describeWork(org.options, object.name, object.fields.length),
  };
}

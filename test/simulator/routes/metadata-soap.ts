import { badRequest, noAccess } from '../api-error.ts';
import type { Answer } from '../answer.ts';
import { isVersion } from '../api-versions.ts';
import { isObject } from '../json-body.ts';
import type { JsonObject } from '../json-body.ts';
import type { Org, RoutedRequest, Session } from '../org.ts';
import { componentsIn } from '../org-components.ts';
import { retrievePackage } from '../retrieve-package.ts';
import type { PackageRequest, Retrieved } from '../retrieve-package.ts';
import { retrieveWork } from '../service-time.ts';
import { clientFault, envelope, faultAnswer, openEnvelope } from '../soap-envelope.ts';
import { toXml } from '../xml.ts';

const namespace = 'http://soap.sforce.com/2006/04/metadata';
const dialect = { answers: namespace, faults: namespace };

/** POST /services/Soap/m/XX.X: retrieve and checkRetrieveStatus, with the session in the envelope. */
export function metadataSoap(org: Org, request: RoutedRequest): Answer {
  const { content, session } = openEnvelope(request);
  const [[name, value] = [], ...more] = Object.entries(isObject(content) ? content : {});
  if (org.options.refuses?.metadata === true) {
    throw badRequest('FUNCTIONALITY_NOT_ENABLED', 'The Metadata API is not available in this org');
  }
  if (!session.user.modifyMetadata) {
    throw noAccess('use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions');
  }
  if (more.length === 0 && name === 'retrieve') return answer(org, name, start(org, session, value));
  if (more.length === 0 && name === 'checkRetrieveStatus') return answer(org, name, check(org, session, value));
  throw clientFault('No operation available for request');
}

/** A refusal of the Metadata API, which has no detail. */
export const metadataFault = (error: unknown, org: Org): Answer => faultAnswer(org, dialect, error, () => '');

const answer = (org: Org, operation: string, result: object): Answer => ({
  status: 200,
  type: 'xml',
  body: envelope(org, dialect, `<${operation}Response>${toXml('result', result)}</${operation}Response>`),
  seconds: 'zipFile' in result ? retrieveWork.zip : retrieveWork.call,
});

function start(org: Org, { name }: Session, value: unknown): object {
  const { retrieveRequest } = sequence(value, ['retrieveRequest']);
  const { apiVersion, singlePackage, unpackaged } = sequence(retrieveRequest, [
    'apiVersion',
    'singlePackage',
    'unpackaged',
  ]);
  checkVersion(apiVersion);
  const { id } = org.retrieves.start(name, packageOf(unpackaged, singlePackage === 'true'));
  return { done: false, id, state: 'Queued' };
}

function packageOf(unpackaged: unknown, singlePackage: boolean): PackageRequest {
  const { types = [], version } = sequence(unpackaged, ['types', 'version']);
  checkVersion(version);
  const parsed = (types as readonly unknown[]).map((type) => {
    const { members = [], name } = sequence(type, ['members', 'name']);
    if (typeof name !== 'string') throw unreadable('types');
    return { name, members: (members as readonly unknown[]).map(String) };
  });
  return { types: parsed, version: String(version), singlePackage };
}

/** The elements of a sequence: SOAP knows no others, and takes them in this order only. */
function sequence(value: unknown, names: readonly string[]): JsonObject {
  if (!isObject(value)) throw unreadable(names.join(', '));
  const places = Object.keys(value).map((name) => {
    if (!names.includes(name)) throw unreadable(name);
    return names.indexOf(name);
  });
  if (places.some((place, index) => place < (places[index - 1] ?? 0))) throw unreadable(names.join(', '));
  return value;
}

const unreadable = (name: string): Error => clientFault(`Element ${name} invalid at this location`);

function checkVersion(version: unknown): void {
  if (!isVersion(String(version))) {
    throw badRequest('UNSUPPORTED_API_VERSION', `Invalid Api version specified: ${String(version)}`);
  }
}

function check(org: Org, { name }: Session, value: unknown): object {
  const { asyncProcessId, includeZip = 'true' } = sequence(value, ['asyncProcessId', 'includeZip']);
  const retrieve = org.retrieves.find(String(asyncProcessId), name);
  const { retrieveNeverEnds = false, retrievePolls = 2 } = org.options;
  retrieve.polls += 1;
  const { id, polls, request } = retrieve;
  if (retrieveNeverEnds || polls <= retrievePolls) {
    return { done: false, id, status: polls === 1 ? 'Pending' : 'InProgress', success: false };
  }
  if (polls === retrievePolls + 1 || retrieve.result !== null) {
    retrieve.result ??= retrievePackage(componentsIn(org), request);
  }
  const { result } = retrieve;
  // docs: the answer with the zip deletes it, and a later one comes without.
  if (includeZip === 'true' && result !== null && 'zip' in result) retrieve.result = null;
  return { done: true, id, ...ending(result, includeZip === 'true') };
}

function ending(result: Retrieved | null, includeZip: boolean): object {
  if (result === null) return { status: 'Succeeded', success: true };
  if (!('zip' in result)) return { ...result, status: 'Failed', success: false };
  const zip = includeZip ? { zipFile: result.zip.toString('base64') } : {};
  return { messages: result.messages, status: 'Succeeded', success: true, ...zip };
}

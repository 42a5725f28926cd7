import { badRequest, notFound } from '../api-error.ts';
import { notModified } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { unchangedSince } from '../condition-header.ts';
import type { Org, RoutedRequest } from '../org.ts';
import { caller, segment } from '../route.ts';
import { describeWork } from '../service-time.ts';

const globalWork = 0.5;

/** GET /sobjects: the whole list, or 304 when no object that the user sees has changed. */
export function describeGlobal(org: Org, request: RoutedRequest): Answer {
  const session = caller(request);
  if (isUnchanged(org, request, org.describer.lastModified(session))) return notModified();
  const body = org.describer.globalJson(session, segment(request, 'version'));
  return { status: 200, body, seconds: globalWork };
}

/** GET /sobjects/X/describe: what the user may see of an object. */
export function describe(org: Org, request: RoutedRequest): Answer {
  const { refuses } = org.options;
  if (request.within === 'composite' && refuses?.compositeDescribe === true) throw notHere(request);
  if (request.within === 'batch' && refuses?.batchDescribe === true) throw notHere(request);
  const session = caller(request);
  const object = org.describer.find(session, segment(request, 'object'));
  if (object === null) throw notFound();
  if (isUnchanged(org, request, Date.parse(object.lastModifiedDate))) return notModified();
  const body = org.describer.json(session, object, segment(request, 'version'));
  return { status: 200, body, seconds: describeWork(org.options, object.name, object.fields.length) };
}

const notHere = ({ path, within }: RoutedRequest): Error =>
  badRequest('INVALID_INPUT', `The resource ${path} is not supported in a ${within ?? ''} request.`);

const isUnchanged = ({ options }: Org, request: RoutedRequest, lastModified: number): boolean =>
  unchangedSince(request, lastModified) && options.refuses?.conditionalDescribe !== true;

import { badRequest, noAccess, notFound } from '../api-error.ts';
import { ok } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Component } from '../components.ts';
import { componentsIn } from '../org-components.ts';
import type { Org, RoutedRequest } from '../org.ts';
import { caller, segment } from '../route.ts';
import { toolingRecordWork } from '../service-time.ts';

/** The types that can be read with their metadata. */
const types = [
  ...['BusinessProcess', 'CompactLayout', 'CustomField', 'Flow', 'FlexiPage', 'GlobalValueSet', 'Layout'],
  ...['RecordType', 'ValidationRule', 'WorkflowRule'],
];

/** GET /tooling/sobjects/TYPE/ID: the one record with FullName and Metadata; Metadata is null where it is hidden. */
export function toolingRecord(org: Org, request: RoutedRequest): Answer {
  // Whether less than View Setup opens them is not known: so nothing less does.
  if (!caller(request).user.viewSetup) throw noAccess();
  const type = segment(request, 'type');
  const id = segment(request, 'id');
  if (!types.includes(type)) throw notFound();
  if (!/^[A-Za-z0-9]{15}(?:[A-Z0-5]{3})?$/.test(id)) throw badRequest('MALFORMED_ID', `malformed id ${id}`);
  const component = componentsIn(org).byId(type, id);
  if (component === undefined || component.id === null) throw notFound();
  return ok(toRecord(component, request), toolingRecordWork);
}

const toRecord = ({ fullName, id, metadata, type }: Component, request: RoutedRequest): object => ({
  attributes: { type, url: `/services/data/v${segment(request, 'version')}/tooling/sobjects/${type}/${id}` },
  Id: id,
  FullName: fullName,
  Metadata: metadata,
});

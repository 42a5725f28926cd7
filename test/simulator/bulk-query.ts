import { badRequest } from './api-error.ts';
import type { JsonObject } from './json-body.ts';
import { knowOnly } from './json-body.ts';
import type { Org } from './org.ts';
import type { Api } from './query-run.ts';
import { isAggregate } from './soql-aggregate.ts';
import type { Condition } from './soql-condition.ts';
import { parseSoql } from './soql.ts';
import type { Query } from './soql.ts';

/** What can be asked by bulk here; Salesforce takes more. */
const entities: Readonly<Record<Api, readonly string[]>> = {
  data: ['FieldPermissions', 'ObjectPermissions', 'PermissionSetAssignment', 'SetupEntityAccess', 'User'],
  tooling: ['MetadataComponentDependency'],
};

/** An org without the Bulk API, or without that of the Tooling API, as a Developer Edition is. */
export function checkBulkOrg({ options: { refuses }, world }: Org, api: Api): void {
  const developer = world.org.organizationType === 'Developer Edition';
  if (refuses?.bulk !== true && (api === 'data' || (!developer && refuses?.toolingBulk !== true))) return;
  throw badRequest('FUNCTIONALITY_NOT_ENABLED', 'The Bulk API is not available in this org for such a query');
}

/** The query of a job, or the refusal of a body or a query that a job does not take. */
export function parseBulkQuery(body: JsonObject, api: Api): Query {
  knowOnly(body, ['operation', 'query', 'contentType', 'columnDelimiter', 'lineEnding']);
  const { columnDelimiter = 'COMMA', contentType = 'CSV', lineEnding = 'LF', operation, query } = body;
  if (operation !== 'query') throw badRequest('INVALIDJOB', `Unknown operation: ${String(operation)}`);
  if (contentType !== 'CSV' || columnDelimiter !== 'COMMA' || lineEnding !== 'LF') {
    throw badRequest('INVALIDJOB', 'Only CSV with COMMA and LF is known here.');
  }
  if (typeof query !== 'string' || query === '') throw badRequest('INVALIDJOB', 'A job needs a query');
  const parsed = parseSoql(query);
  checkSoql(parsed);
  if (!entities[api].includes(parsed.from)) {
    throw badRequest('INVALIDENTITY', `Entity '${parsed.from}' is not supported by the Bulk API.`);
  }
  return parsed;
}

// docs: no GROUP BY, OFFSET or TYPEOF, no aggregate functions, no parent-to-child relationship queries.
function checkSoql(query: Query): void {
  const refuse = (what: string): Error => badRequest('API_ERROR', `${what} not supported in Bulk Query`);
  if (query.count || isAggregate(query)) throw refuse('Aggregate functions and GROUP BY');
  if (query.offset !== null) throw refuse('OFFSET');
  if (hasSubquery(query.where)) throw refuse('Subqueries');
  if (query.orderBy.length > 0) throw badRequest('API_ERROR', 'ORDER BY is not known here in a Bulk Query.');
}

function hasSubquery(where: Condition | null): boolean {
  if (where === null) return false;
  if (where.kind === 'comparison') return where.subquery !== undefined;
  return where.kind === 'NOT' ? hasSubquery(where.part) : where.parts.some(hasSubquery);
}

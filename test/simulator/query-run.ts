import { ApiError } from './api-error.ts';
import type { Org, Session } from './org.ts';
import { countRecords, defaultMaxAggregates } from './record-aggregates.ts';
import { countWork, queryWorkOf } from './service-time.ts';
import { cutOf } from './soql-limits.ts';
import type { Condition } from './soql-condition.ts';
import type { Result, Rules } from './soql-run.ts';
import { resolveSemiJoins } from './soql-semi-join.ts';
import type { Query } from './soql.ts';
import { findTable } from './tables.ts';
import type { WorldObject } from './world.ts';

export type Api = 'data' | 'tooling';

/** Who asks which API, and under which version. */
export type Asker = { readonly api: Api; readonly session: Session; readonly version: string };

/** What a query gives, whether it comes in one page, and its modelled seconds. */
export type Answered = { readonly result: Result; readonly onePage: boolean; readonly seconds: number };

/** Answers a query from a table, or by counting the records of an object. */
export function answerQuery(org: Org, asker: Asker, query: Query, bulk = false): Answered {
  const object = countedObject(org, asker, query, bulk);
  if (object === null) return fromTable(org, asker, query, bulk);
  const { result, days } = countRecords(org, asker.session.user, object, query);
  return { result, onePage: true, seconds: countWork(org.options, object.name, days) };
}

function fromTable(org: Org, asker: Asker, query: Query, bulk: boolean): Answered {
  const { user } = asker.session;
  const table = findTable(org, asker.api, query.from, user);
  const rules = rulesOf(org, asker, bulk);
  const idsOf = (inner: Query): string[] => {
    const { records } = findTable(org, asker.api, inner.from, user).run(inner, { ...rules, bulk: false });
    const [column = ''] = inner.columns;
    return records(0, Infinity).map((record) => String((record as Record<string, unknown>)[column]));
  };
  const result = table.run(table.virtual ? query : resolveSemiJoins(query, idsOf), rules);
  const onePage =
    table.virtual || query.count || query.aggregates.length > 0 || cutOf({ name: query.from }, bulk) < Infinity;
  return { result, onePage, seconds: queryWorkOf(table, result.totalSize) };
}

/** The object whose records a query counts; null for one that a table answers, row by row. */
function countedObject(org: Org, { api, session }: Asker, query: Query, bulk: boolean): WorldObject | null {
  if (api === 'tooling' || bulk || query.groupBy.length > 0) return null;
  if (!query.count && query.aggregates.length === 0) return null;
  const object = org.describer.find(session, query.from);
  if (object === null) return null;
  // Worlds say of their big objects how many records they have, and of a few also the rows.
  if (!query.count && object.recordCount !== null && byRecords(query.where)) return object;
  return hasTable(org, session, query.from) ? null : object;
}

const byRecords = (where: Condition | null): boolean =>
  where === null || (where.kind === 'comparison' && where.column === 'CreatedDate');

function hasTable(org: Org, { user }: Session, name: string): boolean {
  try {
    findTable(org, 'data', name, user);
    return true;
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

function rulesOf({ clock, options }: Org, { api, version }: Asker, bulk: boolean): Rules {
  const base = `/services/data/v${version}${api === 'tooling' ? '/tooling' : ''}/sobjects`;
  return {
    limitRefused: options.refuses?.entityDefinitionLimit === true,
    unknownColumn: (table, column) =>
      options.columns?.has(column) === true || options.columns?.has(`${table}.${column}`) === true,
    recordUrl: (type, id) => `${base}/${type}/${id}`,
    now: clock.now(),
    maxAggregates: options.maxAggregates ?? defaultMaxAggregates,
    bulk,
  };
}

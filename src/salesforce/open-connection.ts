import type { Connection } from '@salesforce/core';
import { systemClock } from '../limiter/clock.js';
import { Problem } from '../model/problem.js';
import { connect } from './connect.js';
import { openOrg } from './open-org.js';
import type { Org } from './org.js';

/** The oldest API version whose setup tables have every column that is asked for. */
const oldest = 60;

/** Opens the org behind a connection of the CLI. */
export function openConnection(
  connection: Connection,
  { maxConcurrent, signal }: { readonly maxConcurrent: number; readonly signal: AbortSignal },
): Org {
  const apiVersion = connection.getApiVersion();
  if (Number(apiVersion) < oldest) throw new Problem('apiVersionTooOld', [apiVersion]);
  const { orgId, userId } = connection.getAuthInfoFields();
  return openOrg({
    http: connect(connection, signal),
    apiVersion,
    login: { orgId, userId },
    maxConcurrent,
    clock: systemClock,
    random: Math.random,
    signal,
  });
}

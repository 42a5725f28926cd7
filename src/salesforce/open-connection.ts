import type { Connection } from '@salesforce/core';
import { systemClock } from '../limiter/clock.js';
import { Problem } from '../model/problem.js';
import { connect } from './connect.js';
import { fromNetwork, OrgFailure } from './failure.js';
import type { Http } from './http.js';
import { openOrg, type OpenOptions } from './open-org.js';
import type { Org } from './org.js';

/** The oldest API version whose setup tables have every column that is asked for. */
const oldest = 60;

const closingMs = 5000;

export type OpenConnectionOptions = Required<Pick<OpenOptions, 'limits' | 'observe' | 'signal'>>;

/** Opens the org behind a connection of the CLI. */
export async function openConnection(
  connection: Connection,
  { limits, observe, signal }: OpenConnectionOptions,
): Promise<Org> {
  const apiVersion = connection.getApiVersion();
  const http = connect(connection, signal);
  // What is sent when the run was interrupted: never waits for long.
  const closing = connect(connection, new AbortController().signal, closingMs);
  if (Number(apiVersion) < oldest) await refuseVersion(http, apiVersion);
  const { orgId, userId } = connection.getAuthInfoFields();
  return openOrg({
    http,
    closing,
    apiVersion,
    login: { orgId, userId },
    limits,
    observe,
    clock: systemClock,
    random: Math.random,
    signal,
  });
}

/** An org that cannot be reached has no version either, and the connection then claims an old one: tell the two apart. */
async function refuseVersion(http: Http, apiVersion: string): Promise<never> {
  try {
    await http.send({ method: 'GET', path: '/services/data' });
  } catch (error) {
    const { kind, code, message } = fromNetwork(error);
    throw new OrgFailure(kind === 'unreachable' ? 'offline' : kind, code, message);
  }
  throw new Problem('apiVersionTooOld', [apiVersion]);
}

import { AuthInfo, Connection } from '@salesforce/core';
import { systemClock, type Clock } from '../../src/limiter/clock.js';
import { connect } from '../../src/salesforce/connect.js';
import { openOrg } from '../../src/salesforce/open-org.js';
import type { Org } from '../../src/salesforce/org.js';
import type { Simulator } from '../simulator/server.ts';

export type OpenOptions = {
  readonly user?: string;
  readonly maxConcurrent?: number;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
};

/** The plugin's port to a simulated org, through the real connection of @salesforce/core. */
export async function openSimulatedOrg(simulator: Simulator, options: OpenOptions = {}): Promise<Org> {
  const { user = 'admin', maxConcurrent = 12, clock = systemClock, signal = new AbortController().signal } = options;
  const connection = await openConnection(simulator, user);
  const { orgId, userId } = connection.getAuthInfoFields();
  return openOrg({
    http: connect(connection, signal),
    apiVersion: '67.0',
    login: { orgId, userId },
    maxConcurrent,
    clock,
    random: () => 0.5,
    signal,
  });
}

/** A connection by access token, which asks the org nothing. */
export async function openConnection(simulator: Simulator, user = 'admin'): Promise<Connection> {
  const accessToken = simulator.tokens[user];
  if (!accessToken) throw new Error(`The simulated org has no user ${user}.`);
  const authInfo = await AuthInfo.create({
    username: accessToken,
    accessTokenOptions: { accessToken, instanceUrl: simulator.url },
  });
  return Connection.create({ authInfo, connectionOptions: { version: '67.0' } });
}

import { AuthInfo, Connection } from '@salesforce/core';
import { systemClock, type Clock } from '../../src/limiter/clock.js';
import type { Observe } from '../../src/limiter/decision.js';
import { connect } from '../../src/salesforce/connect.js';
import type { Http } from '../../src/salesforce/http.js';
import { openOrg } from '../../src/salesforce/open-org.js';
import type { Org } from '../../src/salesforce/org.js';
import type { Simulator } from '../simulator/server.ts';

export type OpenOptions = {
  readonly user?: string;
  /** A login of another kind than by access token. */
  readonly connection?: Connection;
  /** Something between the port and the wire. */
  readonly through?: (http: Http) => Http;
  readonly maxConcurrent?: number;
  readonly reserve?: number;
  readonly observe?: Observe;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
};

/** The plugin's port to a simulated org, through the real connection of @salesforce/core. */
export async function openSimulatedOrg(simulator: Simulator, options: OpenOptions = {}): Promise<Org> {
  const { observe } = options;
  const {
    user = 'admin',
    maxConcurrent = 12,
    reserve = 10,
    clock = systemClock,
    signal = new AbortController().signal,
    connection = await openConnection(simulator, user),
    through = (http) => http,
  } = options;
  const { orgId, userId } = connection.getAuthInfoFields();
  return openOrg({
    http: through(connect(connection, signal)),
    apiVersion: '67.0',
    login: { orgId, userId },
    limits: { maxConcurrent, reserve },
    ...(observe && { observe }),
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

/** A connection that renews its session: by the login of a user who stays. */
export async function openLastingConnection(username: string): Promise<Connection> {
  const authInfo = await AuthInfo.create({ username });
  return Connection.create({ authInfo, connectionOptions: { version: '67.0' } });
}

import { AuthInfo } from '@salesforce/core';
import type { Simulator } from '../simulator/server.ts';

/** Logs in as `sf org login access-token` does, and gives the username. From then on the CLI asks nothing by itself. */
export async function logIn(simulator: Simulator, user = 'admin'): Promise<string> {
  const accessToken = simulator.tokens[user];
  if (!accessToken) throw new Error(`The simulated org has no user ${user}.`);
  const authInfo = await AuthInfo.create({
    accessTokenOptions: { accessToken, instanceUrl: simulator.url, loginUrl: simulator.url },
  });
  await authInfo.save();
  return authInfo.getUsername();
}

/** Logs in as `sf org login web` does: with a refresh token, by which the CLI renews the session. Gives the username. */
export async function logInToStay(simulator: Simulator, user = 'admin'): Promise<string> {
  const refreshToken = simulator.refreshTokens[user];
  if (!refreshToken) throw new Error(`The simulated org has no user ${user}.`);
  const oauth2Options = { refreshToken, loginUrl: simulator.url, clientId: 'PlatformCLI' };
  const authInfo = await AuthInfo.create({ oauth2Options });
  await authInfo.save();
  return authInfo.getUsername();
}

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

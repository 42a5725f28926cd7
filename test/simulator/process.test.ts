import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import type { ClientRequest } from 'node:http';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { compositeOf } from './test-client.ts';
import { tinyWorld } from './tiny-world.ts';

let simulator: Simulator | undefined;
afterEach(() => simulator?.close());

describe('https', () => {
  it('is trusted by the CA in the file, and the file goes with the org', async () => {
    simulator = await startSimulator({ world: tinyWorld(), https: true });
    const { caFile = '', httpsUrl = '' } = simulator;
    expect(simulator.sfdxAuthUrl['admin']).toBe(`force://PlatformCLI::refresh.admin@${new URL(httpsUrl).host}`);
    const status = (ca: string[]): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        get(`${httpsUrl}/services/data`, { ca }, (incoming) => resolve(incoming.resume().statusCode)).on(
          'error',
          reject,
        );
      });
    expect(await status([readFileSync(caFile, 'utf8')])).toBe(200);
    await expect(status([])).rejects.toThrow();
    await simulator.close();
    expect(existsSync(caFile)).toBe(false);
  });
});

describe('a process of its own', () => {
  type Said = { readonly caFile: string; readonly tokens: { readonly admin: string }; readonly url: string };

  const start = async (...options: string[]): Promise<Said & { readonly end: () => Promise<number> }> => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const child = spawn(process.execPath, [main, ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const end = async (): Promise<number> => {
      child.stdin.end();
      return (await once(child, 'exit'))[0] as number;
    };
    return { ...(JSON.parse(String(line)) as Said), end };
  };

  it('says in one line where it listens, and ends with its stdin', async () => {
    const { caFile, end, tokens, url } = await start('--world', 'acme', '--refuse', 'limits');
    const headers = { authorization: `Bearer ${tokens.admin}` };
    expect((await fetch(`${url}/services/data/v66.0/sobjects`, { headers })).status).toBe(200);
    expect((await fetch(`${url}/services/data/v66.0/limits`, { headers })).status).toBe(403);
    expect(await end()).toBe(0);
    expect(existsSync(caFile)).toBe(false);
  });

  it('shares its workers when it is told to: a small request ends before a big one that came first', async () => {
    const { end, tokens, url } = await start('--no-https', '--scale', '0.05', '--workers', '1', '--sharing');
    const headers = { authorization: `Bearer ${tokens.admin}`, 'content-type': 'application/json' };
    const ends: string[] = [];
    const open = (name: string, method: string, path: string): [ClientRequest, Promise<unknown>] => {
      const outgoing = request(`${url}/services/data/v66.0${path}`, { method, headers, agent: false });
      return [outgoing, once(outgoing, 'response').then(([{ statusCode }]) => ends.push(`${name} ${statusCode}`))];
    };
    const [big, bigAnswered] = open('big', 'POST', '/composite');
    big.end(JSON.stringify(compositeOf(Array.from({ length: 25 }, () => '/sobjects/Account/describe'))));
    await once(big, 'finish');
    const [small, smallAnswered] = open('small', 'GET', '/limits');
    small.end();
    await Promise.all([bigAnswered, smallAnswered]);
    expect(ends).toEqual(['small 200', 'big 200']);
    expect(await end()).toBe(0);
  });
});

describe('@salesforce/core', () => {
  it('connects with an access token and reads', async () => {
    const home = await mkdtemp(join(tmpdir(), 'simulated-org-home-'));
    process.env['HOME'] = home; // before core is loaded: it looks for its folder then
    process.env['SF_DISABLE_LOG_FILE'] = 'true';
    simulator = await startSimulator({ world: tinyWorld() });
    const { AuthInfo, Connection } = await import('@salesforce/core');
    const accessToken = simulator.tokens['admin'] ?? '';
    const accessTokenOptions = { accessToken, instanceUrl: simulator.url };
    const authInfo = await AuthInfo.create({ username: accessToken, accessTokenOptions });
    const connection = await Connection.create({ authInfo });
    expect((await connection.describeGlobal()).sobjects.map(({ name }) => name)).toEqual([
      'Account',
      'Contact',
      'Gadget__c',
    ]);
    expect((await connection.describe('Account')).fields).toHaveLength(6);
    expect((await connection.tooling.query('SELECT DurableId FROM EntityDefinition')).records).toHaveLength(3);
    expect((await connection.query('SELECT Id FROM User')).records).toHaveLength(2);
    expect(connection.limitInfo.apiUsage).toEqual({ used: simulator.calls, limit: 100_000 });
    await rm(home, { recursive: true, force: true });
  });
});

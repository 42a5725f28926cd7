import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
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
  const main = fileURLToPath(new URL('main.ts', import.meta.url));

  it('says in one line where it listens, and ends with its stdin', async () => {
    const child = spawn(process.execPath, [main, '--world', 'acme', '--refuse', 'limits'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const line = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data: Buffer) => resolve(String(data))),
    );
    const { caFile, tokens, url } = JSON.parse(line) as { caFile: string; tokens: { admin: string }; url: string };
    const headers = { authorization: `Bearer ${tokens.admin}` };
    expect((await fetch(`${url}/services/data/v66.0/sobjects`, { headers })).status).toBe(200);
    expect((await fetch(`${url}/services/data/v66.0/limits`, { headers })).status).toBe(403);
    child.stdin.end();
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
    expect(existsSync(caFile)).toBe(false);
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

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatorOptions } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { logIn } from '../support/log-in.ts';
import { newFolder, runBuild } from '../support/run-build.ts';

let simulator: Simulator;
afterEach(() => simulator.close());
const start = async (options: Partial<SimulatorOptions> = {}) => {
  simulator = await startSimulator({ world: worlds.acme({}), ...options });
};

describe('an org that cannot be read', () => {
  const expectError = async (name: string, argv: readonly string[] = [], targetOrg?: string) => {
    const folder = newFolder();
    const run = await runBuild(['-d', folder, ...argv], { simulator, ...(targetOrg && { targetOrg }) });
    expect(run.error).toMatchObject({ name });
    expect(run.error?.actions.length).toBeGreaterThan(0);
    expect(run.stderr + run.stdout).not.toContain('    at ');
    expect(() => readdirSync(folder)).toThrow();
    return run;
  };

  it('because the login has expired', async () => {
    await start();
    simulator.trouble({ when: ({ path }) => path.endsWith('/composite'), times: 9, answer: 'expire' });
    expect((await expectError('OrgAuthError')).status).toBe(1);
  });

  it('because its daily requests are used up', async () => {
    await start({ dailyMax: 1000, usedAtStart: 1000 });
    expect((await expectError('OrgBudgetError')).status).toBe(1);
  });

  it('because nobody answers there', async () => {
    await start();
    const targetOrg = await logIn(simulator);
    await simulator.close();
    const run = await expectError('OrgUnreachableError', [], targetOrg);
    expect(run.error?.message).toContain('ECONNREFUSED');
  });

  it('because neither describe global nor the setup tables are open', async () => {
    await start({ refuses: { entityDefinition: true } });
    simulator.trouble({
      when: ({ path }) => path.endsWith('/sobjects'),
      times: 9,
      answer: { status: 403, body: [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'x' }] },
    });
    const run = await expectError('OrgRefusedError');
    expect(run.error?.message).toContain('API_DISABLED_FOR_ORG');
  });
});

describe('the access token', () => {
  it('is in no file and in no output, though it stands for the username of this login', async () => {
    await start();
    const folder = newFolder();
    const run = await runBuild(['-d', folder, '--json'], { simulator });
    const token = simulator.tokens.admin ?? '';
    const secret = token.slice(token.indexOf('!') + 1);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      statSync(join(folder, path)).isFile(),
    );
    expect(files.length).toBeGreaterThan(80);
    for (const path of files) expect(readFileSync(join(folder, path), 'utf8').includes(secret), path).toBe(false);
    expect(run.stdout + run.stderr).not.toContain(secret);
  });
});

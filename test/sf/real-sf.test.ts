import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { schemas } from '../../src/model/schemas/index.ts';
import { startSimulator } from '../simulator/server.ts';
import type { Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { installCli } from './install-cli.ts';
import { createSf } from './sf.ts';
import type { Outcome, Sf } from './sf.ts';

const plugin = fileURLToPath(new URL('../..', import.meta.url));
const acme = worlds.acme();
const build = ['schema', 'build', '--target-org', 'DEVNEW'];

let home: string;
let simulator: Simulator;
let sf: Sf;

beforeAll(async () => {
  const cli = await installCli();
  home = await mkdtemp(join(tmpdir(), 'sf-schema-real-sf-'));
  simulator = await startSimulator({ world: acme, https: true });
  sf = createSf(cli, { home, caFile: simulator.caFile ?? '' });
  expect(await sf.run(['plugins', 'link', plugin, '--no-install'])).toMatchObject({ code: 0 });
  const login = ['org', 'login', 'sfdx-url', '--sfdx-url-stdin', '-', '--alias', 'DEVNEW'];
  expect(await sf.run(login, { input: simulator.sfdxAuthUrl['admin'] ?? '' })).toMatchObject({ code: 0 });
});

afterAll(async () => {
  await simulator.close();
  await rm(home, { recursive: true, force: true });
});

describe('help', () => {
  it('explains the command', async () => {
    const { code, stdout } = await sf.run(['schema', 'build', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('$ sf schema build -o <value>');
    expect(stdout).toContain('--max-concurrent');
  });

  it('lists the command beside those of the bundled plugin under the same topic', async () => {
    const { code, stdout } = await sf.run(['schema', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('schema generate');
    expect(stdout).toContain('schema build');
  });
});

describe('a build', () => {
  it('writes the library and says where to start', async () => {
    const { code, stdout } = await sf.run(build);
    expect(code).toBe(0);
    expect(stdout).toContain(join('schema-library', 'docs', 'README.md'));
    const { files } = libraryIn('schema-library');
    expect(Object.keys(files)).toContain('objects/Account.json');
    for (const path of Object.keys(files)) expect(existsSync(join(home, 'schema-library', path)), path).toBe(true);
  });

  it('prints its result alone with --json', async () => {
    const { code, stdout } = await sf.run([...build, '--output-dir', 'other-library', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 0,
      result: { org: { id: acme.org.id }, counts: { objects: acme.objects.length }, unfinished: [] },
    });
    expect(Object.keys(libraryIn('other-library').files)).toEqual(Object.keys(libraryIn('schema-library').files));
  });
});

describe('an error', () => {
  it('of a flag ends with 2', async () => {
    const { code, stderr } = await sf.run([...build, '--no-such-flag']);
    expect(code).toBe(2);
    expect(stderr).toContain('--no-such-flag');
  });

  it("of the org's name ends with 2 and says what to do", async () => {
    const outcome = await sf.run(['schema', 'build', '--target-org', 'NOBODY', '--json']);
    expect(outcome.code).toBe(2);
    expect(errorIn(outcome)).toMatchObject({ name: 'NamedOrgNotFoundError', actions: [expect.any(String)] });
  });
});

describe('Ctrl-C', () => {
  it('in the middle of a build ends it with 130', async () => {
    const flags = [...build, '--output-dir', 'interrupted'];
    const { code, stderr } = await interrupted(flags);
    expect(code).toBe(130);
    expect(stderr).toContain('Interrupted');
    expect(stderr).not.toMatch(stackTrace);
    expect(existsSync(join(home, 'interrupted', 'library.json'))).toBe(false);
  });

  it('is an error like any other with --json', async () => {
    const outcome = await interrupted([...build, '--output-dir', 'interrupted', '--json']);
    expect(outcome.code).toBe(130);
    expect(errorIn(outcome)).toMatchObject({ name: 'InterruptedError', exitCode: 130, actions: [expect.any(String)] });
  });

  /** Holds back the first composite for good, and interrupts the command once it waits for the answer. */
  async function interrupted(flags: readonly string[]): Promise<Outcome> {
    simulator.reset();
    simulator.trouble({ when: ({ path, within }) => within === null && path.endsWith('/composite'), answer: 'hang' });
    const isHeld = (): boolean =>
      simulator.log.some(({ method, path }) => method === 'POST' && path.endsWith('/composite'));
    return sf.run(flags, {
      during: async (child) => {
        await vi.waitUntil(isHeld, { timeout: 60_000 });
        child.kill('SIGINT');
      },
    });
  }
});

describe('an expired login', () => {
  it('that cannot be renewed ends with 1, and says to log in again', async () => {
    simulator.reset();
    simulator.expireTokens();
    simulator.trouble({
      when: ({ path }) => path === '/services/oauth2/token',
      times: 100,
      answer: { status: 400, body: { error: 'invalid_grant', error_description: 'expired access/refresh token' } },
    });
    const { code, stderr } = await sf.run([...build, '--output-dir', 'expired']);
    expect(code).toBe(1);
    expect(stderr).toContain('sf org login web');
    expect(stderr).not.toMatch(stackTrace);
  });

  it('that can be renewed does not stop a build', async () => {
    simulator.reset();
    simulator.expireTokens();
    expect(await sf.run([...build, '--output-dir', 'renewed'])).toMatchObject({ code: 0 });
    expect(simulator.log.filter(({ path }) => path === '/services/oauth2/token')).toHaveLength(1);
  });
});

describe('secrets', () => {
  it('are in nothing that was printed', () => {
    expect(sf.printed()).not.toMatch(secret());
  });

  it('are in no file but those of the logins', () => {
    const files = filesBelow(home).filter((path) => !path.startsWith('.sfdx'));
    expect(files).toContain(join('schema-library', 'library.json'));
    for (const path of files) expect(readFileSync(join(home, path), 'utf8'), path).not.toMatch(secret());
  });

  // What the org's access tokens begin with, and the refresh tokens.
  const secret = (): RegExp => new RegExp([`${acme.org.id}!`, ...Object.values(simulator.refreshTokens)].join('|'));
});

const stackTrace = /^\s+at .+:\d+/m;

function libraryIn(folder: string): { readonly files: Readonly<Record<string, string>> } {
  const library: unknown = JSON.parse(readFileSync(join(home, folder, 'library.json'), 'utf8'));
  const validate = new Ajv2020({ strict: false }).compile(schemas.library);
  expect(validate(library), JSON.stringify(validate.errors)).toBe(true);
  return library as { readonly files: Readonly<Record<string, string>> };
}

function errorIn({ stdout }: Outcome): unknown {
  return JSON.parse(stdout);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

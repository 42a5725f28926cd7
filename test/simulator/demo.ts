import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { parseArgs } from 'node:util';
import { startSimulator } from './server.ts';
import type { World } from './world.ts';
import { worlds } from './worlds/index.ts';

// npm run demo [-- --world acme|grown|hostile] [--size OBJECTS] [FLAGS OF sf schema build]
//
// Runs `sf schema build` against a simulated org, as a first look at what it writes.

const alias = 'DEMO';

const { own, forwarded } = splitArguments(process.argv.slice(2));
const world = createWorld(own.world, own.size);
const say = forwarded.includes('--json') ? console.error : console.log;

const home = mkdtempSync(join(tmpdir(), 'sf-schema-demo-'));
leaveUsersSettings(home);
const simulator = await startSimulator({ world, https: true });
await logIn();

const output = own.outputDir ?? join('schema-library', own.world);
const build = ['schema', 'build', '--target-org', alias];
const command = [...build, ...(own.outputDir === undefined ? ['--output-dir', output] : []), ...forwarded];
say(`A simulated org, "${own.world}": ${world.objects.length.toLocaleString('en-US')} objects, on this machine.`);
say(`It is no Salesforce org. This runs on it:\n\n$ sf ${command.map(quoted).join(' ')}\n`);

const child = spawn(process.execPath, ['bin/run.js', ...command], { stdio: 'inherit' });
// Ctrl-C is the command's to answer.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => {
  const page = resolve(output, 'docs', 'README.md');
  if (code === 0 && existsSync(page)) say(`\nOpen the pages at ${page}`);
  rmSync(home, { recursive: true, force: true });
  void simulator.close().then(() => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
});

type Own = { readonly world: string; readonly size: string; readonly outputDir: string | undefined };

/** The demo's own flags, and all other words as they are. The folder is the build's, and the demo wants to know it. */
function splitArguments(args: readonly string[]): { readonly own: Own; readonly forwarded: readonly string[] } {
  const { values, tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: {
      world: { type: 'string' },
      size: { type: 'string' },
      'output-dir': { type: 'string', short: 'd' },
    },
  });
  const taken = new Set(
    tokens.flatMap((token) => {
      if (token.kind !== 'option' || !['world', 'size'].includes(token.name)) return [];
      return token.value !== undefined && !token.inlineValue ? [token.index, token.index + 1] : [token.index];
    }),
  );
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  const own = { world: text('world') ?? 'acme', size: text('size') ?? '1462', outputDir: text('output-dir') };
  return { own, forwarded: args.filter((_, index) => !taken.has(index)) };
}

function createWorld(name: string, size: string): World {
  if (!Object.hasOwn(worlds, name)) {
    refuse(`There is no world "${name}". Choose one of: ${Object.keys(worlds).join(', ')}.`);
  }
  if (!/^[1-9]\d*$/.test(size)) refuse(`--size is a number of objects, and "${size}" is none.`);
  return worlds[name as keyof typeof worlds]({ size: Number(size) });
}

function refuse(reason: string): never {
  console.error(reason);
  process.exit(2);
}

/** Nothing of the user's is read or changed: no login, no setting, no proxy, no folder of the CLI. */
function leaveUsersSettings(folder: string): void {
  for (const name of Object.keys(process.env)) {
    if (/^sf(dx)?_|proxy$|^xdg_/i.test(name)) delete process.env[name];
  }
  Object.assign(process.env, {
    HOME: folder,
    USERPROFILE: folder,
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    SF_DISABLE_TELEMETRY: 'true',
    NODE_NO_WARNINGS: '1',
  });
}

/** Logs in to the simulated org as its administrator, and has this process and its child trust its certificate. */
async function logIn(): Promise<void> {
  const { caFile = '', httpsUrl = '' } = simulator;
  process.env['NODE_EXTRA_CA_CERTS'] = caFile;
  setDefaultCACertificates([...getCACertificates(), readFileSync(caFile, 'utf8')]);
  // Only now: the CLI's library looks at the environment when it is loaded.
  const [{ StateAggregator }, login] = await Promise.all([import('@salesforce/core'), import('../support/log-in.ts')]);
  const username = await login.logIn({ ...simulator, url: httpsUrl });
  await (await StateAggregator.getInstance()).aliases.setAndSave(alias, username);
  simulator.reset(); // what the login cost is no part of the demo
}

/** A word as a shell would need it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

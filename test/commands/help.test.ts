import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

beforeAll(() => {
  const built = ['oclif.manifest.json', 'lib/commands/schema/build.js'].every((path) => existsSync(join(root, path)));
  if (!built) execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, shell: process.platform === 'win32' });
}, 120_000);

// Oclif loads a command to show the default of --target-org, and with it what any command of the CLI stands on.
it('gives help without loading anything that a bundled command would not', () => {
  const help = run([bin, 'schema', 'build', '--help']);
  expect(help.stdout).toContain('schema build -o <value>');
  const known = new Set([run([bin, '--help']), run(['--input-type=module', '--eval', base])].flatMap(packagesOf));
  expect(packagesOf(help)).toContain('@oclif/core'); // modules are noticed
  expect(packagesOf(help).filter((name) => !known.has(name))).toEqual([]);
  expect(help.modules.filter((url) => url === 'node:sqlite' || connection.test(url))).toEqual([]);
});

const bin = join(root, 'bin/run.js');
const base = `for (const name of ['@salesforce/core', '@salesforce/sf-plugins-core']) await import(name);`;
const connection = /\/lib\/salesforce\/(open-)?connect/;

type Run = { readonly stdout: string; readonly modules: readonly string[] };

/** Notes every module that is imported or required, whoever asks for it. */
const hook = `
  import { registerHooks } from 'node:module';
  import { writeFileSync } from 'node:fs';
  const urls = new Set();
  registerHooks({
    resolve: (specifier, context, next) => {
      const resolved = next(specifier, context);
      urls.add(resolved.url);
      return resolved;
    },
  });
  process.on('exit', () => writeFileSync(process.env.MODULES_FILE, JSON.stringify([...urls])));
`;

function run(command: readonly string[]): Run {
  const modulesFile = join(mkdtempSync(join(tmpdir(), 'sf-schema-help-')), 'modules.json');
  const stdout = execFileSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...command],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', MODULES_FILE: modulesFile } },
  );
  return { stdout, modules: JSON.parse(readFileSync(modulesFile, 'utf8')) as string[] };
}

function packagesOf({ modules }: Run): readonly string[] {
  const names = modules.map((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]);
  return [...new Set(names)].filter((name) => name !== undefined);
}

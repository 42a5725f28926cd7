import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startSimulator } from './server.ts';
import { worlds } from './worlds/index.ts';

/** Runs `sf schema build` against a simulated org, as a first look at what it writes. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { world: { type: 'string', default: 'acme' }, size: { type: 'string', default: '1462' } },
});
const createWorld = worlds[values.world as keyof typeof worlds];
if (createWorld === undefined) {
  console.error(`There is no world "${values.world}". Choose one of: ${Object.keys(worlds).join(', ')}.`);
  process.exit(2);
}

const simulator = await startSimulator({ world: createWorld({ size: Number(values.size) }) });
const home = mkdtempSync(join(tmpdir(), 'sf-schema-demo-'));
const output = join('schema-library', values.world);
console.log(`A simulated org, "${values.world}", listens on ${simulator.url}. It is no Salesforce org.\n`);
console.log(`$ sf schema build --target-org DEMO --output-dir ${output} ${positionals.join(' ')}\n`);

const args = ['bin/run.js', 'schema', 'build', '--target-org', simulator.tokens.admin ?? '', '--output-dir', output];
const child = spawn(process.execPath, [...args, ...positionals], {
  stdio: 'inherit',
  // The access token stands for the org, so that nothing of your own logins is read or changed.
  env: {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    SF_ORG_INSTANCE_URL: simulator.url,
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    SF_DISABLE_TELEMETRY: 'true',
    NODE_NO_WARNINGS: '1',
  },
});
child.on('exit', (code) => {
  rmSync(home, { recursive: true, force: true });
  if (code === 0) console.log(`\nOpen ${resolve(output, 'docs', 'README.md')}`);
  void simulator.close().then(() => process.exit(code ?? 1));
});

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const version = '2.150.6';

/** Installs the Salesforce CLI into a folder for temporary files, unless it is there, and gives its entry file. */
export async function installCli(): Promise<string> {
  const folder = join(tmpdir(), `sf-schema-cli-${version}`);
  const root = join(folder, 'node_modules', '@salesforce', 'cli');
  if (!isComplete(folder)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    await npmInstall(folder);
    writeFileSync(markerOf(folder), version);
  }
  return join(root, 'bin', 'run.js');
}

const markerOf = (folder: string): string => join(folder, 'installed');

/** Written last: an installation that was cut off has none. */
function isComplete(folder: string): boolean {
  try {
    return readFileSync(markerOf(folder), 'utf8') === version;
  } catch {
    return false;
  }
}

function npmInstall(folder: string): Promise<void> {
  const install = ['install', '--no-audit', '--no-fund', '--loglevel=error', `@salesforce/cli@${version}`];
  return new Promise((resolve, reject) => {
    spawn('npm', install, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
      .once('error', reject)
      .once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`npm install ended with ${code}.`))));
  });
}

// The manifest and the commands in README are made from the code. This makes them anew and fails where that changes them.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const made = ['oclif.manifest.json', 'README.md'];
const before = made.map((path) => readFileSync(path, 'utf8'));
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const oclif = (...args) =>
  execFileSync(process.execPath, ['node_modules/oclif/bin/run.js', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
oclif('manifest');
oclif('readme', '--no-aliases', '--version', version);
const stale = made.filter((path, index) => readFileSync(path, 'utf8') !== before[index]);
if (stale.length > 0) {
  console.error(`Out of date and now made anew: ${stale.join(', ')}. Commit the change.`);
  process.exit(1);
}

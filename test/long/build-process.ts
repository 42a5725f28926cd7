import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { quietEnvironment } from '../bench/quiet-environment.ts';

const command = fileURLToPath(new URL('../../bin/run.js', import.meta.url));

/** A build in a process of its own. */
export type BuildProcess = {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
};

/** Starts `sf schema build` for an org that is logged in below this process's HOME. */
export function startBuild(username: string, folder: string, flags: readonly string[] = []): BuildProcess {
  const build = ['schema', 'build', '--target-org', username, '--output-dir', folder, '--json', ...flags];
  const child = spawn(process.execPath, [command, ...build], {
    env: quietEnvironment(process.env['HOME'] ?? ''),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const outcome = Promise.all([code, text(child.stdout), text(child.stderr)]);
  return { child, ended: outcome.then(([status, stdout, stderr]) => ({ code: status, stdout, stderr })) };
}

/** Every file of a library by its path, the time in library.json and the run log, which tells times, left out. */
export function libraryIn(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(run\.jsonl|capabilities\.json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const read = (path: string): string => readFileSync(path, 'utf8').replace(/^ *"builtAt": ".*$/m, '');
  return new Map(paths.sort().map((path) => [path.slice(folder.length + 1), read(path)]));
}

/** What is in the one library and not the same in the other: paths, since the texts would fill the screen. */
export function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
}

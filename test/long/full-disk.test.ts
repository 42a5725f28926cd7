import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startSimulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { logIn } from '../support/log-in.ts';
import { startBuild } from './build-process.ts';

const disk = mkdtempSync(join(tmpdir(), 'sf-schema-disk-'));
const { status, stderr } = mount('-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk);
const mounted = status === 0;

afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmdirSync(disk);
});

it('a disk that fills up stops the build with a reason, and leaves the earlier library', async ({ skip }) => {
  if (!mounted) skip(`no disk of its own can be mounted here: ${String(stderr).trim()}`);
  const folder = join(disk, 'library');
  expect(await build(40, folder)).toMatchObject({ code: 0 });
  const before = readFileSync(join(folder, 'library.json'), 'utf8');

  const full = await build(400, folder);
  expect(full.code).toBe(1);
  expect(JSON.parse(full.stdout)).toMatchObject({
    name: 'FolderFullError',
    message: expect.stringContaining('ENOSPC') as string,
    actions: [expect.any(String)],
  });
  expect(full.stderr).not.toMatch(/^\s+at .+:\d+/m);
  expect(readFileSync(join(folder, 'library.json'), 'utf8')).toBe(before);
  for (const name of readdirSync(join(folder, 'objects'))) {
    expect(() => JSON.parse(readFileSync(join(folder, 'objects', name), 'utf8')) as unknown, name).not.toThrow();
  }

  expect(mount('-o', 'remount,size=64m', disk).status).toBe(0);
  expect(await build(400, folder)).toMatchObject({ code: 0 });
  const { files } = JSON.parse(readFileSync(join(folder, 'library.json'), 'utf8')) as { files: object };
  for (const path of Object.keys(files)) expect(existsSync(join(folder, path)), path).toBe(true);
});

/** Builds the library of the same org at one of its sizes. */
async function build(size: number, folder: string): ReturnType<typeof startBuild>['ended'] {
  const simulator = await startSimulator({ world: worlds.grown({ size }) });
  const outcome = await startBuild(await logIn(simulator), folder).ended;
  await simulator.close();
  return outcome;
}

function mount(...args: readonly string[]): ReturnType<typeof spawnSync> {
  return spawnSync('mount', args, { encoding: 'utf8' });
}

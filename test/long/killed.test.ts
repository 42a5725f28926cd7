import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { logIn } from '../support/log-in.ts';
import { seeded } from '../unit/random.ts';
import { differences, libraryIn, startBuild, type BuildProcess } from './build-process.ts';

const world = worlds.grown({ size: 300 });
const root = mkdtempSync(join(tmpdir(), 'sf-schema-killed-'));
const undisturbed = join(root, 'undisturbed');
const earlier = join(root, 'earlier'); // the same org, before a third of its objects came

let simulator: Simulator;
let username: string;
let requests: number;
let files: number;

beforeAll(async () => {
  const before = await startSimulator({ world: worlds.grown({ size: 200 }) });
  expect(await startBuild(await logIn(before), earlier).ended).toMatchObject({ code: 0 });
  await before.close();
  simulator = await startSimulator({ world });
  username = await logIn(simulator);
  simulator.reset();
  expect(await startBuild(username, undisturbed).ended).toMatchObject({ code: 0 });
  requests = simulator.log.length;
  files = filesOf(undisturbed);
});

afterAll(async () => {
  await simulator.close();
  rmSync(root, { recursive: true, force: true });
});

const random = seeded(2027);
const moments = Array.from({ length: 10 }, () => Math.round(random() * 100) / 100);

describe('a build that is killed, and then run again', () => {
  it.each(moments)('while it reads, at %f of its requests', async (moment) => {
    const folder = join(root, `read-${moment}`);
    await expectToGoOn(folder, (build) => {
      let left = 1 + Math.floor(moment * requests);
      simulator.trouble({
        // Looks at every request, and spoils none.
        when: ({ within }) => {
          if (within === null && --left === 0) build.child.kill('SIGKILL');
          return false;
        },
        answer: 'hang',
      });
    });
  });

  it.each(moments)('while it writes, at %f of its files', async (moment) => {
    const folder = join(root, `write-${moment}`);
    const enough = Math.max(1, Math.floor(moment * files));
    await expectToGoOn(folder, (build) => killWhen(build, () => filesOf(folder) >= enough));
  });

  it.each(moments.slice(0, 5))('while it changes an earlier library, at %f of its new files', async (moment) => {
    const folder = join(root, `change-${moment}`);
    cpSync(earlier, folder, { recursive: true });
    const old = filesOf(folder);
    const enough = old + Math.max(1, Math.floor(moment * (files - old)));
    await expectToGoOn(folder, (build) => killWhen(build, () => filesOf(folder) >= enough));
  });

  /** Whatever the killed build left can be read, and a complete run makes of it what an undisturbed one writes. */
  async function expectToGoOn(folder: string, arrange: (build: BuildProcess) => void): Promise<void> {
    simulator.reset();
    const killed = startBuild(username, folder);
    arrange(killed);
    expect((await killed.ended).code).toBe(null);
    expectReadable(folder);
    simulator.reset();
    const { code, stdout, stderr } = await startBuild(username, folder).ended;
    expect(code, stdout + stderr).toBe(0);
    expect(differences(libraryIn(folder), libraryIn(undisturbed))).toEqual([]);
    rmSync(folder, { recursive: true });
  }

  function expectReadable(folder: string): void {
    for (const name of list(join(folder, 'objects'))) {
      expect(() => JSON.parse(readFileSync(join(folder, 'objects', name), 'utf8')) as unknown, name).not.toThrow();
    }
    const manifest = join(folder, 'library.json');
    if (existsSync(manifest)) expect(readFileSync(manifest)).toEqual(readFileSync(join(earlier, 'library.json')));
  }
});

async function killWhen({ child }: BuildProcess, isTime: () => boolean): Promise<void> {
  while (child.exitCode === null && !isTime()) await turn();
  child.kill('SIGKILL');
}

const list = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** The files of single objects, which are most of a library's. */
function filesOf(folder: string): number {
  return list(join(folder, 'objects')).length + list(join(folder, 'docs', 'objects')).length;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { differences, libraryIn } from '../long/build-process.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { impatientClock } from '../support/impatient-clock.ts';
import { newFolder, runBuild, type Run } from '../support/run-build.ts';

let simulator: Simulator;
afterEach(() => simulator.close());

const build = (folder: string): Promise<Run> =>
  runBuild(['-d', folder, '--with', 'automation', '--with', 'security'], { simulator, clock: impatientClock });

type Written = {
  facts: Record<string, { key: string }[]>;
  gaps?: { kind: string; reason: string }[];
  holders?: unknown[];
};
const written = (folder: string, path: string): Written =>
  JSON.parse(readFileSync(join(folder, path), 'utf8')) as Written;

const asks = (table: string) => ({
  when: ({ parameters }: { parameters: URLSearchParams }) => parameters.get('q')?.includes(`FROM ${table}`) === true,
  times: 99,
  answer: { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'Try again.' }] },
});

describe('a kind of fact that fails over a library that knows it', () => {
  it('is kept as it was, marked as stale, and the build is unfinished', async () => {
    simulator = await startSimulator({ world: worlds.acme({}) });
    const folder = newFolder();
    await build(folder);
    const before = { account: written(folder, 'objects/Account.json'), library: libraryIn(folder) };
    simulator.trouble(asks('ValidationRule'));
    const run = await build(folder);
    expect(run.status).toBe(68);
    const account = written(folder, 'objects/Account.json');
    expect(account.facts['validation-rule']).toEqual(before.account.facts['validation-rule']);
    expect(account.gaps?.filter(({ kind }) => kind === 'stale')).toMatchObject([
      { reason: expect.stringMatching(/^NOT_READ: .*validation-rule/) as string },
    ]);
    simulator.reset();
    expect((await build(folder)).status).toBe(0);
    expect(differences(libraryIn(folder), before.library)).toEqual([]);
  });

  it('is kept of what belongs to no object too', async () => {
    simulator = await startSimulator({ world: worlds.acme({}) });
    const folder = newFolder();
    await build(folder);
    const before = written(folder, 'org.json');
    simulator.trouble(asks('FlowDefinitionView'), asks('PermissionSet '));
    expect((await build(folder)).status).toBe(68);
    const org = written(folder, 'org.json');
    expect(org.facts.flow).toEqual(before.facts.flow);
    expect(org.holders).toEqual(before.holders);
  });

  it('is not kept when the org refuses it: then the user may no longer read it', async () => {
    simulator = await startSimulator({ world: worlds.acme({}) });
    const folder = newFolder();
    await build(folder);
    const refusal = [{ errorCode: 'INVALID_TYPE', message: "sObject type 'ValidationRule' is not supported." }];
    simulator.trouble({ ...asks('ValidationRule'), answer: { status: 400, body: refusal } });
    expect((await build(folder)).status).toBe(0);
    expect(written(folder, 'objects/Account.json').facts['validation-rule']).toBeUndefined();
    const page = readFileSync(join(folder, 'docs/objects/Account.md'), 'utf8');
    expect(page).toMatch(/Validation rules: not readable: INVALID.TYPE/);
  });
});

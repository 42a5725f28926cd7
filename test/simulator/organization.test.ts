import { describe, expect, it } from 'vitest';
import { startSimulator } from './server.ts';
import { call, soqlPath } from './test-client.ts';
import { tinyWorld } from './tiny-world.ts';
import type { World } from './world.ts';
import { worlds } from './worlds/index.ts';

// Sections B (org identity) and C (25 long requests, 5 in a Developer Edition and in a trial) of the facts on
// Salesforce's APIs.

const trial = '2026-12-31T00:00:00.000Z';
const rows: readonly [name: string, world: () => World, type: string, trialEnds: string | null, slots: number][] = [
  ['acme', () => worlds.acme(), 'Enterprise Edition', null, 25],
  ['grown', () => worlds.grown({ size: 40 }), 'Unlimited Edition', null, 25],
  ['hostile', () => worlds.hostile(), 'Developer Edition', trial, 5],
  ['a Developer Edition', () => tinyWorld({ edition: 'Developer Edition' }), 'Developer Edition', null, 5],
  ['a trial or scratch org', () => tinyWorld({ trialExpirationDate: trial }), 'Enterprise Edition', trial, 5],
];

describe('the Organization record', () => {
  it.each(rows)('of %s tells how many long requests it bears', async (_, world, type, trialEnds, slots) => {
    let foreign = slots - 1;
    const org = await startSimulator({ world: world(), foreignLongRunning: () => foreign });
    const ask = () =>
      call(org, {
        path: soqlPath('SELECT OrganizationType, TrialExpirationDate FROM Organization'),
        user: 'restricted',
      });
    const reply = await ask();
    expect(reply.body).toMatchObject({
      totalSize: 1,
      records: [{ OrganizationType: type, TrialExpirationDate: trialEnds }],
    });
    foreign += 1;
    expect((await ask()).body).toMatchObject([{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }]);
    await org.close();
  });
});

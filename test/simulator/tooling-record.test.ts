import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatorOptions } from './org.ts';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call, compositeOf } from './test-client.ts';
import type { Reply } from './test-client.ts';
import { componentOf, componentsFrom } from './tiny-components.ts';
import { tinyWorld } from './tiny-world.ts';

const rule = componentOf({
  type: 'ValidationRule',
  fullName: 'Account.Name_required',
  id: '03d000000000001AAA',
  metadata: { active: true, errorConditionFormula: 'ISBLANK(Name)' },
});
const hidden = { ...rule, fullName: 'pkg__Account.pkg__Hidden', id: '03d000000000002AAA', metadata: null };
const components = componentsFrom([rule, hidden]);

let simulator: Simulator;
afterEach(() => simulator.close());
const start = async (options: Partial<SimulatorOptions> = {}): Promise<void> => {
  simulator = await startSimulator({ world: tinyWorld(), components, ...options });
};
const record = (path: string, user = 'admin'): Promise<Reply> =>
  call(simulator, { path: `/tooling/sobjects/${path}`, user });
const many = (count: number): Promise<Reply> =>
  call(simulator, {
    path: '/tooling/composite',
    body: compositeOf(Array.from({ length: count }, () => `/tooling/sobjects/ValidationRule/${rule.id}`)),
  });

describe('a record of the Tooling API', () => {
  // B: "SELECT Metadata, FullName = one row per query only: use GET /tooling/sobjects/<Type>/<Id>".
  it('comes with its metadata, by an id of 15 characters too, and with null where the content is hidden', async () => {
    await start();
    const whole = {
      attributes: { type: 'ValidationRule', url: `/services/data/v66.0/tooling/sobjects/ValidationRule/${rule.id}` },
      Id: rule.id,
      FullName: rule.fullName,
      Metadata: rule.metadata,
    };
    expect((await record('ValidationRule/03d000000000001AAA')).body).toEqual(whole);
    expect((await record('ValidationRule/03d000000000001')).body).toEqual(whole);
    expect((await record(`ValidationRule/${hidden.id}`)).body).toMatchObject({ Metadata: null });
  });

  // A: "25 subrequests, of which max 5 query/queryAll/sObject-collections": these are none of them.
  it('is one of 25 that fit into a tooling composite for one call', async () => {
    await start();
    const { body } = await many(25);
    const parts = (body as { compositeResponse: { httpStatusCode: number }[] }).compositeResponse;
    expect(parts.map(({ httpStatusCode }) => httpStatusCode)).toEqual(Array.from({ length: 25 }, () => 200));
    expect(simulator.calls).toBe(1);
  });

  it('is one of fewer in an org that says so', async () => {
    await start({ refuses: { toolingGets: 5 } });
    expect((await many(5)).status).toBe(200);
    expect((await many(6)).body).toMatchObject([{ errorCode: 'INVALID_INPUT' }]);
  });

  it.each([
    ['B permissions: without View Setup', `ValidationRule/${rule.id}`, 403, 'INSUFFICIENT_ACCESS', 'restricted'],
    ['B: an id that is none', 'ValidationRule/03d', 400, 'MALFORMED_ID', 'admin'],
    ['B: an id that is not there', 'ValidationRule/03d000000000009AAA', 404, 'NOT_FOUND', 'admin'],
    ['B: the id of another type', `Layout/${rule.id}`, 404, 'NOT_FOUND', 'admin'],
    ['design 9: a type that is not known', `ApexClass/${rule.id}`, 404, 'NOT_FOUND', 'admin'],
    ['design 9: a parameter', `ValidationRule/${rule.id}?fields=Metadata`, 400, 'INVALID_INPUT', 'admin'],
  ])('is refused: %s', async (_, path, status, errorCode, user) => {
    await start();
    const reply = await record(path, user);
    expect(reply.body).toMatchObject([{ errorCode }]);
    expect(reply.status).toBe(status);
  });

  it('is no part of a data composite', async () => {
    await start();
    const body = compositeOf([`/tooling/sobjects/ValidationRule/${rule.id}`]);
    expect((await call(simulator, { path: '/composite', body })).body).toMatchObject({
      compositeResponse: [{ httpStatusCode: 400 }],
    });
  });
});

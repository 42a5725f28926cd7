import { afterEach, describe, expect, it } from 'vitest';
import type { CountAsk, Org } from '../../src/salesforce/org.js';
import type { SimulatorOptions } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { fieldOf, objectOf, tinyWorld } from '../simulator/tiny-world.ts';
import { manualClock } from '../support/manual-clock.ts';
import { openSimulatedOrg } from '../support/open-simulated-org.ts';

let simulator: Simulator;
afterEach(() => simulator.close());

const fields = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `F${at}__c`);
const wide = objectOf(
  'Wide__c',
  [
    fieldOf('Id', { type: 'id' }),
    fieldOf('CreatedDate', { type: 'datetime' }),
    ...fields(120).map((name) => fieldOf(name)),
  ],
  {
    recordCount: 5000,
  },
);
const world = tinyWorld({ objects: [wide] });

async function open(options: Partial<SimulatorOptions> = {}): Promise<Org> {
  const recordCounts: SimulatorOptions['recordCounts'] = (_, field) =>
    field === null ? 5000 : Number(field.match(/\d+/)?.[0] ?? 5000);
  simulator = await startSimulator({ world, recordCounts, ...options });
  return openSimulatedOrg(simulator, { clock: manualClock() });
}

async function count(org: Org, ...asks: readonly CountAsk[]) {
  const told = [];
  for await (const one of org.countFilled(asks)) told.push(one.answer);
  return told;
}

const filledIn = (answer: Awaited<ReturnType<typeof count>>[number] | undefined) =>
  answer && 'value' in answer ? [...answer.value.fields].map(([name, { filled }]) => `${name}=${filled}`).sort() : [];
const truth = fields(120)
  .map((name, at) => `${name}=${at}`)
  .sort();

describe('counts of filled fields', () => {
  it('are made fifty a query, and each is what the org counted', async () => {
    const org = await open();
    const [answer] = await count(org, { object: 'Wide__c', fields: fields(120) });
    expect(answer).toMatchObject({ value: { total: 5000 } });
    expect(filledIn(answer)).toEqual(truth);
    const queries = simulator.log.flatMap(({ subrequests }) => subrequests.filter(({ url }) => url.includes('COUNT')));
    expect(queries).toHaveLength(3);
  });

  it('are made fewer a query where the org bears no more, which the next run knows', async () => {
    const org = await open({ maxAggregates: 20 });
    const [answer] = await count(org, { object: 'Wide__c', fields: fields(120) });
    expect(filledIn(answer)).toEqual(truth);
    expect(org.capabilities().countsPerQuery).toBeLessThanOrEqual(20);
    const next = await openSimulatedOrg(simulator, { clock: manualClock() });
    next.recall(org.capabilities());
    const before = simulator.log.length;
    expect(filledIn((await count(next, { object: 'Wide__c', fields: fields(120) }))[0])).toEqual(truth);
    const refused = simulator.log
      .slice(before)
      .flatMap(({ subrequests }) => subrequests)
      .filter(({ status }) => status >= 400);
    expect(refused).toEqual([]);
  });

  it('are not given up for one field that cannot be counted', async () => {
    const org = await open();
    const [answer] = await count(org, { object: 'Wide__c', fields: [...fields(30), 'Not_There__c'] });
    expect(filledIn(answer)).toHaveLength(30);
    expect(org.capabilities().countsPerQuery).toBeUndefined();
  });

  it('that take too long are refused as such', async () => {
    const org = await open({ longestWindows: { Wide__c: 45 } });
    const asks = [undefined, 90, 45].map((days) => ({ object: 'Wide__c', fields: fields(3), ...(days && { days }) }));
    const told = await count(org, ...asks);
    expect(told.map((answer) => ('refusal' in answer ? answer.refusal.code : 'counted')).sort()).toEqual([
      'QUERY_TIMEOUT',
      'QUERY_TIMEOUT',
      'counted',
    ]);
  });

  it('of an object that is not there are refused for good', async () => {
    const org = await open();
    expect(await count(org, { object: 'Nothing__c', fields: ['Name'] })).toMatchObject([{ refusal: { final: true } }]);
  });
});

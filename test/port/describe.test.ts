import { afterEach, describe, expect, it } from 'vitest';
import type { Refusals, SimulatorOptions } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { fieldOf, objectOf, tinyWorld } from '../simulator/tiny-world.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { manualClock } from '../support/manual-clock.ts';
import { openSimulatedOrg } from '../support/open-simulated-org.ts';

let simulator: Simulator;
afterEach(() => simulator.close());

const acme = worlds.acme({});
const names = acme.objects.filter(({ inDescribeGlobal }) => inDescribeGlobal).map(({ name }) => name);

async function describeAll(options: Partial<SimulatorOptions>, asked: readonly string[] = names) {
  simulator = await startSimulator({ world: acme, ...options });
  const org = await openSimulatedOrg(simulator, { clock: manualClock() });
  const before = simulator.log.length;
  const answers = new Map<string, unknown>();
  for await (const { name, answer } of org.describe(asked)) answers.set(name, answer);
  const sent = simulator.log.slice(before).map(({ method, path }) => `${method} ${path.split('?')[0]}`);
  return { answers, sent };
}

const root = '/services/data/v67.0';

describe('the ways to describe, each the fallback of the one before', () => {
  const refused = (...ways: (keyof Refusals)[]): Partial<SimulatorOptions> => ({
    refuses: Object.fromEntries(ways.map((way) => [way, true])),
  });
  const calls = Math.ceil(names.length / 25);
  let reference: ReadonlyMap<string, unknown>;

  it('25 in a composite, one call', async () => {
    const { answers, sent } = await describeAll({});
    reference = answers;
    expect(answers.size).toBe(names.length);
    expect(sent).toEqual(Array.from({ length: calls }, () => `POST ${root}/composite`));
  });

  it('refused: 25 in a batch', async () => {
    const { answers, sent } = await describeAll(refused('compositeDescribe'));
    expect(answers).toEqual(reference);
    expect(sent.filter((request) => request.endsWith('/composite/batch'))).toHaveLength(calls);
  });

  it('refused as well: 100 by SOAP, with the same content', async () => {
    const { answers, sent } = await describeAll(refused('compositeDescribe', 'batchDescribe'));
    expect(answers).toEqual(reference);
    expect(sent.filter((request) => request.startsWith('POST /services/Soap/u/67.0'))).toHaveLength(calls);
  });

  it('refused as well: one by one', async () => {
    const { answers, sent } = await describeAll(refused('compositeDescribe', 'batchDescribe', 'soapDescribe'));
    expect(answers).toEqual(reference);
    expect(sent.filter((request) => request.endsWith('/describe'))).toHaveLength(names.length);
  });
});

describe('one bad object', () => {
  it('that is refused is a refusal of its own and costs nobody a call', async () => {
    const { answers, sent } = await describeAll({}, ['Account', 'Nope__c', 'Contact']);
    expect(answers.get('Nope__c')).toMatchObject({ refusal: { code: 'NOT_FOUND', final: true } });
    expect(answers.get('Account')).toHaveProperty('value.name', 'Account');
    expect(sent).toHaveLength(1);
  });

  it('that fails is asked again in smaller company, then given up as unfinished', async () => {
    const isAccount = { when: (request: { path: string }) => request.path.endsWith('/sobjects/Account/describe') };
    const answer = {
      status: 500,
      body: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'An unexpected error occurred.' }],
    };
    const { answers } = await describeAll({ weather: [{ ...isAccount, times: 99, answer }] }, [
      'Account',
      'Contact',
      'Lead',
    ]);
    expect(answers.get('Account')).toMatchObject({ refusal: { code: 'UNKNOWN_EXCEPTION', final: false } });
    expect(answers.get('Contact')).toHaveProperty('value');
    expect(answers.get('Lead')).toHaveProperty('value');
  });

  it('that fails once is read the second time', async () => {
    const when = (request: { path: string }) => request.path.endsWith('/sobjects/Account/describe');
    const { answers } = await describeAll({ weather: [{ when, answer: { status: 503, body: [] } }] }, [
      'Account',
      'Lead',
    ]);
    expect(answers.get('Account')).toHaveProperty('value.name', 'Account');
  });
});

describe('a describe answer', () => {
  it('keeps texts that look like numbers, booleans and markup, also by SOAP', async () => {
    const label = ' <007> & "true" \u00e9 ';
    const world = tinyWorld({ objects: [objectOf('Odd__c', [fieldOf('A__c', { label, helpText: '0123' })])] });
    simulator = await startSimulator({ world, refuses: { compositeDescribe: true, batchDescribe: true } });
    const org = await openSimulatedOrg(simulator);
    for await (const { answer } of org.describe(['Odd__c'])) {
      expect(answer).toMatchObject({ value: { fields: [{ label, helpText: '0123' }] } });
    }
  });
});

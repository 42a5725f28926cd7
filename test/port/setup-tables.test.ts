import { afterEach, describe, expect, it } from 'vitest';
import type { Org, SetupQuery } from '../../src/salesforce/org.js';
import type { SimulatorOptions } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { fieldOf, objectOf, tinyWorld } from '../simulator/tiny-world.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { manualClock } from '../support/manual-clock.ts';
import { openSimulatedOrg } from '../support/open-simulated-org.ts';

let simulator: Simulator;
afterEach(() => simulator.close());

const acme = worlds.acme({});

async function open(options: Partial<SimulatorOptions> = {}, user = 'admin'): Promise<Org> {
  simulator = await startSimulator({ world: acme, ...options });
  return openSimulatedOrg(simulator, { clock: manualClock(), user });
}

const wide = (name: string, count: number) =>
  objectOf(
    name,
    Array.from({ length: count }, (_, index) => fieldOf(`F${index}__c`)),
  );

const fieldsOf = (...objects: string[]): SetupQuery => ({
  from: 'FieldDefinition',
  columns: ['EntityDefinition.QualifiedApiName', 'QualifiedApiName', 'BusinessStatus', 'ComplianceGroup'],
  objects,
});

async function ask(org: Org, ...queries: SetupQuery[]) {
  const parts = [];
  for await (const part of org.query(queries)) parts.push(part);
  return parts;
}

const rowsOf = (parts: Awaited<ReturnType<typeof ask>>) =>
  parts.flatMap(({ answer }) => ('value' in answer ? answer.value.rows : []));

describe('a query of a field table', () => {
  it('goes out five a call', async () => {
    const org = await open();
    const before = simulator.calls;
    await ask(org, ...['Account', 'Contact', 'Lead', 'Case', 'User', 'Product2'].map((name) => fieldsOf(name)));
    expect(simulator.calls - before).toBe(2);
  });

  it('that would give too many rows is split until every part is whole', async () => {
    const objects = [wide('A__c', 900), wide('B__c', 900), wide('C__c', 900), wide('D__c', 900)];
    const org = await open({ world: tinyWorld({ objects }) });
    const parts = await ask(org, fieldsOf('A__c', 'B__c', 'C__c', 'D__c'));
    const asked = parts.map((part) => part.asked.objects.join());
    expect(asked.sort()).toEqual(['A__c,B__c', 'C__c,D__c']);
    expect(rowsOf(parts)).toHaveLength(3600);
  });

  it('that gives exactly as many rows as the table can is not trusted', async () => {
    const org = await open({ world: tinyWorld({ objects: [wide('A__c', 1000), wide('B__c', 1000)] }) });
    const parts = await ask(org, fieldsOf('A__c', 'B__c'));
    expect(parts).toHaveLength(2);
    expect(rowsOf(parts)).toHaveLength(2000);
  });

  it('for one object that is too long has failed: it is neither a part of the truth nor a missing permission', async () => {
    const org = await open({ world: tinyWorld({ objects: [wide('A__c', 2001)] }) });
    expect(await ask(org, fieldsOf('A__c'))).toMatchObject([
      { answer: { refusal: { code: 'EXCEEDED_ID_LIMIT', final: false } } },
    ]);
  });

  it('leaves out a column that the org does not know, once for all', async () => {
    const org = await open({ columns: new Set(['FieldDefinition.BusinessStatus', 'FieldDefinition.ComplianceGroup']) });
    const first = await ask(org, fieldsOf('Account'));
    expect(first).toMatchObject([{ answer: { value: { unknownColumns: ['BusinessStatus', 'ComplianceGroup'] } } }]);
    const before = simulator.calls;
    expect(rowsOf(await ask(org, fieldsOf('Contact'))).length).toBeGreaterThan(0);
    expect(simulator.calls - before).toBe(1);
  });

  it('that the org refuses is a refusal', async () => {
    const org = await open({ refuses: { fieldDefinition: true } });
    expect(await ask(org, fieldsOf('Account'))).toMatchObject([{ answer: { refusal: { final: true } } }]);
  });

  it('that fails once is asked again', async () => {
    const when = ({ path, within }: { path: string; within: unknown }) => within !== null && path.includes('/query');
    const answer = { status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'x' }] };
    const org = await open();
    simulator.trouble({ when, answer });
    expect(rowsOf(await ask(org, fieldsOf('Account'))).length).toBeGreaterThan(0);
  });
});

describe('the list of entities', () => {
  const many = () =>
    tinyWorld({ objects: Array.from({ length: 4500 }, (_, index) => wide(`${letters(index)}_${index}__c`, 1)) });
  const letters = (index: number) => 'ABCdefghijKLMNOPQrstUVwxyz'.charAt(index % 26);
  const names = (answer: Awaited<ReturnType<Org['entities']>>) =>
    'value' in answer ? answer.value.rows.map((row) => String(row.QualifiedApiName)).sort() : [];

  it('is read page by page', async () => {
    const world = many();
    const org = await open({ world });
    const before = simulator.calls;
    expect(names(await org.entities())).toEqual(
      world.objects
        .filter((one) => one.inEntityDefinition)
        .map(({ name }) => name)
        .sort(),
    );
    expect(simulator.calls - before).toBe(3);
  });

  it('is read by what the names begin with where the org refuses LIMIT', async () => {
    const world = many();
    const org = await open({ world, refuses: { entityDefinitionLimit: true } });
    expect(names(await org.entities())).toEqual(
      world.objects
        .filter((one) => one.inEntityDefinition)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('goes on letter by letter where too many names begin alike', async () => {
    const objects = Array.from({ length: 2500 }, (_, index) =>
      wide(`Same_${String.fromCharCode(97 + (index % 26))}${index}__c`, 1),
    );
    const org = await open({ world: tinyWorld({ objects }), refuses: { entityDefinitionLimit: true } });
    expect(names(await org.entities()).filter((name) => name.startsWith('Same_'))).toHaveLength(2500);
  });

  it('does without a column that the org does not know', async () => {
    const org = await open({ columns: new Set(['EntityDefinition.IsCustomizable']) });
    expect(await org.entities()).toMatchObject({ value: { unknownColumns: ['IsCustomizable'] } });
  });

  it('is refused to a user without View Setup', async () => {
    const org = await open({ refuses: { entityDefinition: true } });
    expect(await org.entities()).toMatchObject({ refusal: { code: 'INVALID_TYPE', final: true } });
  });
});

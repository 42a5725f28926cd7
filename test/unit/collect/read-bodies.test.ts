import { describe, expect, it } from 'vitest';
import type { BodyType } from '../../../src/collect/collector.ts';
import { readBodies, type BodyTask } from '../../../src/collect/read-bodies.ts';
import type { MetadataFile, Row, Tree } from '../../../src/salesforce/org.ts';
import { failed, fakeOrg, refused, type FakeAnswers } from './fake-org.ts';
import { scopeOf } from './sample-scope.ts';

type Type = BodyType<unknown>;
const digest = ({ says }: Tree) => says as string | undefined;
const rule: Type = {
  ...{ type: 'ValidationRule', retrieve: { type: 'CustomObject', element: 'validationRules' }, digest },
  records: () => ['03d1', '03d2'],
};
const object: Type = { type: 'CustomObject', retrieve: { type: 'CustomObject' }, digest: () => 'object' };
const layout: Type = { type: 'Layout', retrieve: { type: 'Layout' }, digest, records: () => ['00h1'] };
const flow: Type = { type: 'Flow', retrieve: { type: 'Flow' }, digest, records: () => ['301B'] };

async function read(types: readonly Type[], answers: FakeAnswers, more: Partial<BodyTask> = {}) {
  const { org, asked } = fakeOrg(answers);
  let scopes = 0;
  let steps = 0;
  const bodies = await readBodies(org, {
    types,
    objects: ['Account', 'Contact'],
    rows: () => [],
    scope: async () => {
      scopes += 1;
      return scopeOf([]);
    },
    progress: () => void (steps += 1),
    ...more,
  });
  const of = (type: Type) => {
    const answer = bodies.get(type);
    return answer && 'value' in answer ? Object.fromEntries(answer.value) : answer?.refusal.code;
  };
  return { of, bodies, asked, scopes: () => scopes, steps: () => steps };
}

const file = (type: string, fullName: string, tree: Tree): MetadataFile => ({ type, fullName, tree });
const named = (fullName: string, says: unknown = fullName) => ({ fullName, says });
const account = file('CustomObject', 'Account', { validationRules: [named('A'), named('B')] });
const record = (FullName: string, says: string): { value: Row } => ({ value: { FullName, Metadata: { says } } });
const closed = () => ({ taken: [], ...refused('INSUFFICIENT_ACCESS') });

describe('definitions by a retrieve', () => {
  it('are asked for once: objects by name, all of every other type', async () => {
    const { asked, scopes } = await read([rule, object, layout], { retrieve: () => ({ taken: [] }) });
    expect(asked.retrieves).toEqual([
      [
        { type: 'CustomObject', names: ['Account', 'Contact'] },
        { type: 'Layout', names: ['*'] },
      ],
    ]);
    expect([asked.records, scopes()]).toEqual([[], 0]);
  });

  it('are files, or elements of files, one or several', async () => {
    const contact = file('CustomObject', 'Contact', { validationRules: named('C') });
    const taken = [account, contact, file('CustomObject', 'Lead', {}), file('Other', 'X', { says: 'x' })];
    const { of, steps } = await read([rule, object], { retrieve: () => ({ taken }) });
    expect(of(rule)).toEqual({ 'Account.A': 'A', 'Account.B': 'B', 'Contact.C': 'C' });
    expect(of(object)).toEqual({ Account: 'object', Contact: 'object', Lead: 'object' });
    expect(steps()).toBe(4);
  });

  it('have their names decoded, and are kept where nothing decodes them', async () => {
    const taken = [
      file('Layout', 'Account-Sales %28EMEA%29', { says: 'brackets' }),
      file('Layout', 'Account-100% sure', { says: 'percent' }),
      file('CustomObject', 'Account', { validationRules: named('A%2EB', 'dot') }),
    ];
    const { of } = await read([rule, layout], { retrieve: () => ({ taken }) });
    expect(of(layout)).toEqual({ 'Account-Sales (EMEA)': 'brackets', 'Account-100% sure': 'percent' });
    expect(of(rule)).toEqual({ 'Account.A.B': 'dot' });
  });

  it('are not kept where there is nothing to keep', async () => {
    const taken = [file('CustomObject', 'Account', { validationRules: [{ fullName: 'A' }, named('B')] })];
    expect((await read([rule], { retrieve: () => ({ taken }) })).of(rule)).toEqual({ 'Account.B': 'B' });
  });

  it('that are too many are asked for in halves: types first, then names', async () => {
    const sizes: string[] = [];
    const { of } = await read([rule, layout, flow], {
      retrieve: (members) => {
        sizes.push(members.map(({ type, names }) => `${type}:${names.length}`).join('+'));
        const names = members.reduce((sum, one) => sum + one.names.length, 0);
        if (names > 1) return { taken: [], ...refused('LIMIT_EXCEEDED') };
        return { taken: members[0]?.names[0] === 'Account' ? [account] : [] };
      },
    });
    expect(sizes).toEqual([
      ...['CustomObject:2+Flow:1+Layout:1', 'CustomObject:2+Flow:1', 'Layout:1', 'CustomObject:2', 'Flow:1'],
      ...['CustomObject:1', 'CustomObject:1'],
    ]);
    expect(of(rule)).toEqual({ 'Account.A': 'A', 'Account.B': 'B' });
  });

  it('that are too many even one by one are read record by record', async () => {
    const { of, asked } = await read([layout], {
      retrieve: () => ({ taken: [], ...refused('LIMIT_EXCEEDED') }),
      records: () => record('Account-Sales', 'sales'),
    });
    expect([asked.retrieves.length, of(layout)]).toEqual([1, { 'Account-Sales': 'sales' }]);
  });

  it('of nothing are not asked for', async () => {
    expect((await read([], {})).bodies.size).toBe(0);
  });
});

describe('definitions record by record, where the retrieve is refused', () => {
  it('are read by the ids of each type; a type without records is refused as the retrieve was', async () => {
    const { of, asked, scopes } = await read([rule, object], {
      retrieve: () => ({ taken: [account], ...refused('INSUFFICIENT_ACCESS') }),
      records: ({ id }) => record(`Account.${id}`, id),
    });
    expect(asked.records.map(({ type, id }) => `${type} ${id}`)).toEqual([
      'ValidationRule 03d1',
      'ValidationRule 03d2',
    ]);
    // What the retrieve gave before it broke off is not whole.
    expect(of(rule)).toEqual({ 'Account.03d1': '03d1', 'Account.03d2': '03d2' });
    expect([of(object), scopes()]).toEqual(['INSUFFICIENT_ACCESS', 1]);
  });

  it('are unfinished where one record failed, and keep the others', async () => {
    const records: FakeAnswers['records'] = ({ id }) => (id === '03d1' ? failed() : record('Account.B', 'b'));
    const { of, bodies } = await read([rule], { retrieve: closed, records });
    expect(of(rule)).toEqual({ 'Account.B': 'b' });
    expect(bodies.get(rule)).toMatchObject({ unfinished: true });
  });

  it('are whole without one record that is closed', async () => {
    const records: FakeAnswers['records'] = ({ id }) =>
      id === '03d1' ? refused('NOT_FOUND') : record('Account.B', 'b');
    expect((await read([rule], { retrieve: closed, records })).of(rule)).toEqual({ 'Account.B': 'b' });
  });

  it.each([refused('INVALID_TYPE'), refused('INSUFFICIENT_ACCESS'), failed('API_RESERVE')])(
    'are refused as a type where one record says so: $refusal.code',
    async (answer) => {
      const records: FakeAnswers['records'] = ({ id, type }) =>
        type === 'Layout' ? record('Account-Sales', 'sales') : id === '03d1' ? answer : record('Account.B', 'b');
      const { of } = await read([rule, layout], { retrieve: closed, records });
      expect([of(rule), of(layout)]).toEqual([answer.refusal.code, { 'Account-Sales': 'sales' }]);
    },
  );

  it('of a package are hidden, and are left out', async () => {
    const records: FakeAnswers['records'] = ({ id }) =>
      id === '03d1' ? { value: { FullName: 'Account.ns__A', Metadata: null } } : record('Account.B', 'b');
    expect((await read([rule], { retrieve: closed, records })).of(rule)).toEqual({ 'Account.B': 'b' });
  });

  it('of a flow have the number of the version behind the name, those of others keep theirs', async () => {
    const records: FakeAnswers['records'] = ({ type }) =>
      record(type === 'Flow' ? 'My_Flow-12' : 'Account-Area-51', 'x');
    const { of } = await read([flow, layout], { retrieve: closed, records });
    expect([of(flow), of(layout)]).toEqual([{ My_Flow: 'x' }, { 'Account-Area-51': 'x' }]);
  });

  it('have their names decoded too', async () => {
    const records = () => record('Account-Sales %28EMEA%29', 'x');
    expect((await read([layout], { retrieve: closed, records })).of(layout)).toEqual({ 'Account-Sales (EMEA)': 'x' });
  });
});

import { describe, expect, it } from 'vitest';
import type { Collector, Found, List } from '../../../src/collect/collector.ts';
import { about } from '../../../src/collect/fact.ts';
import type { Bodies } from '../../../src/collect/read-bodies.ts';
import { readFacts, type Answers } from '../../../src/collect/read-facts.ts';
import type { Lists } from '../../../src/collect/read-lists.ts';
import { sobject } from '../sample-schema.ts';
import { failed, refused, rows } from './fake-org.ts';
import { beside, scopeOf } from './sample-scope.ts';

const list: List = { api: 'data', from: 'ThingList', columns: ['Name'] };
const body = { type: 'ThingBody', retrieve: { type: 'ThingBody' }, digest: () => 'x' };
const scope = scopeOf([sobject('Account'), sobject('Contact')], {
  unselected: ['Lead'],
  described: new Map([
    ['Account', beside()],
    ['Contact', beside()],
  ]),
});

function collector(name: string, more: Partial<Collector> = {}): Collector {
  return {
    ...{ name, title: name, class: 'automation', lists: [], read: () => [] },
    ...{ row: () => ({}), sentence: () => `${name}.` },
    ...more,
  };
}

const found = (object: string | undefined, name: string): Found =>
  about('thing', { object, name, details: { fullName: name } });
const things = (...objects: readonly (string | undefined)[]) =>
  collector('thing', { read: () => objects.map((object, at) => found(object, `T${at}`)) });

function read(chosen: readonly Collector[], more: Partial<Answers> = {}) {
  return readFacts({
    ...{ chosen, scope, classes: ['automation', 'usage'], without: new Set(), setupRefusal: undefined },
    ...{ listed: new Map(), bodies: new Map(), access: undefined, dependencies: undefined, partial: false },
    ...more,
  });
}

const labels = (facts: ReturnType<typeof read>['ofOrg'] | undefined) => facts?.['thing']?.map(({ label }) => label);

describe('facts', () => {
  it('hang under their object, in the order in which they were found', () => {
    const { byObject, ofOrg } = read([things('Account', 'Contact', 'Account')]);
    expect([...byObject.keys()]).toEqual(['Account', 'Contact']);
    expect([labels(byObject.get('Account')), labels(byObject.get('Contact'))]).toEqual([['T0', 'T2'], ['T1']]);
    expect(ofOrg).toEqual({});
  });

  it('of no object, or of one that the org does not have, belong to the org', () => {
    const { byObject, ofOrg } = read([things(undefined, 'Gone__c', '__proto__')]);
    expect(labels(ofOrg)).toEqual(['T0', 'T1', 'T2']);
    expect(byObject.size).toBe(0);
  });

  it('of an object that the build was not asked for are dropped', () => {
    const { byObject, ofOrg } = read([things('Lead')]);
    expect([byObject.size, ofOrg]).toEqual([0, {}]);
  });

  it('of a class that was not asked for are not told', () => {
    expect(read([things('Account')], { classes: ['usage'] }).byObject.size).toBe(0);
  });

  it('are made of what the lists and definitions said', () => {
    const listed: Lists = new Map([[list, rows({ Name: 'A' }, { Name: 'B' })]]);
    const bodies: Bodies = new Map([[body, { value: new Map([['A', 'formula']]) }]]);
    const seen: unknown[] = [];
    const one = collector('thing', {
      ...{ lists: [list], bodies: [body] },
      read: (told) => (seen.push(told.rows(list).length, told.bodies(body)?.get('A')), []),
    });
    read([one], { listed, bodies });
    read([one], { listed: new Map([[list, refused()]]), bodies: new Map([[body, refused()]]) });
    expect(seen).toEqual([2, 'formula', 0, undefined]);
  });
});

describe('what could not be read', () => {
  const needy = collector('thing', { lists: [list], bodies: [body] });
  const other = collector('other', { lists: [list] });
  const reasons = (answers: Partial<Answers>, chosen: readonly Collector[] = [needy]) =>
    read(chosen, answers).gaps.map(({ kind, reason }) => `${kind}: ${reason}`);

  it('is a gap of each kind that needs it, with the code and what it is', () => {
    const gaps = reasons({ listed: new Map([[list, refused()]]) }, [needy, other]);
    expect(gaps).toEqual([
      expect.stringMatching(/^thing: INSUFFICIENT_ACCESS: ThingList .*View Setup and Configuration/),
      expect.stringMatching(/^other: INSUFFICIENT_ACCESS: ThingList /),
    ]);
    expect(reasons({ bodies: new Map([[body, refused()]]) })).toEqual([
      expect.stringMatching(/^thing: INSUFFICIENT_ACCESS: the definitions of ThingBody .*Modify Metadata/),
    ]);
  });

  it('failed where the user may read it, and is no failure where not', () => {
    expect(read([needy], { listed: new Map([[list, failed()]]) }).failed).toEqual(['thing']);
    expect(read([needy], { bodies: new Map([[body, failed()]]) }).failed).toEqual(['thing']);
    expect(read([needy], { listed: new Map([[list, refused()]]) }).failed).toEqual([]);
    expect(read([needy], { listed: new Map([[list, failed()]]), classes: ['usage'] }).failed).toEqual([]);
  });

  it.each(['setup', 'definitions'] as const)('was left out with the phase %s, and is to be read again', (phase) => {
    const without = new Set([phase]);
    expect(read([needy], { without })).toMatchObject({ failed: ['thing'], gaps: [{ kind: 'thing' }] });
    expect(read([needy], { without }).gaps[0]?.reason).toMatch(/^API_RESERVE/);
    expect(read([collector('plain')], { without })).toMatchObject({ failed: [], gaps: [] });
  });

  it('is said once, however often it is found', () => {
    const gap = { kind: 'thing', reason: 'HIDDEN' };
    const hidden = (object: string | undefined): Found => ({ object, gap });
    const one = collector('thing', { read: () => ['Account', 'Account', undefined, undefined, 'Lead'].map(hidden) });
    const { gaps, objectGaps } = read([one]);
    expect(gaps).toEqual([gap]);
    expect([...objectGaps]).toEqual([['Account', [gap]]]);
  });

  it('of the rows of EntityDefinition is said by who needs them', () => {
    const needing = collector('thing', { needs: ['entities'] });
    const reason = 'INSUFFICIENT_ACCESS: EntityDefinition';
    expect(read([needing, other], { setupRefusal: reason }).gaps).toEqual([{ kind: 'thing', reason }]);
  });

  it('of the describes is said object by object', () => {
    const half = scopeOf([sobject('Account'), sobject('Contact')], { described: new Map([['Account', beside()]]) });
    const { objectGaps } = read([collector('thing', { needs: ['describe'] })], { scope: half });
    expect([...objectGaps.keys()]).toEqual(['Contact']);
    expect(objectGaps.get('Contact')).toMatchObject([{ kind: 'thing' }]);
  });
});

describe('where-used', () => {
  const place = { object: 'Contact', field: 'Email' };
  const using = (details: Record<string, string>, object?: string): Found => ({
    ...about('thing', { object, name: 'T', label: 'Label', details }),
    touches: [place],
  });
  const touchedBy = (one: Found, componentType: string | undefined = 'Thing') => {
    let told: unknown;
    const last = collector('usage', { class: 'usage', read: ({ found }) => ((told = [...found]), []) });
    read([collector('thing', { ...(componentType && { componentType }), read: () => [one] }), last], {
      classes: ['usage'],
    });
    return told;
  };

  it.each([
    ['its full name, with its object', using({ fullName: 'T' }, 'Account'), 'Account.T'],
    ['its field', using({ field: 'Total__c' }, 'Account'), 'Account.Total__c'],
    ['its label', using({}, 'Account'), 'Account.Label'],
    ['its full name alone', using({ fullName: 'T' }), 'T'],
  ])('names a component by %s', (_, one, component) => {
    expect(touchedBy(one)).toEqual([
      { component, componentType: 'Thing', source: 'thing', namespace: undefined, touches: [place] },
    ]);
  });

  it('names a flow without its object, and keeps a namespace', () => {
    expect(touchedBy(using({ fullName: 'ns__T', namespace: 'ns' }, 'Account'), 'Flow')).toMatchObject([
      { component: 'ns__T', namespace: 'ns' },
    ]);
  });

  it('has no component without a type, and none that touches nothing', () => {
    expect(touchedBy(using({ fullName: 'T' }), '')).toEqual([]);
    expect(touchedBy(about('thing', { name: 'T', details: {} }))).toEqual([]);
  });

  it('has the gaps of all that it looks in, under its own name', () => {
    const searched = collector('thing', { componentType: 'Thing', lists: [list], bodies: [body] });
    const unsearched = collector('other', { lists: [{ ...list, from: 'OtherList' }] });
    const usage = collector('usage', { class: 'usage' });
    const answers = {
      listed: new Map([...[...searched.lists, ...unsearched.lists].map((one) => [one, refused()] as const)]),
      bodies: new Map([[body, refused()]]),
    };
    const { gaps } = read([searched, unsearched, usage], { ...answers, classes: ['usage'] });
    expect(gaps.map(({ kind }) => kind)).toEqual(['usage', 'usage']);
    expect(gaps.map(({ reason }) => /ThingList|ThingBody/.exec(reason)?.[0])).toEqual(['ThingList', 'ThingBody']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/collect/inventory.ts';
import { informationClasses, type InformationClass } from '../../../src/model/kind.ts';
import { planBuild, type Means, type Plan } from '../../../src/pipeline/plan.ts';
import { entity } from '../collect/sample-scope.ts';

const listed = { ...{ label: '', labelPlural: '', keyPrefix: null, custom: false, customSetting: false } };
const associated = { associateEntityType: null, associateParentEntity: null };
const entries = (count: number): readonly Entry[] =>
  Array.from({ length: count }, (_, at) => `O${at}`).map((name) => ({
    ...{ name, entity: entity(name), listed: { name, ...listed, ...associated } },
  }));
const everything = [...informationClasses];

function plan(classes: readonly InformationClass[], more: Partial<Means> & { readonly objects?: number } = {}): Plan {
  const { objects = 1000, ...means } = more;
  const usage = { calls: 5, used: 100, limit: 15_000, reserve: 1000, others: 0 };
  return planBuild(entries(objects), { usage, spendable: null, setupReadable: true, classes, ...means });
}

const phases = ({ phases: all }: Plan) => all.map(({ phase }) => phase);
const leftOut = ({ phases: all }: Plan) =>
  all.filter(({ decision }) => decision === 'left-out').map(({ phase }) => phase);
const callsOf = ({ phases: all }: Plan, phase: string) => all.find((one) => one.phase === phase)?.calls ?? 0;

describe('what is planned', () => {
  it.each([
    [[], []],
    [['automation'], ['setup', 'definitions']],
    [['metadata'], ['setup', 'definitions']],
    [['security'], ['setup', 'definitions', 'security']],
    [['usage'], ['setup', 'definitions', 'usage']],
    [['list-views'], ['setup']],
    [['stats'], ['fill-rates']],
    [everything, ['setup', 'definitions', 'security', 'usage', 'fill-rates']],
  ] as const)('for %j is what was asked for', (classes, expected) => {
    expect(phases(plan(classes))).toEqual(['list', 'describe', 'fields', ...expected]);
  });

  it('is read where the org did not say how many calls it has left', () => {
    const found = plan(everything, { usage: { calls: 5, used: null, limit: null, reserve: null, others: 0 } });
    expect(found.phases.every(({ decision }) => decision === 'read')).toBe(true);
    expect(found).toMatchObject({ remaining: null, limit: null, reserve: null });
    expect(found.calls).toBe(found.phases.reduce((sum, { calls }) => sum + calls, 0));
  });

  it('has the calls that were made for it, and what is left of the day', () => {
    expect(callsOf(plan([]), 'list')).toBe(6);
    expect(plan([])).toMatchObject({ objects: 1000, remaining: 14_900, limit: 15_000, reserve: 1000 });
    const used = { calls: 5, used: 16_000, limit: 15_000, reserve: 0, others: 0 };
    expect(plan([], { usage: used }).remaining).toBe(0);
  });

  it('asks 25 objects a describe, and one more for what opens the objects', () => {
    expect(callsOf(plan([], { objects: 1000 }), 'describe')).toBe(41);
    expect(callsOf(plan([], { objects: 24 }), 'describe')).toBe(1);
    expect(callsOf(plan([], { objects: 0 }), 'describe')).toBe(0);
  });

  it('asks the field tables where the user may read them', () => {
    expect(callsOf(plan([], { objects: 1000 }), 'fields')).toBeGreaterThan(0);
    expect(callsOf(plan([], { setupReadable: false }), 'fields')).toBe(0);
  });

  it('counts the fields of objects that can be customized alone', () => {
    const plain = entries(1000).map((entry) => ({ ...entry, entity: entity(entry.name, { customizable: false }) }));
    const usage = { calls: 0, used: null, limit: null, reserve: null, others: 0 };
    const means: Means = { usage, spendable: null, setupReadable: true, classes: ['stats'] };
    expect(callsOf(planBuild(plain, means), 'fill-rates')).toBe(0);
    expect(callsOf(planBuild(entries(1000), means), 'fill-rates')).toBeGreaterThan(0);
  });
});

describe('what is left out when the calls do not suffice', () => {
  const order = ['usage', 'fill-rates', 'definitions', 'security', 'setup', 'fields'];
  const full = plan(everything);
  const need = full.calls - 5; // what the list has cost is spent

  it('is nothing as long as a fifth more than needed is there', () => {
    expect(leftOut(plan(everything, { spendable: Math.ceil(need * 1.2) }))).toEqual([]);
    expect(leftOut(plan(everything, { spendable: Math.ceil(need * 1.2) - 1 }))).toEqual(['usage']);
  });

  it('is one phase after the other, in this order, with fewer and fewer calls', () => {
    const seen = new Set<string>();
    for (let spendable = Math.ceil(need * 1.2); spendable >= 0; spendable -= 1) {
      const out = leftOut(plan(everything, { spendable }));
      expect(new Set(out)).toEqual(new Set(order.slice(0, out.length)));
      out.forEach((phase) => seen.add(phase));
    }
    expect([...seen]).toEqual(order);
  });

  it('never the list; describes are read as far as the calls go', () => {
    const found = plan(everything, { spendable: 10 });
    expect(leftOut(found)).toEqual(phases(found).filter((phase) => phase !== 'list' && phase !== 'describe'));
    expect(found.phases.map(({ phase, decision }) => [phase, decision]).slice(0, 2)).toEqual([
      ['list', 'read'],
      ['describe', 'partly'],
    ]);
    expect(found.calls).toBe(15);
  });

  it('is not counted among the calls', () => {
    const found = plan(everything, { spendable: Math.ceil(need * 1.2) - 1 });
    expect(found.calls).toBe(full.calls - callsOf(full, 'usage'));
  });

  it('is no phase that needs no call, nor one that was not asked for', () => {
    expect(leftOut(plan(['list-views'], { spendable: 0, setupReadable: false }))).toEqual(['setup']);
  });
});

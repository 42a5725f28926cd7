import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Collector } from '../../src/collect/collector.ts';
import { collectors } from '../../src/collect/index.ts';
import { informationClasses } from '../../src/model/kind.ts';
import { steps, stepTitles } from '../../src/model/order-of-execution.ts';
import type { Fact } from '../../src/model/schema.ts';
import { namesObject, plausible, toldOf, type Telling, type CellOf } from '../unit/collect/sample-told.ts';
import { hostileTexts } from '../unit/hostile-text.ts';

/** Names that every object literal has. */
const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
const hostile: readonly string[] = [
  ...['one\ntwo\r\nthree', 'x'.repeat(255), '\uD800 high and \uDC00 low', '%', '%E0%A4%A', '.', '..', '"\\', '{!', '-'],
  ...hostileTexts.filter((text) => !inherited.includes(text)),
];

function read(collector: Collector, telling: Telling = {}) {
  const found = [...collector.read(toldOf(collector, telling))];
  return {
    facts: found.flatMap((one) => ('fact' in one ? [one.fact] : [])),
    gaps: found.flatMap((one) => ('gap' in one ? [one.gap] : [])),
  };
}

/** Tells the same in the place of every text. */
const saying = (text: string, more: Telling = {}): Telling => ({
  say: () => text,
  cell: (column, at) =>
    typeof plausible(column, at) === 'string' && !namesObject(column) ? text : plausible(column, at),
  ...more,
});

describe('the registry', () => {
  it('has names that are unique, and fit keys and flags', () => {
    const names = collectors.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(new Set(collectors.map(({ title }) => title)).size).toBe(names.length);
  });

  it('has every collector of every file', async () => {
    const exported = new Set<unknown>();
    for (const folder of ['automation', 'metadata', 'security', 'usage'])
      for (const file of readdirSync(resolve('src/collect', folder)))
        for (const one of Object.values(await import(pathToFileURL(resolve('src/collect', folder, file)).href)))
          if (isCollector(one)) exported.add(one.name);
    expect([...exported].sort()).toEqual(collectors.map(({ name }) => name).sort());
  });

  it('tells where-used last, from what all others found', () => {
    expect(collectors.at(-1)?.name).toBe('usage');
  });
});

describe('the order of execution', () => {
  it('has a title for every step, and no two alike', () => {
    expect(Object.keys(stepTitles)).toEqual([...steps]);
    expect(new Set(Object.values(stepTitles)).size).toBe(steps.length);
    expect(Object.values(stepTitles).every((title) => title.length > 0)).toBe(true);
  });
});

describe.each(collectors.map((collector) => ({ name: collector.name, collector })))('$name', ({ name, collector }) => {
  const columns = [...new Set(collector.lists.flatMap((list) => list.columns))];
  const plain = read(collector);
  const heads = (fact: Fact) => Object.keys(collector.row(fact));
  const expectedHeads = plain.facts[0] ? heads(plain.facts[0]) : [];

  function sound(facts: readonly Fact[], context: string): void {
    for (const fact of facts) {
      expect(fact.key, context).toMatch(new RegExp(`^${name}:[A-Za-z0-9_.%-]+$`));
      expect(JSON.parse(JSON.stringify(fact)), context).toEqual(fact);
      expect(fact.uses, context).toEqual([...new Set(fact.uses)].sort());
      expect(heads(fact), context).toEqual(expectedHeads);
      expect(Object.values(collector.row(fact)).every(isCell), context).toBe(true);
      expect(collector.sentence(fact), context).toMatch(/^(?![^]*(undefined|\[object|native code))[^]*\S/);
      for (const step of collector.steps?.(fact) ?? []) expect(steps, context).toContain(step);
      expect([true, false, null], context).toContain(collector.active?.(fact) ?? null);
      expect(typeof (collector.legacy?.(fact) ?? false), context).toBe('boolean');
    }
  }

  it('has a title and a class, and asks for lists and definitions that it names', () => {
    expect(collector.title).toMatch(/^[A-Z].*[a-z]$/);
    expect(informationClasses).toContain(collector.class);
    for (const { from, columns: own } of collector.lists) {
      expect(from).toMatch(/^[A-Z]\w+$/);
      expect(new Set(own).size).toBe(own.length);
    }
  });

  it('makes facts with keys of their own, soundly', () => {
    expect(plain.facts.length).toBeGreaterThan(0);
    expect(new Set(plain.facts.map(({ key }) => key)).size).toBe(plain.facts.length);
    sound(plain.facts, 'plain');
    expect(plain.gaps).toEqual([]);
  });

  it('names its objects and the org', () => {
    const { facts } = read(collector, {
      cell: (column, at) => (namesObject(column) ? 'Gone__c' : plausible(column, at)),
    });
    sound(facts, 'an object that the org does not have');
    if (collector.ofOrg) expect(plain.facts.every(({ key }) => !key.includes('Account'))).toBe(true);
  });

  it('keeps what a package has apart from what the org has', () => {
    if (!columns.includes('NamespacePrefix')) return;
    const { facts } = read(collector, {
      cell: (column, at) => (/Namespace/.test(column) ? 'ns' : plausible(column, at)),
    });
    sound(facts, 'a namespace');
    for (const { key } of facts) expect(plain.facts.map((fact) => fact.key)).not.toContain(key);
  });

  it('has nothing to tell of nothing', () => {
    const { facts, gaps } = read(collector, { count: 0, definitions: 'hidden' });
    if (collector.lists.length > 0) expect([facts, gaps]).toEqual([[], []]);
  });

  it.each([
    ['null', () => null],
    ['no value', () => undefined],
    ['an empty text', () => ''],
    ['a number', () => 0],
  ] as readonly (readonly [string, CellOf])[])('bears %s in every column', (context, cell) => {
    for (const definitions of ['there', 'hidden', 'closed'] as const)
      sound(read(collector, { cell, definitions }).facts, context);
  });

  it('bears null in each column', () => {
    for (const nothing of columns) {
      const cell: CellOf = (column, at) => (column === nothing ? null : plausible(column, at));
      sound(read(collector, { cell }).facts, nothing);
    }
  });

  it('bears any text in the place of any other', () => {
    for (const text of hostile) sound(read(collector, saying(text)).facts, JSON.stringify(text));
  });

  // Words for what the API says are looked up in object literals, which know these names too.
  it('bears names that every object has', () => {
    for (const text of inherited) sound(read(collector, saying(text)).facts, text);
  });
});

function isCollector(value: unknown): value is Collector {
  const has = (property: string): boolean => property in (value as object);
  return typeof value === 'object' && value !== null && ['name', 'class', 'read', 'row', 'sentence'].every(has);
}

function isCell(cell: unknown): boolean {
  if (cell === undefined || cell === null || typeof cell === 'string') return true;
  return typeof cell === 'object' && typeof (cell as { code: unknown }).code === 'string';
}

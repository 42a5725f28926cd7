import { describe, expect, it } from 'vitest';
import { DANGEROUS_NAMES } from './hostile/names.ts';
import { HOSTILE_TEXTS } from './hostile/texts.ts';
import { worlds } from './index.ts';

const world = worlds.hostile();
const named = (name: string) => world.objects.find((object) => object.name === name);

describe('the hostile world', () => {
  it('holds every text as label, description, help text, value and formula', () => {
    const texts = Object.values(HOSTILE_TEXTS);
    const fields = named('Texts__c')?.fields ?? [];
    const values = (named('Values__c')?.fields ?? []).flatMap((field) => field.picklist?.values ?? []);
    const formulas = (named('Formulas__c')?.fields ?? []).map((field) => field.formula ?? '');
    for (const text of texts) {
      expect(fields.some((field) => field.label === text && field.description === text)).toBe(true);
      expect(fields.some((field) => field.helpText === text)).toBe(true);
      expect(values.some((value) => value.value === text)).toBe(true);
      expect(formulas.some((formula) => formula.includes(text))).toBe(true);
    }
  });

  it('survives JSON, lone surrogates included', () => {
    expect(JSON.parse(JSON.stringify(world))).toEqual(world);
  });

  it('has objects and fields with every dangerous name', () => {
    const fields = new Set(named('Field_Names__c')?.fields.map((field) => field.name));
    expect(DANGEROUS_NAMES.filter((name) => !named(name) || !fields.has(name))).toEqual([]);
    expect(DANGEROUS_NAMES.some((name) => name.length === 240)).toBe(true);
  });

  it('has the extremes', () => {
    expect(named('Wide__c')?.fields.filter((field) => field.custom)).toHaveLength(800);
    expect(named('Bare__c')?.fields).toEqual([]);
    const huge = named('Values__c')?.fields.find((field) => field.name === 'Huge__c');
    expect(huge?.picklist?.values).toHaveLength(10_000);
    expect(named('Formulas__c')?.fields.find((field) => field.name === 'Long__c')?.formula).toHaveLength(3900);
  });

  it('goes round in circles', () => {
    const masters = ['Loop__c', 'Ring_A__c', 'Ring_B__c', 'Ring_C__c'].map((name) =>
      named(name)?.fields.flatMap((field) => (field.reference?.relationshipOrder === 0 ? field.reference.to : [])),
    );
    expect(masters).toEqual([['Loop__c'], ['Ring_B__c'], ['Ring_C__c'], ['Ring_A__c']]);
    const nowhere = named('Dangling__c')?.fields.find((field) => field.name === 'Nowhere__c');
    expect(nowhere?.reference?.to).toEqual([]);
  });
});

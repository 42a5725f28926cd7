import { describe, expect, it } from 'vitest';
import { markdown } from '../../../src/render/markdown/markdown.ts';
import { fact, factSchema } from '../sample-facts.ts';
import { sampleKinds } from '../sample-kinds.ts';
import { sobject } from '../sample-schema.ts';
import { asked, recordsOf } from './records-of.ts';

const found = recordsOf(factSchema());

describe('the record of the automation of an object', () => {
  const text = found.get('Account/automation')?.text ?? '';

  it('is in the order of execution, what is inactive after it', () => {
    const leads = text.split('\n').map((line) => line.split(':')[0]);
    const wanted = [
      'Before-save flows',
      'Before triggers',
      'Validation rules',
      'After triggers',
      'Inactive',
      'Not started by a save',
      'None',
    ];
    expect(leads.filter((lead) => wanted.includes(lead ?? ''))).toEqual(wanted);
    expect(text).toMatch(
      /^Automation of the object "Account" \(API name Account\), in order of execution\.\nBefore-save flows: .*Z_first_flow.*Second_flow.*Third_flow/,
    );
    expect(text).toContain('Inactive: Inactive: Validation rule "Old rule"');
    expect(text).toContain('Not known whether active: Apex triggers: "AfterOnly"');
    expect(found.get('Account/automation')?.metadata.path).toBe('docs/objects/Account.md#automation');
  });

  it('is not there where there is none, and says what could not be read where there is some', () => {
    expect(found.has('Contact/automation')).toBe(false);
    const facts = { trigger: [fact('trigger', 'T', { active: true, events: ['after insert'] }, 'A__c')] };
    const gaps = [{ kind: 'flow', reason: 'CLOSED' }];
    const all = recordsOf(asked([sobject('A__c', { facts, gaps })]));
    expect(all.get('A__c/automation')?.text).toContain('Could not be read: Flows (CLOSED).');
    expect(all.get('A__c/automation')?.text).not.toMatch(/None:.*Flows/);
  });

  it('is split where it is long, each part saying what it is about', () => {
    const rules = Array.from({ length: 60 }, (_, index) =>
      fact('validation-rule', `R${index}`, { active: true, formula: `${'word '.repeat(100)}${index}` }, 'A__c'),
    );
    const split = recordsOf(asked([sobject('A__c', { facts: { 'validation-rule': rules } })]));
    expect(split.get('A__c/automation#3')?.text).toMatch(
      /^Automation of the object "A" \(API name A__c\).*Part 3 of \d/,
    );
  });
});

describe('the records of facts', () => {
  it('are one each for validation rules and flows', () => {
    expect(found.get('Account/validation-rule/Name_required')).toMatchObject({
      text: expect.stringContaining(
        'Validation rule "Name required" (API name Name_required) of the object "Account" (API name Account).',
      ),
      metadata: {
        type: 'validation-rule',
        name: 'Name_required',
        label: 'Name required',
        path: 'docs/objects/Account.md#fact.validation.2Drule.Name_required',
      },
    });
    expect(found.get('Account/validation-rule/Old_rule')?.text).toContain('Description: Was needed once.');
    expect(found.has('Account/flow/Old_process')).toBe(true);
  });

  it('are one a kind for the others', () => {
    const record = found.get('Account/record-type');
    expect(record?.text).toContain('Record types of the object "Account" (API name Account)');
    expect(record?.text).toContain('Record types: "Partner" (Partner).\nInactive: Record types: "A gone" (A_gone).');
    expect(record?.metadata).toMatchObject({
      type: 'record-type',
      path: 'docs/objects/Account.md#fact.record.2Dtype.Partner',
    });
    expect(found.has('Contact/record-type')).toBe(false);
  });

  it('are filed under org where they belong to no object', () => {
    expect(found.get('org/flow/Nightly')?.metadata).toMatchObject({
      object_name: 'org',
      name: 'Nightly',
      path: 'docs/automation.md#fact.flow.Nightly',
    });
    expect(found.get('org/global-value-set/global-value-set')?.metadata.path).toBe(
      'docs/setup.md#fact.global.2Dvalue.2Dset.Regions',
    );
  });

  it('lead to the page on which the fact stands', () => {
    const many = Array.from({ length: 900 }, (_, index) =>
      fact(
        'validation-rule',
        `R${index}`,
        { active: true, formula: 'TRUE', errorMessage: 'Words. '.repeat(40) },
        'A__c',
      ),
    );
    const sample = asked([sobject('A__c', { facts: { 'validation-rule': many } })]);
    const pages = new Map([...markdown(sample, sampleKinds)].map(({ path, text }) => [path, text]));
    const paths = [...recordsOf(sample).values()].map(({ metadata }) => metadata.path.split('#'));
    expect(new Set(paths.map(([path]) => path)).size).toBeGreaterThan(2);
    for (const [path = '', id] of paths.filter((parts) => parts.length > 1)) {
      expect(pages.get(path)?.includes(`<a id="${id}"></a>`), `${path}#${id}`).toBe(true);
    }
  });

  it('are left out of a class that was not asked for', () => {
    const types = (with_: readonly string[]): readonly string[] => {
      const all = recordsOf(factSchema({ selection: { objects: [], exclude: [], with: with_ } }));
      const kinds = [...new Set([...all.values()].map(({ metadata }) => metadata.type))];
      return kinds.filter((type) => !['object', 'field', 'relationships', 'compact'].includes(type)).sort();
    };
    expect(types(['none'])).toEqual([]);
    expect(types(['usage'])).toEqual(['usage']);
    expect(types(['security'])).toEqual(['access', 'sharing-model', 'sharing-rule']);
    expect(types(['metadata'])).toEqual(['global-value-set', 'record-type', 'roll-up']);
  });
});

describe('all records', () => {
  it('hold no figure that moves with the data', () => {
    const moved = factSchema({ assignedUsers: { 'profile:Admin': 1 } });
    const recordCount = { value: 12_999, source: 'count' } as const;
    expect(recordsOf({ ...moved, stats: { ...moved.stats, Account: { recordCount } } })).toEqual(found);
  });
});

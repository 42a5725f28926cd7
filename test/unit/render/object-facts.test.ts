import { describe, expect, it } from 'vitest';
import type { Schema, SObject } from '../../../src/model/schema.ts';
import { fact, factSchema } from '../sample-facts.ts';
import { everything, sampleKinds } from '../sample-kinds.ts';
import { plainSchema, schema, sobject } from '../sample-schema.ts';
import { firstCells, headings, pagesOf, under } from './page-parts.ts';

const page = pagesOf(factSchema());
const account = page('docs/objects/Account.md');
const AUTOMATION = '## Automation, in order of execution';

/** The page of the only object of a schema of which these classes were asked. */
function pageOf(
  properties: Partial<SObject>,
  asked: readonly string[] = everything,
  more: Partial<Schema> = {},
): string {
  const selection = { objects: [], exclude: [], with: asked };
  return pagesOf(schema([sobject('A__c', properties)], { selection, ...more }))('docs/objects/A__c.md') ?? '';
}

describe('automation on the page of an object', () => {
  const automation = under(account, AUTOMATION);

  it('stands in the order of execution', () => {
    expect(headings(automation)).toEqual([
      '### Before-save flows',
      '### Before triggers',
      '### Validation rules',
      '### Validation rules: whole texts',
      '### After triggers',
      '### Processes of Process Builder (legacy)',
      '### Roll-up summaries of the parents',
      '### Criteria-based sharing rules',
      '### Inactive: Validation rules',
      '### Not started by a save: Matching rules',
    ]);
  });

  it('has a trigger with before and after events in both steps, with one place to link to', () => {
    expect(firstCells(under(account, '### Before triggers'))).toEqual(['AccountTrigger']);
    expect(firstCells(under(account, '### After triggers'))).toEqual(['AccountTrigger', 'AfterOnly']);
    expect(automation.match(/<a id="fact\.trigger\.AccountTrigger">/g)).toHaveLength(1);
  });

  it('has flows in the order of their trigger order, those without one between', () => {
    expect(firstCells(under(account, '### Before-save flows'))).toEqual(['Z first flow', 'Second flow', 'Third flow']);
  });

  it('tells what is inactive apart, and what is not known to be active', () => {
    expect(firstCells(under(account, '### Validation rules'))).toEqual(['Long rule', 'Name required']);
    expect(firstCells(under(account, '### Inactive: Validation rules'))).toEqual(['Old rule']);
    expect(under(account, '### After triggers')).toMatch(/AfterOnly.*\| not known whether active \|/);
    expect(under(account, '### Processes of Process Builder (legacy)')).toMatch(/Old process.*\| legacy \|/);
  });

  it('shows a short formula in its row and a long one whole, below', () => {
    expect(under(account, '### Validation rules')).toContain('Name required | `ISBLANK(Name)` | Give it a name. |');
    const [id] = /(?<=\[more\]\(#)[^)]*/.exec(under(account, '### Validation rules')) ?? [];
    const texts = under(account, '### Validation rules: whole texts');
    expect(texts).toContain(`<a id="${id}"></a>Long rule: Formula`);
    expect(texts).toContain(`\nAND(\n${'  ISBLANK(Industry),\n'.repeat(20)}  TRUE)\n`);
  });

  it('says none, not readable, and both', () => {
    expect(automation).toContain('None: Workflow rules.');
    expect(under(page('docs/objects/Contact.md'), AUTOMATION)).toBe('none');
    const invoice = under(page('docs/objects/Invoice__c.md'), AUTOMATION);
    expect(invoice).toContain('Validation rules: not readable: INSUFFICIENT_ACCESS: View Setup is needed');
    expect(invoice).toContain('None: Apex triggers, Flows, Workflow rules, Matching rules.');
    const gaps = [{ kind: 'trigger', reason: 'HIDDEN: some' }];
    const both = under(
      pageOf({ facts: { trigger: [fact('trigger', 'T', { active: true, events: ['after insert'] }, 'A__c')] }, gaps }),
      AUTOMATION,
    );
    expect(both).toContain('Apex triggers: in part not readable: HIDDEN: some');
    expect(firstCells(under(both, '### After triggers'))).toEqual(['T']);
  });

  it('takes a gap of the org for one of every object', () => {
    const closed = under(pageOf({}, everything, { gaps: [{ kind: 'flow', reason: 'CLOSED' }] }), AUTOMATION);
    expect(closed).toContain('Flows: not readable: CLOSED');
    expect(closed).not.toMatch(/None:.*Flows/);
  });

  it('names the kind where two run in one step', () => {
    const facts = {
      flow: [fact('flow', 'F', { active: true, processType: 'Workflow' }, 'A__c')],
      process: [fact('process', 'P', {}, 'A__c')],
    };
    const [first] = sampleKinds;
    const other = {
      ...first,
      name: 'process',
      title: 'Processes',
      class: 'automation',
      steps: () => ['process'],
    } as const;
    const selection = { objects: [], exclude: [], with: everything };
    const both = pagesOf(schema([sobject('A__c', { facts })], { selection }), [...sampleKinds, other as never]);
    expect(headings(under(both('docs/objects/A__c.md'), AUTOMATION)).slice(0, 2)).toEqual([
      '### Processes of Process Builder (legacy): Flows',
      '### Processes of Process Builder (legacy): Processes',
    ]);
  });
});

describe('setup on the page of an object', () => {
  it('has a table a kind, and the kinds without facts in one line', () => {
    const setup = under(account, '## Setup');
    expect(headings(setup)).toEqual(['### Record types', '### Roll-up summaries']);
    expect(setup).toContain('None: Field sets, List views.');
    expect(setup).toMatch(/A gone.*\| inactive \|/);
    expect(under(page('docs/objects/Contact.md'), '## Setup')).toBe('none');
  });

  it('tells a value that the org did not say from one that there is none of', () => {
    const facts = {
      'field-set': [fact('field-set', 'B', { note: null }, 'A__c'), fact('field-set', 'C', {}, 'A__c')],
    };
    const setup = under(pageOf({ facts }), '### Field sets');
    expect(setup).toMatch(/\| <a [^|]*B \| `B` \| unknown \| – \|/);
    expect(setup).toMatch(/\| <a [^|]*C \| `C` \| – \| – \|/);
  });

  it('gives the reason why a kind could not be read', () => {
    const setup = under(pageOf({ gaps: [{ kind: 'record-type', reason: 'NO: closed' }] }), '## Setup');
    expect(setup).toBe('None: Roll-up summaries, Field sets, List views.\n\nRecord types: not readable: NO: closed');
  });
});

describe('an object page', () => {
  const sections = ['automation', 'access', 'setup', 'usage'].map((id) => `<a id="${id}"></a>`);

  it('shows nothing of a class that was not asked for, whatever there is', () => {
    const shown = (asked: readonly string[]): readonly boolean[] => {
      const text = pagesOf(factSchema({ selection: { objects: [], exclude: [], with: asked } }))(
        'docs/objects/Account.md',
      );
      return sections.map((section) => text?.includes(section) ?? false);
    };
    expect(shown(['none'])).toEqual([false, false, false, false]);
    expect(shown(['automation'])).toEqual([true, false, false, false]);
    expect(shown(['security'])).toEqual([false, true, false, false]);
    expect(shown(['metadata'])).toEqual([false, false, true, false]);
    expect(shown(['usage'])).toEqual([false, false, false, true]);
  });

  it('has fill bands where fill rates were asked for, and says where they are of a part', () => {
    expect(account).toMatch(/`Industry` \|.*\| 5-50 %, visible records \|/);
    expect(account).toMatch(/`AnnualRevenue` \|.*\| empty, sample \|/);
    expect(account).toMatch(/`ErpNumber__c` \|.*\| unknown \|/);
    expect(account).toMatch(/`Score__c` \|.*\| – \|/);
    expect(page('docs/objects/Contact.md')).not.toContain('| Filled |');
    expect(account).not.toMatch(/4,?321/);
  });

  it('says of a field that there are no records where there are none', () => {
    const fields = { Id: { filled: 0, total: 0, sampled: false, scope: 'all' as const } };
    const text = pageOf({}, ['stats'], { stats: { A__c: { recordCount: null, fields } } });
    expect(text).toMatch(/`Id` \|.*\| no records \|/);
  });

  it('is what it was where nothing was asked for', () => {
    const plain = pagesOf(plainSchema())('docs/objects/Account.md') ?? '';
    expect(headings(plain).filter((line) => line.startsWith('## '))).toEqual([
      '## Fields',
      '## <a id="relationships"></a>Relationships',
      '## More about fields',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Fact, Schema, SObject } from '../../../src/model/schema.ts';
import { fieldAccess, factSchema, holder, objectAccess, usage } from '../sample-facts.ts';
import { everything } from '../sample-kinds.ts';
import { field, schema, sobject } from '../sample-schema.ts';
import { firstCells, headings, pagesOf, under } from './page-parts.ts';

const page = pagesOf(factSchema());
const account = page('docs/objects/Account.md');

function pageOf(properties: Partial<SObject>, more: Partial<Schema> = {}): string {
  const selection = { objects: [], exclude: [], with: everything };
  return pagesOf(schema([sobject('A__c', properties)], { selection, ...more }))('docs/objects/A__c.md') ?? '';
}

describe('who has access', () => {
  const access = under(account, '## Who has access');

  it('begins with what it cannot say, the defaults and what opens everything', () => {
    expect(access).toMatch(
      /^Access: Object permissions in profiles and permission sets\.\n\nSharing, restriction rules, licences and session-based permission sets are not evaluated/,
    );
    expect(access).toContain(
      'The system permission View All Data opens its records too. It is granted by: Profiles: Label of Admin (Admin); Permission sets: Label of Auditors (Auditors).',
    );
    expect(access).toContain(
      'Modify All Data opens its records too. It is granted by: Profiles: Label of Admin (Admin).',
    );
    expect(headings(access).slice(0, 3)).toEqual([
      '### Organization-wide defaults',
      '### Object permissions',
      '### Field permissions',
    ]);
  });

  it('tells holders that were not read from none that grants', () => {
    expect(under(pageOf({}), '## Who has access')).toContain(
      'View All Data opens its records too. It is granted by: unknown.',
    );
    expect(under(pageOf({}, { holders: [holder('X', [])] }), '## Who has access')).toContain('It is granted by: none.');
    const gaps = [{ kind: 'holder', reason: 'CLOSED' }];
    const granted = (holders: Schema['holders']): string =>
      /(?<=is granted by: ).*/.exec(pageOf({}, { holders, gaps }))?.[0] ?? '';
    expect(granted(null)).toBe('not readable: CLOSED.');
    expect(granted([holder('X', [])])).toBe('not readable: CLOSED.');
    expect(granted([holder('X', ['ViewAllData'])])).toBe('Profiles: Label of X (X); in part not readable: CLOSED.');
  });

  it('is a matrix of holders and object permissions', () => {
    const rows = under(account, '### Object permissions').split('\n');
    expect(rows[0]).toBe(
      '| Holder | API name | Type | Create | Read | Edit | Delete | View All | Modify All | View All Fields |',
    );
    expect(rows.slice(2)).toEqual([
      '| Label of Admin | `Admin` | Profile | yes | yes | yes | yes | yes | yes | yes |',
      '| Label of Sales | `Sales` | Profile | yes | yes | yes | – | – | – | – |',
      '| Label of Auditors | `Auditors` | Permission set | – | yes | – | – | – | – | – |',
    ]);
  });

  it('tells none, unknown and not readable apart', () => {
    expect(under(pageOf({}), '### Object permissions')).toMatch(/^none: no profile/);
    const gaps = [{ kind: 'object-access', reason: 'CLOSED' }];
    expect(under(pageOf({ gaps }), '### Object permissions')).toBe('not readable: CLOSED');
    const { details, ...rest } = objectAccess('A__c', 'X', 'r');
    const unsaid: Fact = { ...rest, details: { ...details, delete: null } };
    const both = under(pageOf({ gaps, facts: { 'object-access': [unsaid] } }), '### Object permissions');
    expect(both).toMatch(/^in part not readable: CLOSED\n\n\| Holder/);
    expect(both).toContain('| – | yes | – | unknown | – | – | – |');
  });

  it('does not say how many users have a holder', () => {
    expect(access).not.toMatch(/2,?003/);
  });
});

describe('field permissions', () => {
  const table = (facts: readonly Fact[], more: Partial<SObject> = {}): readonly string[] =>
    under(pageOf({ ...more, facts: { 'field-access': facts } }), '### Field permissions')
      .split('\n')
      .slice(4);

  it('tell who grants Edit and who Read only on each field', () => {
    expect(
      table([
        fieldAccess('A__c', 'One', { read: ['X', 'Y'], edit: ['X'] }),
        fieldAccess('A__c', 'Two', { read: [], edit: ['X'] }, 'permission-set-group'),
      ]),
    ).toEqual([
      '| <a id="access.X"></a>X | Profiles: Label of One (One)<br>Permission set groups: Label of Two (Two) | – |',
      '| <a id="access.Y"></a>Y | – | Profiles: Label of One (One) |',
    ]);
  });

  it('begin with the most common grants and tell the exceptions by what differs', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    const facts = names.map((name) =>
      fieldAccess('A__c', name, { read: [], edit: name === 'B' ? ['X', 'Y'] : ['Before', 'X', 'Y'] }),
    );
    expect(table([...facts, fieldAccess('A__c', 'New', { read: ['Before'], edit: [] })])).toEqual([
      `| <a id="access.X"></a><a id="access.Y"></a>X, Y | Profiles: ${names.map((name) => `Label of ${name} (${name})`).join(', ')} | – |`,
      '| <a id="access.Before"></a>Before | as in the first row,<br>but not Profiles: Label of B (B) | Profiles: Label of New (New) |',
    ]);
  });

  it('take several rows where they are many, and lose nobody', () => {
    const holders = Array.from({ length: 120 }, (_, index) => `H${index}`);
    const rows = table(holders.map((name) => fieldAccess('A__c', name, { read: [], edit: ['X'] })));
    expect(firstCells(['', '', ...rows].join('\n').replace('\n\n', '| a |\n| - |\n'))).toEqual([
      'X',
      'the same fields',
      'the same fields',
    ]);
    for (const name of holders) expect(rows.join('')).toContain(`(${name})`);
  });

  it('do not take a field without a row for one without access', () => {
    const fields = [field('X'), field('Y'), field('Must', { required: true })];
    const text = under(
      pageOf({ fields, facts: { 'field-access': [fieldAccess('A__c', 'One', { read: ['X'], edit: [] })] } }),
      '### Fields without a grant',
    );
    expect(text).toContain('No explicit grant is not no access');
    expect(text).toContain('Required: Must.');
    expect(text).toContain('Others: CreatedById, CreatedDate, Id, Y.');
  });

  it('tell none from not readable', () => {
    expect(under(pageOf({}), '### Field permissions')).toMatch(/^none: no profile/);
    const gaps = [{ kind: 'field-access', reason: 'CLOSED' }];
    expect(under(pageOf({ gaps }), '### Field permissions')).toBe('not readable: CLOSED');
  });
});

describe('where used', () => {
  const usages = [usage('A__c', 'X', 'My_flow'), usage('A__c', undefined, 'Page', 'layout')];

  it('is by field, with what uses it and how that was found', () => {
    expect(under(account, '### Uses').split('\n').slice(2)).toEqual([
      '| the object itself | Account_page | Flow | layout |',
      '| `AnnualRevenue` | Score__c | Flow | formula |',
      '| `Industry` | Set_rating | Flow | dependency API (Beta) |',
    ]);
  });

  it('lists fields without a found use as candidates, and says what was searched', () => {
    const text = under(
      pageOf({ fields: [field('X'), field('Y__c'), field('Z')], facts: { usage: usages } }),
      '## Where used',
    );
    expect(under(text, '### No use found for (candidates to look at, not proof)')).toBe(
      'Custom fields: Y__c.\n\nStandard fields: Z.',
    );
    expect(text).toContain('the dependency API (MetadataComponentDependency), which is Beta');
    expect(text).toContain('Not searched: Apex');
    expect(text).not.toContain('Not asked for in this build');
    const selection = { objects: [], exclude: [], with: ['usage', 'metadata'] };
    expect(pageOf({}, { selection })).toContain('Not asked for in this build, and so not searched: automation.');
  });

  it('says nothing of fields where it could not search and found nothing', () => {
    const gaps = [{ kind: 'usage', reason: 'CLOSED' }];
    const text = under(pageOf({ fields: [field('X')], gaps }), '## Where used');
    expect(text).toMatch(/^not readable: CLOSED/);
    expect(text).not.toContain('candidates');
    const both = under(pageOf({ fields: [field('X')], gaps, facts: { usage: usages } }), '## Where used');
    expect(both).toMatch(/^in part not readable: CLOSED/);
    expect(firstCells(under(both, '### Uses'))).toEqual(['the object itself', '`X`']);
  });

  it('says none where nothing was found, and offers no candidates on what nobody customizes', () => {
    expect(under(pageOf({}), '## Where used')).toMatch(/^none\n/);
    expect(under(page('docs/objects/AccountHistory.md'), '## Where used')).not.toContain('candidates');
  });
});

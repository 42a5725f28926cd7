import { describe, expect, it } from 'vitest';
import { factSchema } from '../sample-facts.ts';
import { plainSchema } from '../sample-schema.ts';
import { firstCells, pagesOf, under } from './page-parts.ts';

const page = pagesOf(factSchema());

describe('the pages of the org', () => {
  it('are there where their class was asked for, and linked from the entry page', () => {
    const paths = ['automation', 'security', 'setup'];
    const plain = pagesOf(plainSchema());
    for (const path of paths) {
      expect(page(`docs/${path}.md`), path).toBeDefined();
      expect(page('docs/README.md')).toContain(`](${path}.md)`);
      expect(plain(`docs/${path}.md`), path).toBeUndefined();
      expect(plain('docs/README.md')).not.toContain(`](${path}.md)`);
    }
  });

  it('do not change with the data, but for the statistics', () => {
    const { stats, assignedUsers } = factSchema();
    const account = { ...stats['Account'], recordCount: { value: 12_999, source: 'count' as const } };
    const fields = {
      ...account.fields,
      Industry: { filled: 4_400, total: 12_999, sampled: false, scope: 'visible' as const },
    };
    const moved = pagesOf(
      factSchema({
        stats: { ...stats, Account: { ...account, fields } },
        assignedUsers: { ...assignedUsers, 'profile:Sales': 77 },
      }),
    );
    for (const path of ['README', 'automation', 'security', 'setup', 'gaps', 'objects/Account']) {
      expect(moved(`docs/${path}.md`), path).toBe(page(`docs/${path}.md`));
    }
    expect(moved('docs/stats.md')).toContain('| 4,400 | 12,999 | 33.8 % | visible records |');
    expect(moved('docs/stats.md')).toContain('| `Sales` | Profile | 77 |');
  });

  it('count the automation of each object, active and inactive, with links', () => {
    const rows = under(page('docs/automation.md'), '## By object').split('\n').slice(-2);
    expect(rows).toEqual([
      '| [Account](objects/Account.md#automation) | `Account` | 2 (1) | 2 | 4 | 1 |',
      '| [Invoice](objects/Invoice__c.md#automation) | `Invoice__c` | not readable | – | – | – |',
    ]);
  });

  it('tell the automation that belongs to no object, what is inactive and what is legacy', () => {
    const automation = page('docs/automation.md');
    expect(firstCells(under(automation, '### Flows'))).toEqual(['Nightly', 'Screen']);
    const inactive = under(automation, '## Inactive');
    expect(inactive).toContain('| – | Flows | Screen |');
    expect(inactive).toContain(
      '| `Account` | Validation rules | [Old rule](objects/Account.md#fact.validation.2Drule.Old_rule) |',
    );
    expect(inactive).not.toContain('Name required');
    expect(under(automation, '## Legacy')).toContain('| `Account` | Flows | [Old process](');
    expect(firstCells(under(automation, '## Legacy'))).toHaveLength(1);
  });

  it('tell what each holder opens and who may open everything', () => {
    const security = page('docs/security.md');
    expect(under(security, '## Who opens data')).toContain(
      '| View All Data | `ViewAllData` | Profiles: Label of Admin (Admin)<br>Permission sets: Label of Auditors (Auditors) |',
    );
    expect(under(security, '## Who opens data')).toContain('| Manage Users | `ManageUsers` | none |');
    expect(under(security, '## Holders')).toContain(
      '| Label of Admin | `Admin` | Profile | 1 | `ViewAllData`, `ModifyAllData`, `AuthorApex` |',
    );
    expect(under(security, '## Holders')).toContain(
      '| Label of Team | `Team` | Permission set group | 0 | `ViewSetup` |',
    );
    expect(under(security, '## Permission set groups')).toContain(
      '| Label of Team | `Team` | `Auditors`, `Billing` | `Less` |',
    );
    expect(security).not.toMatch(/2,?003/);
  });

  it('say where holders, packages and assigned users could not be read', () => {
    const gaps = ['holder', 'package', 'assigned-users', 'object-access'].map((kind) => ({
      kind,
      reason: `CLOSED ${kind}`,
    }));
    const closed = pagesOf(factSchema({ holders: null, packages: null, assignedUsers: null, gaps }));
    expect(under(closed('docs/security.md'), '## Holders')).toBe('not readable: CLOSED holder');
    expect(under(closed('docs/README.md'), '## Installed packages')).toBe('not readable: CLOSED package');
    expect(under(closed('docs/stats.md'), '## Assigned users')).toBe('not readable: CLOSED assigned-users');
    const part = pagesOf(factSchema({ gaps }))('docs/security.md');
    expect(under(part, '## In part')).toBe('In part not readable: CLOSED holder');
    expect(under(part, '## Who opens data')).toContain('| Manage Users | `ManageUsers` | not readable |');
    expect(under(part, '## Holders')).toContain('| `Team` | Permission set group | not readable |');
    expect(under(part, '## Holders')).toContain('| `Sales` | Profile | 1, in part not readable |');
  });

  it('list packages with their versions, none, and nothing where nobody asked', () => {
    expect(under(page('docs/README.md'), '## Installed packages')).toContain('| Acme Billing | `acme` | 1.2 |');
    expect(under(pagesOf(factSchema({ packages: [] }))('docs/README.md'), '## Installed packages')).toBe('none');
    expect(pagesOf({ ...plainSchema(), packages: null })('docs/README.md')).not.toContain('## Installed packages');
  });

  it('tell the setup that several objects share', () => {
    expect(firstCells(under(page('docs/setup.md'), '### Global value sets'))).toEqual(['Regions']);
  });
});

describe('the statistics', () => {
  it('tell zero from unknown among assigned users', () => {
    const users = under(page('docs/stats.md'), '## Assigned users');
    expect(users).toContain('| `Admin` | Profile | 2,003 |');
    expect(users).toContain('| `Sales` | Profile | 0 |');
    expect(users).toContain('| `Auditors` | Permission set | unknown |');
  });

  it('say of each fill rate what was counted in', () => {
    const rates = under(page('docs/stats.md'), '## Fill rates');
    expect(rates).toContain('| `AnnualRevenue` | 0 | 1,000 | 0.0 % | sample |');
    expect(rates).toContain('| `ErpNumber__c` | unknown | – | – | – |');
    expect(rates).toContain('| `Industry` | 4,321 | 12,345 | 35.0 % | visible records |');
  });

  it('do not round to none or all what is neither', () => {
    const rate = (filled: number) => ({ filled, total: 100_000, sampled: false, scope: 'all' as const });
    const stats = { Account: { recordCount: null, fields: { A: rate(1), B: rate(99_999), C: rate(100_000) } } };
    const rates = under(pagesOf(factSchema({ stats }))('docs/stats.md'), '## Fill rates');
    expect(rates).toContain('| under 0.1 % | all records |');
    expect(rates).toContain('| over 99.9 % | all records |');
    expect(rates).toContain('| 100.0 % | all records |');
  });

  it('have no fill rates and no users where nobody asked for them', () => {
    const plain = pagesOf(plainSchema())('docs/stats.md');
    expect(plain).not.toContain('## Fill rates');
    expect(plain).not.toContain('## Assigned users');
    expect(under(pagesOf(factSchema({ stats: {} }))('docs/stats.md'), '## Fill rates')).toBe('none');
  });
});

describe('what could not be read', () => {
  it('has the titles of kinds', () => {
    expect(under(page('docs/gaps.md'), '## Validation rules')).toContain(
      '- 1 object: [`Invoice__c`](objects/Invoice__c.md)',
    );
  });
});

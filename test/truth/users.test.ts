import { beforeAll, describe, expect, it } from 'vitest';
import { worlds } from '../simulator/worlds/index.ts';
import { differences, toldBy } from './cells.ts';
import { build, factsIn, gapsIn, objectIn, type Built, type Library } from './library.ts';
import { kindsUnlike, reasonsOf, section } from './reading.ts';

const acme = worlds.acme({});
const page = ['--emit', 'markdown'];
let admin: Library;
beforeAll(async () => {
  admin = (await build({ world: acme, argv: page })).library;
});

/** Kinds whose list or definition needs the Metadata API: no record of Tooling has them. */
const definitionsAlone = ['approval-process', 'assignment-rule', 'auto-number', 'auto-response-rule'].concat([
  ...['custom-setting', 'duplicate-rule', 'escalation-rule', 'field-set', 'lightning-page', 'sharing-rule'],
]);

describe('a user without the Metadata permission', () => {
  let built: Built;
  beforeAll(async () => {
    built = await build({ world: acme, user: 'noMetadata', argv: page });
  });

  it('gets what an administrator gets, but for what the Metadata API alone tells', () => {
    expect(built.run.status).toBe(0);
    expect(kindsUnlike(admin, built.library)).toEqual([...definitionsAlone, 'usage'].sort());
  });

  it('finds in the gaps which permission is missing, once for each kind', () => {
    for (const kind of [...definitionsAlone, 'usage']) {
      expect({ kind, reasons: reasonsOf(built.library, kind) }).toMatchObject({
        reasons: expect.stringMatching(/^INSUFFICIENT_ACCESS: .*Modify Metadata Through Metadata API Functions/),
      });
    }
  });

  it.each([
    ['Account', 'duplicate-rule', { matchingRules: null, onInsert: null, onUpdate: null, active: true }],
    ['Account', 'field-set', { fields: null, available: null }],
    ['Quotation__c', 'approval-process', { entry: null, approvalSteps: null, active: true }],
    ['Case', 'assignment-rule', { entries: null, active: true }],
    ['Case', 'auto-response-rule', { entries: null, active: true }],
    ['Quotation__c', 'lightning-page', { assignments: null, fields: ['Status__c', 'Total__c'] }],
  ])('reads of %s %s what a list tells, and null for the rest', (object, kind, details) => {
    expect(factsIn(built.library, object, kind)[0]?.details).toMatchObject(details);
  });

  it('reads on the page that sharing rules are not readable, and not that there are none', () => {
    const access = section(built.library, 'objects/Account.md', 'access');
    expect(access).toContain('Sharing rules: not readable: INSUFFICIENT_ACCESS');
    expect(access).not.toMatch(/^None:.*Sharing rules/m);
    expect(section(built.library, 'objects/Account.md', 'setup')).toContain('Field sets: in part not readable');
    expect(section(admin, 'objects/Contact.md', 'access')).toMatch(/^None:.*Sharing rules/m);
  });

  it('loses only those uses that stand in what is closed', () => {
    const lost = [...differences(toldBy(admin), toldBy(built.library))].filter(([group]) => group.endsWith(' usage'));
    const closed = ['approval-process', 'assignment-rule', 'auto-response-rule', 'escalation-rule', 'field-set'];
    const sources = lost.flatMap(([, lines]) => lines.map((line) => /\.([\w-]+)( uses)?: the world/.exec(line)?.[1]));
    expect([...new Set(sources)].filter((source) => ![...closed, 'sharing-rule'].includes(source ?? ''))).toEqual([]);
    expect(lost.flatMap(([, lines]) => lines).every((line) => line.endsWith('the library says nothing'))).toBe(true);
  });
});

describe('a user without View Setup', () => {
  let built: Built;
  beforeAll(async () => {
    built = await build({ world: acme, user: 'noSetup', argv: page });
  });
  const lists = ['validation-rule', 'trigger', 'flow', 'workflow-rule', 'approval-process', 'assignment-rule'].concat(
    ['auto-response-rule', 'duplicate-rule', 'matching-rule', 'record-type', 'business-process', 'layout', 'queue'],
    ['compact-layout', 'lightning-page', 'field-set', 'quick-action', 'list-view', 'event-channel', 'restriction-rule'],
    ['global-value-set', 'object-access', 'field-access', 'setup-access', 'holder', 'assigned-users', 'package'],
    ['history-tracking', 'sharing-model', 'usage', 'record-count', 'object'],
  );

  it('gets a complete library of the objects that describe shows', () => {
    expect(built.run.status).toBe(0);
    expect([...built.library.objects.keys()].sort()).toEqual(['Account', 'Case', 'Contact']);
    expect(objectIn(built.library, 'Account').fields).toHaveLength(
      acme.objects
        .find(({ name }) => name === 'Account')
        ?.fields.filter((field) => field.in.describe && field.name !== 'Credit_Limit__c').length ?? 0,
    );
  });

  it.each(lists)('has no %s and says that View Setup would open it', (kind) => {
    expect(reasonsOf(built.library, kind)).toContain('View Setup and Configuration would open it');
    const known = ['usage', 'record-count'].includes(kind);
    for (const object of known ? [] : built.library.objects.keys())
      expect({ object, facts: factsIn(built.library, object, kind) }).toEqual({ object, facts: [] });
  });

  it('has null for holders, packages, counts and users: unknown, and not none', () => {
    const { org, stats } = built.library;
    expect(org).toMatchObject({ holders: null, packages: null });
    expect(stats.holders).toBeNull();
    expect(Object.values(stats.objects).map(({ recordCount }) => recordCount)).toEqual([null, null, null]);
    expect(new Set(Object.values(stats.objects).flatMap(({ fields }) => Object.values(fields ?? {})))).toEqual(
      new Set([null]),
    );
  });

  it('reads on every page that it is not readable, where the value would stand', () => {
    const automation = section(built.library, 'objects/Account.md', 'automation');
    for (const title of ['Validation rules', 'Apex triggers', 'Flows and processes', 'Workflow rules'])
      expect(automation).toContain(`\n${title}: not readable: INVALID_TYPE`);
    expect(automation).not.toMatch(/^None:/m);
    expect(section(built.library, 'objects/Account.md', 'access')).not.toMatch(/^None:/m);
    expect(section(built.library, 'objects/Account.md', 'setup')).toContain('Record types: not readable');
    expect(built.library.text('docs/security.md')).toMatch(/## Holders\n\nnot readable: INVALID_TYPE/);
  });

  it('still reads dependent picklists, formulas and lookups, which describe tells', () => {
    const [own] = factsIn(admin, 'Account', 'dependent-picklist');
    expect(factsIn(built.library, 'Account', 'dependent-picklist')).toEqual([own]);
    const sources = factsIn(built.library, 'Account', 'usage').map(({ details }) => details['source']);
    expect([...new Set(sources)].sort()).toEqual(['dependent-picklist', 'formula', 'lookup']);
  });

  // Their definitions are asked for by ids that FieldDefinition tells, and it is closed.
  it.each(['roll-up', 'encryption'])('has a gap for %s, which it cannot read', (kind) => {
    expect(gapsIn(built.library, kind)).not.toEqual([]);
  });

  it('does not say "None" of roll-ups and encryption that nobody read', () => {
    expect(section(built.library, 'objects/Account.md', 'setup')).not.toMatch(/^None:.*(Roll-up|Encryption)/m);
  });
});

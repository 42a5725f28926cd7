import { beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../simulator/server.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { manualClock } from '../support/manual-clock.ts';
import { newFolder, runBuild } from '../support/run-build.ts';
import { asked } from './asked.ts';
import { toldBy } from './cells.ts';
import { build, everything, factsIn, gapsIn, readLibrary, type Built, type Library } from './library.ts';

const acme = worlds.acme({});

/** A build with one class alone, made once for all who ask. */
function alone(name: string): Promise<Built> {
  const known = builds.get(name) ?? build({ world: acme, with: [name] });
  builds.set(name, known);
  return known;
}
const builds = new Map<string, Promise<Built>>();

const schema = ['EntityDefinition', 'EntityParticle', 'FieldDefinition', 'Organization', 'User']; // User: who is logged in
const automation = [
  'ApexTrigger',
  'AssignmentRule',
  'AutoResponseRule',
  'DuplicateRule',
  'Flow',
  'FlowDefinitionView',
].concat([
  'MatchingRule',
  'MatchingRuleItem',
  'ProcessDefinition',
  'ValidationRule',
  'WorkflowRule',
  'record of Flow',
  'retrieve',
]);
const metadata = ['BusinessProcess', 'CompactLayout', 'FieldSet', 'FlexiPage', 'GlobalValueSet', 'Layout'].concat(
  ['InstalledSubscriberPackage', 'PlatformEventChannel', 'PlatformEventChannelMember', 'ProfileLayout', 'QueueSobject'],
  ['QuickActionDefinition', 'RecordType', 'retrieve'],
);
const security = ['FieldPermissions', 'MutingPermissionSet', 'ObjectPermissions', 'PermissionSet'].concat(
  ['PermissionSetAssignment', 'PermissionSetGroup', 'PermissionSetGroupComponent', 'RestrictionRule'],
  ['SetupEntityAccess', 'retrieve'],
);
/** Where-used reads every definition that can name a field, and nothing of queues, packages, events and permissions. */
const usage = [
  ...automation.filter((name) => !['ApexTrigger', 'DuplicateRule'].includes(name)),
  ...[
    'BusinessProcess',
    'CompactLayout',
    'FieldSet',
    'FlexiPage',
    'Layout',
    'ProfileLayout',
    'RecordType',
    'tooling job',
  ],
];

describe('what is not selected is not asked for', () => {
  it.each([
    ['none', []],
    ['automation', automation],
    ['metadata', metadata],
    ['security', security],
    ['usage', usage],
    ['list-views', ['ListView']],
    ['stats', ['ObjectPermissions', 'UserPermissionAccess', 'counts']],
  ])('--with %s', async (name, sources) => {
    const { library, run, simulator } = await alone(name);
    expect(run.status).toBe(0);
    expect([...asked(simulator)].filter((one) => !schema.includes(one)).sort()).toEqual([...sources].sort());
    expect(simulator.log.some(({ write }) => write)).toBe(false);
    expect(kindsIn(library).filter((kind) => !kindsOf[name]?.includes(kind))).toEqual([]);
  });

  /** Kinds of fact that a library holds; gaps and record counts are in every one. */
  const kindsIn = (library: Library): readonly string[] => {
    const kinds = [...toldBy(library).keys()].map((group) => group.split(' ').at(-1) ?? '');
    return [...new Set(kinds)].filter((kind) => !['gap', 'record-count'].includes(kind)).sort();
  };

  const kindsOf: Readonly<Record<string, readonly string[]>> = {
    none: [],
    automation: [
      'approval-process',
      'assignment-rule',
      'auto-response-rule',
      'duplicate-rule',
      'escalation-rule',
    ].concat(['flow', 'matching-rule', 'trigger', 'validation-rule', 'workflow-rule']),
    metadata: ['auto-number', 'business-process', 'compact-layout', 'custom-setting', 'dependent-picklist'].concat(
      ['encryption', 'event-channel', 'field-set', 'global-value-set', 'history-tracking', 'layout', 'lightning-page'],
      ['lookup-filter', 'package', 'queue', 'quick-action', 'record-type', 'roll-up'],
    ),
    security: ['assigned-users', 'field-access', 'holder', 'object-access', 'restriction-rule', 'setup-access'].concat([
      'sharing-model',
      'sharing-rule',
    ]),
    usage: ['usage'],
    'list-views': ['list-view'],
    stats: ['fill-rate'],
  };

  it('each class alone says the same as all of them together', async () => {
    const whole = toldBy((await build({ world: acme })).library);
    for (const name of everything) {
      const told = toldBy((await alone(name)).library);
      for (const [group, cells] of told)
        if (!group.endsWith(' gap')) expect({ group, cells }).toEqual({ group, cells: whole.get(group) });
      const kinds = kindsOf[name] ?? [];
      const wanted = [...whole.keys()].filter((group) => kinds.includes(group.split(' ').at(-1) ?? ''));
      expect(wanted.filter((group) => !told.has(group))).toEqual([]);
    }
  });

  it('--with none stands alone', async () => {
    const simulator = await startSimulator({ world: acme });
    const argv = ['-d', newFolder(), '--json', '--with', 'none', '--with', 'stats'];
    const run = await runBuild(argv, { simulator, clock: manualClock() });
    expect({ status: run.status, result: run.result }).toEqual({ status: 2, result: undefined });
    // The CLI itself asks which versions and which org there are.
    expect([...asked(simulator)]).toEqual(['Organization']);
    await simulator.close();
  });
});

describe('--object', () => {
  let whole: Library;
  let part: Library;
  beforeAll(async () => {
    whole = (await build({ world: acme })).library;
    part = (await build({ world: acme, argv: ['--object', 'Account', '--emit', 'markdown'] })).library;
  });

  it('leaves facts of other objects out, of its files and of what belongs to the org', () => {
    expect([...part.objects.keys()]).toEqual(['Account']);
    expect(Object.keys(part.stats.objects)).toEqual(['Account']);
    const named = ({ org }: Library, kind: string) => org.facts[kind]?.map(({ details, key }) => ({ details, key }));
    expect(Object.keys(part.org.facts).sort()).toEqual(Object.keys(whole.org.facts).sort());
    for (const kind of Object.keys(part.org.facts))
      expect({ kind, facts: named(part, kind) }).toEqual({ kind, facts: named(whole, kind) });
    expect(part.org.holders).toEqual(whole.org.holders);
  });

  it('says of its objects what a build of all says, but for uses that lead through other objects', () => {
    const [told, all] = [toldBy(part), toldBy(whole)];
    const exact = [...told.keys()].filter((group) => group.startsWith('Account ') && !/ (usage|gap)$/.test(group));
    expect(exact.length).toBeGreaterThan(15);
    for (const group of exact) {
      const logic = (cells: ReadonlyMap<string, string> | undefined) =>
        [...(cells ?? [])].filter(([key]) => !key.endsWith(' uses'));
      expect({ group, cells: logic(told.get(group)) }).toEqual({ group, cells: logic(all.get(group)) });
    }
    const uses = told.get('Account usage') ?? new Map<string, string>();
    expect(uses.size).toBeGreaterThan(50);
    expect([...uses].filter(([key, value]) => all.get('Account usage')?.get(key) !== value)).toEqual([]);
  });
});

describe('where-used of a part of the org', () => {
  const usesOf = ({ library }: { library: Library }): readonly unknown[] =>
    factsIn(library, 'Account', 'usage')
      .filter(({ details }) => details['field'] === 'Industry')
      .map(({ key }) => key);

  // Rules of objects outside the selection lead to a field over lookups that such a build does not read.
  it('is that of the whole, or a gap says what is not', async () => {
    const spec = { world: acme, with: ['usage'] };
    const [whole, part] = [await build(spec), await build({ ...spec, argv: ['--object', 'Account'] })];
    expect(usesOf(part).length < usesOf(whole).length ? gapsIn(part.library, 'usage') : ['whole']).not.toEqual([]);
  });
});

describe('the page of gaps', () => {
  it('lists every gap of the library with its reason', async () => {
    const { library } = await build({ world: acme, user: 'noSetup', argv: ['--emit', 'markdown'] });
    const page = library.text('docs/gaps.md').replace(/\\(.)/g, '$1');
    const reasons = [...new Set(library.gaps.map(({ reason }) => reason))];
    expect(reasons.length).toBeGreaterThan(30);
    expect(reasons.filter((reason) => !page.includes(reason))).toEqual([]);
    for (const { gaps = [], name } of library.objects.values()) {
      if (gaps.length > 0) expect(page).toContain(`objects/${name}.md`);
    }
    expect(readLibrary(library.folder).gaps.length).toBe(
      library.org.gaps.length + [...library.objects.values()].reduce((sum, { gaps = [] }) => sum + gaps.length, 0),
    );
  });
});

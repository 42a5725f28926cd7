import { describe, expect, it } from 'vitest';
import { componentsOf } from '../components.ts';
import { objectsByName } from '../tables/object-index.ts';
import type { World } from '../world.ts';
import { shownVersion, startOf } from '../world/flow-facts.ts';
import { layoutName, ofObject, qualified } from '../world/identity.ts';
import { worlds } from './index.ts';

const built: readonly (readonly [string, World])[] = [
  ['acme', worlds.acme()],
  ['hostile', worlds.hostile()],
  ['grown, 60 objects', worlds.grown({ size: 60 })],
  ['grown, 1462 objects', worlds.grown({})],
];

describe.each(built)('the contents of the world %s', (name, world) => {
  const { automation = {}, metadata = {} } = world;
  const objects = objectsByName(world);
  const names = new Map(
    world.objects.map((object) => [object.name, new Set(object.fields.map((field) => field.name))]),
  );
  const has = (object: string, field: string): boolean => names.get(object)?.has(field) === true;
  const missing = (list: readonly (readonly [object: string, field: string])[]): string[] =>
    list.filter(([object, field]) => !has(object, field)).map(([object, field]) => `${object}.${field}`);

  it('is about objects that exist', () => {
    const about = [
      ...Object.values(automation).flatMap((list) => list.map((one) => ('object' in one ? one.object : null))),
      ...Object.values(metadata).flatMap((list) => list.map((one) => ('object' in one ? one.object : null))),
      ...(automation.flows ?? []).map((flow) => startOf(shownVersion(flow)).object),
      ...(metadata.channelMembers ?? []).map(({ entity }) => entity),
      ...(metadata.queues ?? []).flatMap((queue) => queue.objects),
    ];
    expect([...new Set(about)].filter((object) => object !== null && !objects.has(object))).toEqual([]);
  });

  it('names fields that exist', () => {
    const simple = (field: string): boolean => !field.includes('.');
    expect(
      missing([
        ...(automation.validationRules ?? []).flatMap(({ object, errorField }) => pair(object, errorField)),
        ...(automation.matchingRules ?? []).flatMap(({ object, items }) =>
          pairs(
            object,
            items.map(({ field }) => field),
          ),
        ),
        ...(metadata.recordTypes ?? []).flatMap(({ object, picklists }) =>
          pairs(
            object,
            picklists.map(({ field }) => field),
          ),
        ),
        ...(metadata.layouts ?? []).flatMap(({ object, sections }) =>
          sections.flatMap(({ fields }) =>
            pairs(
              object,
              fields.map(([field]) => field),
            ),
          ),
        ),
        ...(metadata.compactLayouts ?? []).flatMap(({ object, fields }) => pairs(object, fields)),
        ...(metadata.pages ?? []).flatMap(({ object, fields }) => (object === null ? [] : pairs(object, fields))),
        ...(metadata.fieldSets ?? []).flatMap(({ object, displayed, available }) =>
          pairs(object, [...displayed, ...available].filter(simple)),
        ),
        ...(metadata.sharingRules ?? []).flatMap((rule) =>
          rule.kind === 'owner'
            ? []
            : pairs(
                rule.object,
                (rule.criteria.filters ?? []).map(({ field }) => field),
              ),
        ),
        ...criteriaFields(world),
      ]),
    ).toEqual([]);
  });

  // Formulas of the hostile world are arbitrary texts, out to break whoever shows them: they name no fields.
  it.skipIf(name === 'hostile')('writes formulas over fields that exist', () => {
    const rules = (automation.validationRules ?? []).flatMap(({ object, formula }) =>
      pairs(object, ownFields(formula)),
    );
    const fields = world.objects
      .filter(({ associate }) => associate === null)
      .flatMap((object) => object.fields.flatMap(({ formula }) => pairs(object.name, ownFields(formula ?? ''))));
    expect(missing([...rules, ...fields])).toEqual([]);
  });

  it('sums up children and filters lookups by fields that exist', () => {
    const details = world.objects.flatMap(({ fields }) => fields.flatMap((field) => field.details ?? []));
    const dotted = details.flatMap(({ rollUp, lookupFilter }) => [
      ...(rollUp === undefined ? [] : [rollUp.foreignKey, ...(rollUp.summarized === null ? [] : [rollUp.summarized])]),
      ...(rollUp?.filters ?? []).map(({ field }) => field),
      ...(lookupFilter?.filters ?? []).map(({ field }) => field),
    ]);
    expect(missing(dotted.map(splitName))).toEqual([]);
    const sets = new Set((metadata.globalValueSets ?? []).map(qualified));
    expect(details.flatMap(({ valueSet }) => valueSet ?? []).filter((set) => !sets.has(set))).toEqual([]);
  });

  it('assigns layouts, record types and pages that exist', () => {
    const layouts = new Set((metadata.layouts ?? []).map(layoutName));
    const types = new Set((metadata.recordTypes ?? []).map(ofObject));
    const pages = new Set((metadata.pages ?? []).map(qualified));
    const profiles = new Set(
      (world.security?.holders ?? []).filter(({ kind }) => kind === 'profile').map((one) => one.name),
    );
    const assigned = metadata.profileLayouts ?? [];
    const overrides = (metadata.apps ?? []).flatMap((app) => app.pages);
    expect(assigned.filter(({ object, layout }) => !layouts.has(`${object}-${layout}`))).toEqual([]);
    expect(
      [...assigned, ...overrides].filter(
        (one) => one.recordType !== null && !types.has(`${one.object}.${one.recordType}`),
      ),
    ).toEqual([]);
    expect([...assigned, ...overrides].filter((one) => one.profile !== null && !profiles.has(one.profile))).toEqual([]);
    expect(overrides.filter(({ page }) => !pages.has(page))).toEqual([]);
    const processes = new Set((metadata.businessProcesses ?? []).map(ofObject));
    const used = (metadata.recordTypes ?? []).filter(({ businessProcess }) => businessProcess !== null);
    expect(used.filter((one) => !processes.has(`${one.object}.${one.businessProcess}`))).toEqual([]);
  });

  it('names everything once', () => {
    const lists = [
      ...[automation.validationRules ?? [], automation.workflowRules ?? [], metadata.recordTypes ?? []],
      ...[metadata.compactLayouts ?? [], metadata.fieldSets ?? [], metadata.listViews ?? []],
    ].map((list) => list.map(ofObject));
    const all = [
      ...lists,
      (automation.triggers ?? []).map(qualified),
      (automation.flows ?? []).map(qualified),
      (metadata.pages ?? []).map(qualified),
      (metadata.layouts ?? []).map(layoutName),
      (metadata.profileLayouts ?? []).map(({ object, profile, recordType }) => `${object} ${profile} ${recordType}`),
    ];
    for (const list of all) expect(list.filter((one, at) => list.indexOf(one) !== at)).toEqual([]);
  });

  it('uses components that exist, by the same ids', () => {
    const { byId } = componentsOf(world);
    const known = new Set(['CustomField', 'Layout', 'ValidationRule', 'Flow', 'FlexiPage']);
    const ends = new Set((world.dependencies ?? []).flatMap(({ from, to }) => [from, to]));
    const lost = [...ends].filter(({ type, id }) => known.has(type) && byId(type, id) === undefined);
    expect(lost).toEqual([]);
  });
});

const pair = (object: string, field: string | null): [string, string][] => (field === null ? [] : [[object, field]]);
const pairs = (object: string, fields: readonly string[]): [string, string][] => fields.map((field) => [object, field]);

/** The custom fields that a formula names without going over a lookup or to a global variable. */
const ownFields = (formula: string): string[] => formula.match(/(?<![\w.$])\w+__p?c\b/g) ?? [];

function splitName(name: string): [string, string] {
  const [object = '', field = ''] = name.split('.');
  return [object, field];
}

/** Where criteria name the object beside the field. */
function criteriaFields({ automation = {} }: World): [string, string][] {
  const criteria = [
    ...(automation.workflowRules ?? []),
    ...(automation.entryRules ?? []).flatMap(({ entries }) => entries),
    ...(automation.approvalProcesses ?? []).flatMap(({ entry, steps }) => [entry, ...steps.map((step) => step.entry)]),
    ...(automation.duplicateRules ?? []).map(({ filter }) => filter),
  ];
  return criteria.flatMap((one) => (one?.filters ?? []).map(({ field }) => splitName(field)));
}

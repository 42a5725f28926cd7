import type { World } from '../../../world.ts';
import type { Metadata, WorldLayout, WorldProfileLayout, WorldRecordType } from '../../../world/metadata.ts';
import { qualified } from '../../../world/identity.ts';
import { compactLayout, fieldSet, layout, listView, page, quickAction, section } from '../../contents/pages.ts';
import { drawFor, drawMany, fieldsOf, sentence } from './draw.ts';
import type { Draw, Target } from './draw.ts';
import { others } from './others.ts';

/** What shapes the pages of a grown world. */
export function metadata(world: World, seed: number): Metadata {
  const recordTypes = recordTypesOf(drawFor(world, 'record types', seed));
  const layouts = layoutsOf(drawFor(world, 'layouts', seed));
  return {
    recordTypes,
    layouts,
    profileLayouts: profileLayouts(drawFor(world, 'profile layouts', seed), layouts, recordTypes),
    ...smallPages(drawFor(world, 'pages', seed)),
    ...others(drawFor(world, 'others', seed)),
  };
}

const PURPOSES = ['Standard', 'Partner', 'Internal', 'Project', 'Archive', 'Service', 'Retail', 'Public'] as const;

function recordTypesOf(draw: Draw): WorldRecordType[] {
  const { random } = draw;
  return drawMany(draw, draw.times(600), (target, unique) => {
    const purpose = random.pick(PURPOSES);
    const choices = target.fields.filter(({ picklist, type }) => type === 'picklist' && picklist !== null).slice(0, 3);
    return {
      object: target.object.name,
      name: unique(purpose),
      label: `${purpose} ${target.object.label}`,
      namespace: target.object.namespace,
      active: random.share(0.9),
      description: sentence(random, 0.4),
      businessProcess: null,
      picklists: choices.map(({ name, picklist }) => ({
        field: name,
        values: (picklist?.values ?? []).slice(0, 3).map(({ value }) => value),
      })),
    };
  });
}

function layoutsOf(draw: Draw): WorldLayout[] {
  const { random } = draw;
  return drawMany(draw, draw.times(1200), (target, unique) => {
    const fields = fieldsOf(target, random, random.between(10, 33)).map(({ name }) => name);
    const half = Math.ceil(fields.length / 2);
    return layout({
      object: target.object.name,
      name: unique(`${target.object.label} Layout (${random.pick(PURPOSES)})`),
      namespace: target.object.namespace,
      sections: [section('Information', ...fields.slice(0, half)), section('Details', ...fields.slice(half))],
    });
  });
}

/** Who sees which layout: for objects with record types, by profile and type. */
function profileLayouts(
  { random, world }: Draw,
  layouts: readonly WorldLayout[],
  recordTypes: readonly WorldRecordType[],
): WorldProfileLayout[] {
  const byObject = Map.groupBy(layouts, ({ object }) => object);
  const typesOf = Map.groupBy(recordTypes, ({ object }) => object);
  const profiles = (world.security?.holders ?? []).filter(({ kind }) => kind === 'profile').slice(0, 8);
  return [...byObject].flatMap(([object, own]) =>
    [null, ...(typesOf.get(object) ?? []).map(qualified)].flatMap((recordType) =>
      profiles.map(({ name }) => ({ profile: name, object, layout: qualified(random.pick(own)), recordType })),
    ),
  );
}

function smallPages(draw: Draw): Metadata {
  const { random } = draw;
  const names = (target: Target, count: number): string[] => fieldsOf(target, random, count).map(({ name }) => name);
  const named = ({ object }: Target) => ({ object: object.name, namespace: object.namespace });
  return {
    compactLayouts: drawMany(draw, draw.times(200), (target, unique) =>
      compactLayout({ ...named(target), name: unique('Compact'), label: 'Compact', fields: names(target, 4) }),
    ),
    fieldSets: drawMany(draw, draw.times(150), (target, unique) =>
      fieldSet({ ...named(target), name: unique('Set'), label: 'Set', displayed: names(target, 5) }),
    ),
    listViews: drawMany(draw, draw.times(1500), (target, unique) =>
      listView({
        ...named(target),
        name: unique('View'),
        label: `All ${target.object.labelPlural}`,
        columns: ['NAME'],
      }),
    ),
    quickActions: drawMany(draw, draw.times(200), (target, unique) =>
      quickAction({ ...named(target), name: unique('New'), label: 'New', type: 'Create', target: target.object.name }),
    ),
    pages: drawMany(draw, draw.times(150), (target, _, at) =>
      page({
        ...named(target),
        name: `Page_${at}`,
        label: `Page ${at}`,
        fields: names(target, 6),
        orgDefault: at % 3 === 0,
      }),
    ),
  };
}

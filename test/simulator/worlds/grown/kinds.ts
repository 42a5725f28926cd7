import type { WorldObject } from '../../world.ts';
import * as build from '../build.ts';
import { chance, seedOf } from '../random.ts';
import { drawFields } from './custom.ts';
import type { Bundle } from './field-pool.ts';
import type { Quota } from './quota.ts';
import { ROLES, SENTENCES, SUBJECTS } from './words.ts';

type Special = 'metadata' | 'setting' | 'event' | 'big' | 'external' | 'article' | 'dataCloud';
type Spec = Parameters<typeof build.customMetadata>[0];

/** The objects that are neither standard nor custom objects nor associated with one: metadata types, events, ... */
export function specialObjects(
  quota: Quota,
  first: number,
  material: { pool: readonly Bundle[]; seed: number },
): WorldObject[] {
  const all = (Object.keys(KINDS) as Special[]).flatMap((kind) =>
    Array.from({ length: quota[kind] }, (_, at) => ({ kind, at })),
  );
  return all.map(({ kind, at }, index) => special(kind, at, { ...material, number: first + index }));
}

function special(
  kind: Special,
  at: number,
  { number, pool, seed }: { number: number; pool: readonly Bundle[]; seed: number },
): WorldObject {
  const { title, suffix, most, make } = KINDS[kind];
  const random = chance(seedOf(`${kind}${at}`, seed));
  const round = Math.floor(at / SUBJECTS.length);
  const subject = SUBJECTS[at % SUBJECTS.length] ?? 'General';
  const label = `${subject} ${round === 0 ? title : `${title} ${ROLES[round % ROLES.length]} ${round}`}`;
  return make({
    name: label.replaceAll(' ', '_') + suffix,
    label,
    number,
    description: random.share(0.5) ? random.pick(SENTENCES) : null,
    fields: drawFields(pool.filter(allowed[kind] ?? (() => true)), random.between(3, most), random),
  });
}

type Kind = { title: string; suffix: string; most: number; make: (spec: Spec) => WorldObject };

const KINDS: Readonly<Record<Special, Kind>> = {
  metadata: { title: 'Setting', suffix: '__mdt', most: 24, make: build.customMetadata },
  setting: { title: 'Defaults', suffix: '__c', most: 20, make: setting },
  event: { title: 'Event', suffix: '__e', most: 18, make: build.platformEvent },
  big: { title: 'Archive', suffix: '__b', most: 20, make: build.bigObject },
  external: { title: 'Mirror', suffix: '__x', most: 30, make: external },
  article: { title: 'Article', suffix: '__kav', most: 25, make: article },
  dataCloud: { title: 'Model', suffix: '__dlm', most: 40, make: build.dataCloudObject },
};

/** Kinds that cannot hold every type of field. */
const allowed: Readonly<Partial<Record<Special, (bundle: Bundle) => boolean>>> = {
  metadata: (bundle) => bundle.every((field) => PLAIN.has(field.type) && !field.calculated && !field.autoNumber),
  setting: (bundle) => bundle.every((field) => SIMPLE.has(field.type) && !field.calculated && !field.autoNumber),
  event: (bundle) => bundle.every((field) => STREAMED.has(field.type) && !field.calculated && !field.autoNumber),
  big: (bundle) => bundle.every((field) => STREAMED.has(field.type) && !field.calculated && !field.autoNumber),
  external: (bundle) => bundle.every((field) => !field.autoNumber && field.type !== 'encryptedstring'),
  dataCloud: (bundle) => bundle.every((field) => STREAMED.has(field.type) && !field.calculated && !field.autoNumber),
};

const SIMPLE = new Set([
  'string',
  'boolean',
  'double',
  'currency',
  'percent',
  'date',
  'datetime',
  'email',
  'phone',
  'url',
]);
const PLAIN = new Set([...SIMPLE, 'textarea', 'picklist']);
const STREAMED = new Set(['string', 'boolean', 'double', 'date', 'datetime', 'textarea']);

function setting(spec: Spec): WorldObject {
  return build.customSetting({ ...spec, type: spec.number % 2 === 0 ? 'list' : 'hierarchy' });
}

/** Each external object finds its account by a number that both systems know. */
function external(spec: Spec): WorldObject {
  const children = `${spec.name.replace('__x', '')}_Rows__r`;
  return build.externalObject({
    ...spec,
    fields: [
      ...spec.fields,
      build.indirectLookup('Mirrored_Account__c', 'Mirrored Account', { to: 'Account', children }),
    ],
  });
}

/** An article type of the time before Lightning Knowledge. */
function article(spec: Spec): WorldObject {
  const language = build.picklist('Language', 'Language', { values: ['en_US', 'de', 'fr'], ...build.required });
  const state = build.picklist('PublishStatus', 'Publication Status', {
    values: ['Draft', 'Online', 'Archived'],
    ...build.required,
  });
  const own = [
    build.text('Title', 'Title', { length: 255, ...build.required, nameField: true }),
    build.text('UrlName', 'URL Name', { length: 255, ...build.required }),
    build.textArea('Summary', 'Summary', { dataType: 'Text Area(1000)', length: 1000 }),
    build.wholeNumber('VersionNumber', 'Version Number', build.readOnly),
  ];
  const { number, ...rest } = spec;
  const base = [build.idField('Knowledge Article Version ID'), build.ownerId, build.isDeleted, ...build.stamps];
  return build.worldObject({
    ...rest,
    custom: true,
    customizable: true,
    keyPrefix: `K${build.base62(number, 2)}`,
    durableId: build.customObjectId(number),
    fields: [...base, ...own, language, state, ...spec.fields],
    recordCount: 140 * (number % 7),
  });
}

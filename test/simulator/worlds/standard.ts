import type { WorldField, WorldObject } from '../world.ts';
import type { AssociateType } from './associated.ts';
import type { Customizable } from './permissions.ts';
import { chance, seedOf } from './random.ts';
import { readData } from './read-data.ts';
import { nameChildren } from './standard/child-names.ts';
import { standardFields } from './standard/fields.ts';
import { keyPrefixes } from './standard/key-prefixes.ts';
import { standardRows } from './standard/rows.ts';
import { resolution } from './standard/targets.ts';
import type { Resolution } from './standard/targets.ts';
import { LAST_MODIFIED, worldObject } from './world-object.ts';

/** The 824 standard objects of an org, in the order of the alphabet. */
export function standardObjects(): readonly WorldObject[] {
  built ??= build();
  return built.objects;
}

/** How the lookup targets of the standard objects became known. */
export function standardResolution(): Resolution {
  built ??= build();
  return built.resolution;
}

/** The share, history, feed or tag object of another one; by name, with the few that only look like one left out. */
function associateOf(name: string): WorldObject['associate'] {
  const [, stem = '', type] = /^(.+?)(Share|FieldHistory|History|Feed|Tag)$/.exec(name) ?? [];
  if (name === 'Knowledge__Share') return { type: 'Share', parent: 'Knowledge__ka' };
  if (name === 'OpportunityHistory' || !type || !(stem in standardRows)) return null;
  return { type: type.replace('Field', '') as AssociateType, parent: stem };
}

let built: { objects: readonly WorldObject[]; resolution: Resolution } | undefined;

function build(): { objects: readonly WorldObject[]; resolution: Resolution } {
  const count = resolution();
  const names = Object.keys(standardRows);
  const prefixes = keyPrefixes(names);
  const plain = names.map((name) => standardObject(name, prefixes.get(name) ?? null, standardFields(name, count)));
  return { objects: nameChildren(plain), resolution: count };
}

function standardObject(name: string, keyPrefix: string | null, fields: readonly WorldField[]): WorldObject {
  const associate = associateOf(name);
  const customizable = CUSTOMIZABLE.has(name);
  return worldObject({
    name,
    label: standardRows[name]?.label ?? name,
    keyPrefix,
    fields,
    associate,
    customizable,
    ...(customizable ? { sharing: SHARING[name] ?? OPEN } : {}),
    recordCount: associate || RULES.readOnlyObjects.includes(name) ? null : countOf(name, customizable),
    inDescribeGlobal: !RULES.onlyInEntityDefinition.includes(name),
    inEntityDefinition: !RULES.onlyInDescribeGlobal.includes(name),
    lastModifiedDate: LAST_MODIFIED,
  });
}

/** Most setup objects are empty or small; the big business tables hold millions. */
function countOf(name: string, customizable: boolean): number {
  const random = chance(seedOf(name));
  if (name in WELL_FILLED) return Math.round((WELL_FILLED[name] ?? 0) * (0.8 + random.next() * 0.4));
  if (random.share(customizable ? 0.4 : 0.7)) return 0;
  return Math.floor(10 ** (random.next() * (customizable ? 5 : 3)));
}

/** Organization-wide defaults as a cautious admin sets them. */
const OPEN = Object.freeze({ internal: 'ReadWrite', external: 'Private' });
const BY_PARENT = Object.freeze({ internal: 'ControlledByParent', external: 'ControlledByParent' });
const CLOSED = Object.freeze({ internal: 'Private', external: 'Private' });
const TRANSFER = Object.freeze({ internal: 'ReadWriteTransfer', external: 'Private' });

const SHARING: Readonly<Record<string, WorldObject['sharing']>> = {
  Account: CLOSED,
  Asset: BY_PARENT,
  Campaign: { internal: 'FullAccess', external: 'Private' },
  Case: TRANSFER,
  Contact: BY_PARENT,
  Event: BY_PARENT,
  Lead: TRANSFER,
  Opportunity: CLOSED,
  OpportunityLineItem: BY_PARENT,
  Order: BY_PARENT,
  OrderItem: BY_PARENT,
  Pricebook2: { internal: 'ReadSelect', external: 'ReadSelect' },
  Task: BY_PARENT,
  User: { internal: 'Read', external: 'Private' },
};

const WELL_FILLED: Readonly<Record<string, number>> = {
  Account: 1_200_000,
  Contact: 2_900_000,
  Lead: 740_000,
  Opportunity: 610_000,
  Case: 4_100_000,
  Task: 9_800_000,
  Event: 1_100_000,
  EmailMessage: 6_300_000,
  ContentVersion: 2_200_000,
  Asset: 380_000,
  Order: 520_000,
  OrderItem: 1_900_000,
  OpportunityLineItem: 1_450_000,
  CampaignMember: 3_300_000,
  Product2: 18_000,
  PricebookEntry: 96_000,
  User: 2_400,
  Campaign: 5_100,
  Attachment: 260_000,
  Profile: 42,
  PermissionSet: 160,
};

const CUSTOMIZABLE = new Set(Object.values(readData<Customizable>('customizable.json')).flat());

type ObjectRules = Readonly<Record<'readOnlyObjects' | 'onlyInEntityDefinition' | 'onlyInDescribeGlobal', string[]>>;

const RULES = readData<ObjectRules>('field-rules.json');

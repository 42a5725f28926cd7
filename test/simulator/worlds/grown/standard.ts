import type { WorldObject } from '../../world.ts';
import { lookup } from '../build.ts';
import { chance, seedOf } from '../random.ts';
import { readData } from '../read-data.ts';
import { standardObjects } from '../standard.ts';
import { drawFields } from './custom.ts';
import type { Bundle } from './field-pool.ts';

/** What a grown world's standard objects are made from. */
type StandardMaterial = {
  readonly count: number;
  /** 1 in the full world; smaller worlds have fewer custom fields. */
  readonly scale: number;
  readonly pool: readonly Bundle[];
  readonly seed: number;
};

/** The best-known standard objects first, with the custom fields that twenty years of projects left on them. */
export function grownStandard(material: StandardMaterial): WorldObject[] {
  const rank = new Map(BEST_KNOWN.map((name, index) => [name, index]));
  const order = (object: WorldObject): number => rank.get(object.name) ?? BEST_KNOWN.length;
  const ranked = [...standardObjects()].sort((a, b) => order(a) - order(b) || (a.name < b.name ? -1 : 1));
  return ranked.slice(0, material.count).map((object) => withCustomFields(object, material));
}

function withCustomFields(object: WorldObject, { scale, pool, seed }: StandardMaterial): WorldObject {
  const most = CUSTOM_FIELDS[object.name] ?? (object.customizable && !object.name.includes('__') ? OTHERS : 0);
  if (most === 0) return object;
  // An org defines the fields of activities once and shows them on tasks and on events.
  const random = chance(seedOf(object.name === 'Event' ? 'Task' : object.name, seed));
  const count = Math.max(2, Math.round(most * scale));
  const partner = lookup('Second_Owner__c', 'Second Owner', {
    to: 'User',
    children: `Second_Owner_of_${object.name}__r`,
  });
  const fields = [...object.fields, partner, ...drawFields(pool, count - 1, random)];
  return Object.freeze({ ...object, fields: Object.freeze(fields) });
}

/** Custom fields by object in the full world. */
const CUSTOM_FIELDS: Readonly<Record<string, number>> = {
  Account: 520,
  Opportunity: 310,
  Contact: 300,
  Case: 300,
  Lead: 280,
  Product2: 160,
  Asset: 150,
  Order: 120,
  Campaign: 90,
  User: 85,
  OpportunityLineItem: 80,
  OrderItem: 70,
  Task: 60,
  Event: 60,
  CampaignMember: 30,
  Knowledge__kav: 24,
  ContentVersion: 12,
  EmailMessage: 10,
  Pricebook2: 8,
  PricebookEntry: 8,
};

/** What any other customizable object got. */
const OTHERS = 5;

const BEST_KNOWN = readData<readonly string[]>('best-known.json');

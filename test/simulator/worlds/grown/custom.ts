import type { WorldField, WorldObject } from '../../world.ts';
import * as build from '../build.ts';
import type { Chance } from '../random.ts';
import { chance, seedOf } from '../random.ts';
import type { Bundle } from './field-pool.ts';
import type { Plan } from './plan.ts';
import { QUALIFIERS, SENTENCES } from './words.ts';

/** What custom objects are made from: pools of fields by namespace, and objects that a lookup may point to. */
export type Material = {
  readonly seed: number;
  readonly pools: ReadonlyMap<string | undefined, readonly Bundle[]>;
  readonly targets: ReadonlyMap<string | undefined, readonly string[]>;
  readonly children: ReadonlyMap<string, readonly Plan[]>;
};

/** A custom object with exactly `count` fields as describe shows them, or with the fewest that it needs. */
export function grownObject(plan: Plan, count: number, material: Material): WorldObject {
  const random = chance(seedOf(plan.name, material.seed));
  const bare = build.customObject(specOf(plan, relations(plan, random, { material, count }), random));
  const missing = count - shown(bare.fields);
  const fields = [...bare.fields, ...drawFields(material.pools.get(plan.namespace) ?? [], missing, random)];
  return Object.freeze({ ...bare, fields: Object.freeze(fields) });
}

/** How many of the fields describe shows. */
export function shown(fields: readonly WorldField[]): number {
  return fields.reduce((sum, field) => (field.in.describe ? sum + 1 : sum), 0);
}

/** Takes bundles from a pool until exactly `count` fields are there, none of them twice. */
export function drawFields(pool: readonly Bundle[], count: number, random: Chance): WorldField[] {
  const drawn: WorldField[] = [];
  const start = random.between(0, pool.length - 1);
  const step = stepThrough(pool.length, random);
  for (let turn = 0; turn < pool.length && drawn.length < count; turn++) {
    const bundle = pool[(start + turn * step) % pool.length] ?? [];
    if (drawn.length + bundle.length <= count) drawn.push(...bundle);
  }
  return drawn;
}

/** A step that has no divisor in common with the length comes by every place before it comes back. */
function stepThrough(length: number, random: Chance): number {
  let step = random.between(1, Math.max(1, length - 1));
  while (commonDivisor(step, length) !== 1) step += 1;
  return step;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

function specOf(plan: Plan, fields: readonly WorldField[], random: Chance): Parameters<typeof build.customObject>[0] {
  const numbered = random.share(0.35);
  const autoNumber = build.autoNumber('Name', `${plan.label} Number`);
  return {
    name: plan.name,
    label: plan.label,
    number: plan.number,
    namespace: plan.namespace ?? null,
    fields,
    ...(numbered ? { nameField: build.nameField(`${plan.label} Number`, { ...autoNumber, nameField: true }) } : {}),
    description: random.share(0.6) ? random.pick(SENTENCES) : null,
    recordCount: random.share(0.28) ? 0 : Math.floor(10 ** (random.next() * 6.6)),
    lastModifiedDate: `2025-${pad(random.between(1, 12))}-${pad(random.between(1, 28))}T08:${pad(random.between(0, 59))}:00.000Z`,
  };
}

function relations(plan: Plan, random: Chance, of: { material: Material; count: number }): WorldField[] {
  const prefix = plan.namespace === undefined ? '' : `${plan.namespace}__`;
  const lookups = Math.max(1, Math.round(of.count * 0.05));
  return [
    ...plan.parents.map((parent, order) => master(plan, parent, order === 0 ? 0 : 1)),
    ...Array.from({ length: lookups }, (_, index) =>
      lookupOf(plan, { prefix, index, to: target(of.material.targets.get(plan.namespace), random, index) }),
    ),
    ...(of.material.children.get(plan.name) ?? []).slice(0, 3).map((child) => countOf(plan, child, prefix)),
  ];
}

function master(plan: Plan, parent: Plan, order: 0 | 1): WorldField {
  const name = parent.name;
  return build.masterDetail(name, parent.label, { to: parent.name, children: childrenName(plan, name), order });
}

/** A package knows only its own objects; the first lookup of every second object goes to an account, as in most orgs. */
function target(targets: readonly string[] = [], random: Chance, index: number): string {
  return index === 0 && random.share(0.5) ? 'Account' : random.pick(targets);
}

function lookupOf(plan: Plan, at: { prefix: string; index: number; to: string }): WorldField {
  const label = `${QUALIFIERS[at.index % QUALIFIERS.length]} ${bareName(at.to).replaceAll('_', ' ')}`;
  const name = `${at.prefix}${label.replaceAll(' ', '_')}__c`;
  const onDelete = at.index % 7 === 3 ? 'restrict' : 'clear';
  return build.lookup(name, label, { to: at.to, children: childrenName(plan, name), onDelete });
}

function countOf(plan: Plan, child: Plan, prefix: string): WorldField {
  const name = `${prefix}Count_of_${bareName(child.name)}__c`;
  const foreignKey = `${child.name}.${plan.name}`;
  return build.rollUp(name, `Count of ${child.label}`, { operation: 'COUNT', child: child.label, foreignKey });
}

/** Unique on every parent, because it holds the names of child and field. */
function childrenName(plan: Plan, field: string): string {
  return `${plan.name.replace(/__c$/, '')}_by_${bareName(field)}__r`;
}

/** 'signer__Site_Plan__c' -> 'Site_Plan'. */
function bareName(name: string): string {
  return name.replace(/^.*?__(?=.*__c$)/, '').replace(/__c$/, '');
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

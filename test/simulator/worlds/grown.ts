import type { World, WorldObject } from '../world.ts';
import { associatesOf } from './associated.ts';
import type { AssociateType } from './associated.ts';
import { derivedDependencies } from './contents/derive-dependencies.ts';
import { withContents } from './contents/lazily.ts';
import { externalLookup } from './build.ts';
import { finish } from './finish.ts';
import { grownObject, shown } from './grown/custom.ts';
import type { Material } from './grown/custom.ts';
import { security } from './grown/contents/holders.ts';
import { metadata } from './grown/contents/pages.ts';
import { automation } from './grown/contents/rules.ts';
import { fieldPool } from './grown/field-pool.ts';
import { specialObjects } from './grown/kinds.ts';
import { PACKAGES, planCustomObjects } from './grown/plan.ts';
import type { Plan } from './grown/plan.ts';
import { FULL_FIELDS, FULL_FILLED, FULL_SIZE, quotaOf } from './grown/quota.ts';
import type { Quota } from './grown/quota.ts';
import { withRecordsIn } from './grown/records.ts';
import { grownStandard } from './grown/standard.ts';
import { longId } from './ids.ts';
import { chance, seedOf } from './random.ts';
import { standardObjects } from './standard.ts';
import { users } from './users.ts';

/** An org of any size, drawn from a seed: exactly `size` objects, 41 fields an object on average. */
export function grown({ size = FULL_SIZE, seed = 1 }: { size?: number; seed?: number } = {}): World {
  const quota = quotaOf(size, standardObjects().length);
  const plans = planCustomObjects(quota.custom, 1, chance(seedOf('plans', seed)));
  const material = materialOf(plans, seed);
  const pool = material.pools.get(undefined) ?? [];
  const standard = grownStandard({ count: quota.standard, scale: Math.min(1, size / FULL_SIZE), pool, seed });
  const special = specialObjects(quota, quota.custom + 1, { pool, seed });
  const beside = [...associates(standard, quota, STANDARD_ASSOCIATES), ...special];
  const target = Math.round((size * FULL_FIELDS) / FULL_SIZE);
  const left = target - fieldsOf(standard) - fieldsOf(beside);
  const custom = customObjects(plans, {
    material,
    quota,
    left,
    mirrors: special.filter((object) => object.name.endsWith('__x')),
  });
  const objects = withRecordsIn(
    [...standard, ...custom, ...beside],
    Math.round((size * FULL_FILLED) / FULL_SIZE),
    seed,
  );
  return withContents(finish({ ...HEAD, objects }), {
    automation: (world) => automation(world, seed),
    metadata: (world) => metadata(world, seed),
    security: (world) => security(world, seed),
    dependencies: (world) => [...derivedDependencies(world)],
  });
}

/** Custom objects and what stands beside them: each takes its share of the fields that are left, the last one all of them. */
function customObjects(
  plans: readonly Plan[],
  of: { material: Material; quota: Quota; left: number; mirrors: readonly WorldObject[] },
): WorldObject[] {
  const objects: WorldObject[] = [];
  const withChanges = of.quota.changeEvent;
  const weights = plans.map((plan, index) => plan.weight * (index < withChanges ? 1.8 : 1));
  let weightLeft = weights.reduce((sum, weight) => sum + weight, 0);
  let left = of.left - associatedFields(of.quota);
  plans.forEach((plan, index) => {
    const own = Math.round((left * plan.weight) / weightLeft);
    const object = withMirror(grownObject(plan, Math.min(Math.max(own, LEAST), MOST), of.material), of.mirrors[index]);
    const changes = index < withChanges ? associatesOf(object, ['ChangeEvent']) : [];
    left -= shown(object.fields) + fieldsOf(changes);
    weightLeft -= weights[index] ?? 0;
    objects.push(object, ...changes);
  });
  const custom = objects.filter((object) => !object.associate);
  return [...objects, ...associates(custom, of.quota, CUSTOM_ASSOCIATES)];
}

const LEAST = 18;
const MOST = 620;

/** A custom object may look up to an external one. */
function withMirror(object: WorldObject, mirror: WorldObject | undefined): WorldObject {
  if (!mirror || object.namespace !== null) return object;
  const children = `${object.name.replace('__c', '')}_Sources__r`;
  const field = externalLookup('Source_Row__c', 'Source Row', { to: mirror.name, children });
  return Object.freeze({ ...object, fields: Object.freeze([...object.fields, field]) });
}

function materialOf(plans: readonly Plan[], seed: number): Material {
  const namespaces = [undefined, ...Object.keys(PACKAGES)];
  const pools = namespaces.map((namespace) => {
    const random = chance(seedOf(`pool ${namespace ?? ''}`, seed));
    return [namespace, fieldPool(namespace === undefined ? 2609 : 1009, random, namespace)] as const;
  });
  const children = new Map<string, Plan[]>();
  for (const plan of plans) {
    for (const parent of plan.parents) children.set(parent.name, [...(children.get(parent.name) ?? []), plan]);
  }
  const targets = namespaces.map((namespace) => {
    const own = plans.filter((plan) => plan.namespace === namespace).map((plan) => plan.name);
    return [namespace, [...LOOKED_UP, ...own]] as const;
  });
  return { seed, pools: new Map(pools), targets: new Map(targets), children };
}

/** Standard objects that every grown world has, whatever its size. */
const LOOKED_UP = ['Account', 'Contact', 'User', 'Opportunity', 'Case', 'Lead', 'Account', 'User', 'Contact'];

type Associates = Readonly<Partial<Record<AssociateType, keyof Quota>>>;

const STANDARD_ASSOCIATES: Associates = { ChangeEvent: 'standardChangeEvent', Feed: 'standardFeed' };
const CUSTOM_ASSOCIATES: Associates = { Share: 'share', History: 'history', Feed: 'feed' };

/** The first objects of the list get shares, histories, feeds and change events: as many of each as the quota says. */
function associates(parents: readonly WorldObject[], quota: Quota, kinds: Associates): WorldObject[] {
  return Object.entries(kinds).flatMap(([type, kind]) => {
    const able = parents.filter((parent) => canHave(parent, type as AssociateType)).slice(0, quota[kind]);
    if (able.length < quota[kind]) throw new Error(`Only ${able.length} objects can have a ${type}.`);
    return able.flatMap((parent) => associatesOf(parent, [type as AssociateType]));
  });
}

/** A detail has no sharing of its own, and setup objects have neither feed nor events. */
function canHave(parent: WorldObject, type: AssociateType): boolean {
  const owned = parent.fields.some((field) => field.reference?.relationshipOrder === 0);
  const plain = parent.custom || !parent.name.includes('__');
  return parent.customizable && plain && !(type === 'Share' && owned);
}

function associatedFields(quota: Quota): number {
  return quota.share * 8 + quota.history * 9 + quota.feed * 15;
}

function fieldsOf(objects: readonly WorldObject[]): number {
  return objects.reduce((sum, object) => sum + shown(object.fields), 0);
}

const HEAD: Omit<World, 'objects'> = {
  org: {
    id: longId('00D5g000000GrwN'),
    name: 'Northwind Holding',
    organizationType: 'Unlimited Edition',
    instanceName: 'EU52',
    isSandbox: false,
    namespacePrefix: null,
    trialExpirationDate: null,
    languageLocaleKey: 'en_US',
  },
  users: users('northwind.example', {}),
};

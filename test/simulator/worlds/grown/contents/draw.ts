import type { World, WorldField, WorldObject } from '../../../world.ts';
import { isCustomField } from '../../../world/field-owner.ts';
import { chance, seedOf } from '../../random.ts';
import type { Chance } from '../../random.ts';
import { FULL_SIZE } from '../quota.ts';
import { SENTENCES } from '../words.ts';

/** What the contents of a grown world are drawn from. */
export type Draw = {
  readonly world: World;
  readonly random: Chance;
  /** Objects that rules and pages are made for, each as often as it is likely to have one. */
  readonly targets: readonly Target[];
  /** As many as the world of full size has, or its share of them. */
  readonly times: (full: number, least?: number) => number;
};

export type Target = { readonly object: WorldObject; readonly fields: readonly WorldField[] };

/** A source for one kind of contents, so that no kind depends on what was drawn for another. */
export function drawFor(world: World, kind: string, seed: number): Draw {
  const share = world.objects.length / FULL_SIZE;
  return {
    world,
    random: chance(seedOf(kind, seed)),
    targets: targetsOf(world),
    times: (full, least = 1) => Math.max(least, Math.round(full * share)),
  };
}

const known = new WeakMap<World, readonly Target[]>();

function targetsOf(world: World): readonly Target[] {
  const built =
    known.get(world) ??
    world.objects
      .filter(({ associate, customSetting, customizable, name }) => {
        return associate === null && customizable && !customSetting && !/__(mdt|b|x|kav|dlm)$/.test(name);
      })
      .map((object) => ({ object, fields: object.fields.filter(isCustomField) }))
      .filter(({ fields }) => fields.length > 3)
      .flatMap((target) => Array<Target>(1 + Math.floor(target.fields.length / 40)).fill(target));
  known.set(world, built);
  return built;
}

/** Draws a list; names that would come twice on one object get a number. */
export function drawMany<T>(
  { random, targets }: Draw,
  count: number,
  make: (target: Target, unique: (name: string) => string, at: number) => T,
): T[] {
  const taken = new Map<string, number>();
  return Array.from({ length: count }, (_, at) => {
    const target = random.pick(targets);
    return make(target, (name) => numbered(taken, target.object.name, name), at);
  });
}

function numbered(taken: Map<string, number>, object: string, name: string): string {
  const key = `${object}.${name}`;
  const times = (taken.get(key) ?? 0) + 1;
  taken.set(key, times);
  return times === 1 ? name : `${name}_${times}`;
}

/** One field of the target whose type is among these, or any. */
export function fieldOf({ fields }: Target, random: Chance, ...types: readonly string[]): WorldField {
  const fitting = types.length === 0 ? fields : fields.filter(({ type }) => types.includes(type));
  return random.pick(fitting.length === 0 ? fields : fitting);
}

/** Some fields of the target, none twice. */
export function fieldsOf({ fields }: Target, random: Chance, count: number): WorldField[] {
  const start = random.between(0, fields.length - 1);
  return Array.from({ length: Math.min(count, fields.length) }, (_, at) => fields[(start + at) % fields.length]).filter(
    (field) => field !== undefined,
  );
}

export const sentence = (random: Chance, share: number): string | null =>
  random.share(share) ? random.pick(SENTENCES) : null;

import { objectsByName } from '../../tables/object-index.ts';
import type { World, WorldObject } from '../../world.ts';
import type { DependencyEnd, WorldDependency } from '../../world/dependency.ts';
import { isCustomField } from '../../world/field-owner.ts';
import { shownVersion, startOf } from '../../world/flow-facts.ts';
import { idOf, layoutName, ofObject, qualified } from '../../world/identity.ts';
import { componentEnd, fieldEnd, objectEnd } from './dependency-ends.ts';

/**
 * What an org would find by itself: layouts, validation rules, formulas and flows, and the custom fields and objects that
 * they name. Standard fields it never tells.
 */
export function* derivedDependencies(world: World): Generator<WorldDependency> {
  yield* fromLayouts(world);
  yield* fromValidationRules(world);
  yield* fromFormulas(world);
  yield* fromFlows(world);
}

function* fromLayouts(world: World): Generator<WorldDependency> {
  for (const layout of world.metadata?.layouts ?? []) {
    const from = componentEnd('Layout', layoutName(layout), layout);
    const names = layout.sections.flatMap(({ fields }) => fields.map(([name]) => name));
    yield* toFields(world, from, layout.object, names);
    const object = objectsByName(world).get(layout.object);
    if (object !== undefined) yield { from, to: objectEnd(object) };
  }
}

function* fromValidationRules(world: World): Generator<WorldDependency> {
  for (const rule of world.automation?.validationRules ?? []) {
    const from = componentEnd('ValidationRule', ofObject(rule), rule);
    yield* toFields(world, from, rule.object, namesIn(rule.formula));
  }
}

function* fromFormulas(world: World): Generator<WorldDependency> {
  for (const object of world.objects.filter(({ associate }) => associate === null)) {
    for (const field of object.fields) {
      if (field.formula === null || !isCustomField(field)) continue;
      yield* toFields(world, fieldEnd(object, field), object.name, namesIn(field.formula));
    }
  }
}

/** Only what the running version does with the record that starts it. */
function* fromFlows(world: World): Generator<WorldDependency> {
  for (const flow of world.automation?.flows ?? []) {
    const version = shownVersion(flow);
    const { object } = startOf(version);
    const id = idOf('Flow', `${qualified(flow)}-${version.number}`);
    const from: DependencyEnd = { type: 'Flow', id, name: flow.name, namespace: flow.namespace };
    if (object !== null) yield* toFields(world, from, object, namesIn(JSON.stringify(version.metadata)));
  }
}

const namesIn = (text: string): string[] => [...new Set(text.match(/\b\w+__p?c\b/g))];

function* toFields(
  world: World,
  from: DependencyEnd,
  objectName: string,
  names: readonly string[],
): Generator<WorldDependency> {
  const object = objectsByName(world).get(objectName);
  if (object === undefined) return;
  const ends = endsOf(object);
  for (const name of names) {
    const to = ends.get(name);
    if (to !== undefined) yield { from, to };
  }
}

const known = new WeakMap<WorldObject, ReadonlyMap<string, DependencyEnd>>();

/** The custom fields of an object as ends, each built once for all rows that point to it. */
function endsOf(object: WorldObject): ReadonlyMap<string, DependencyEnd> {
  const built =
    known.get(object) ??
    new Map(object.fields.filter(isCustomField).map((field) => [field.name, fieldEnd(object, field)] as const));
  known.set(object, built);
  return built;
}

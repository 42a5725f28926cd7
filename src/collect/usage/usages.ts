import type { Collector, Scope, Told, Touching } from '../collector.js';
import { about } from '../fact.js';
import { systemFields } from '../../model/system-fields.js';
import type { SObject } from '../../model/schema.js';
import { formulaPlaces } from './formula-places.js';
import type { Place } from './field-path.js';
import type { Dependency } from './read-dependencies.js';

type Usage = {
  readonly component: string;
  readonly componentType: string;
  readonly componentNamespace: string | null;
  /** Absent: the object itself. */
  readonly field?: string;
  /** `dependency-api`, or which definition of the org names it. */
  readonly source: string;
};

/**
 * Where objects and fields are used: what the dependency API says, which leaves standard fields out, and what the definitions
 * that were read name. Each use says which of them it comes from.
 */
export const usages: Collector<Usage> = {
  name: 'usage',
  title: 'Where used',
  class: 'usage',
  lists: [],
  needs: ['describe'],
  *read({ scope, dependencies, found }) {
    const told = new Set<string>();
    for (const use of uses({ scope, dependencies, found })) {
      const { object, field, ...rest } = use;
      const details: Usage = { ...rest, ...(field !== undefined && { field }) };
      const name = [field ?? '', rest.componentType, rest.componentNamespace ?? '', rest.component, rest.source];
      const key = JSON.stringify([object, ...name]);
      if (told.has(key)) continue;
      told.add(key);
      yield about('usage', {
        object,
        name: name.slice(1).join('.'),
        within: field ?? '',
        label: rest.component,
        details,
      });
    }
  },
  row: ({ details }) => ({
    Field: details.field === undefined ? 'the object itself' : { code: details.field },
    'Used by': details.component,
    Type: details.componentType,
    'Found in': details.source,
  }),
  sentence: ({ details }) =>
    `${details.field ?? 'The object itself'} is used by ${details.componentType} ${details.component} (${details.source}).`,
};

type Use = Usage & { readonly object: string };

function* uses({ scope, dependencies = [], found }: Pick<Told, 'scope' | 'dependencies' | 'found'>): Generator<Use> {
  for (const row of dependencies) yield* dependencyUses(row, scope);
  for (const touching of found) yield* touchedBy(touching);
  for (const object of scope.objects.values()) {
    for (const touching of ofFields(object, scope)) yield* touchedBy(touching);
  }
}

function* dependencyUses(row: Dependency, scope: Scope): Generator<Use> {
  for (const { object, field } of placesUsed(row, scope)) {
    const { component, type: componentType, namespace: componentNamespace } = row;
    yield {
      object,
      component,
      componentType,
      componentNamespace,
      ...(field !== undefined && { field }),
      source: 'dependency-api',
    };
  }
}

function placesUsed({ usedId, usedName, usedType }: Dependency, scope: Scope): readonly Place[] {
  if (usedType === 'CustomField') return scope.fieldIds.get(usedId.slice(0, 15)) ?? [];
  const object = scope.objectOf(usedId) ?? scope.objectOf(usedName);
  return object !== undefined && scope.objects.has(object) ? [{ object }] : [];
}

function* touchedBy({ component, componentType, source, namespace, touches }: Touching): Generator<Use> {
  for (const { object, field } of touches) {
    const componentNamespace = namespace ?? null;
    yield { object, component, componentType, componentNamespace, ...(field !== undefined && { field }), source };
  }
}

/** What the fields of an object name: formulas read fields, lookups point to objects, picklists depend on others. */
function* ofFields({ name: owner, fields }: SObject, scope: Scope): Generator<Touching> {
  for (const field of fields) {
    const component = {
      component: `${owner}.${field.name}`,
      componentType: field.custom ? 'CustomField' : 'StandardField',
    };
    if (field.formula) yield { ...component, source: 'formula', touches: formulaPlaces(field.formula, owner, scope) };
    if (field.controllingField)
      yield { ...component, source: 'dependent-picklist', touches: [{ object: owner, field: field.controllingField }] };
    if (!field.referenceTo || systemFields.has(field.name)) continue;
    const targets = field.referenceTo.filter((object) => scope.objects.has(object));
    yield { ...component, source: 'lookup', touches: targets.map((object) => ({ object })) };
  }
}

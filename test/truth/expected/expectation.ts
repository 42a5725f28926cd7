import type { World } from '../../simulator/world.ts';
import type { WorldCriteria, WorldFilter } from '../../simulator/world/criteria.ts';
import { schemaOf, type Place, type Schema } from './schema.ts';

/** One fact as the world has it. */
export type Expected = {
  /** Null for what belongs to no object of the org. */
  readonly object: string | null;
  readonly kind: string;
  /** Parts of its key behind the object. */
  readonly parts: readonly string[];
  readonly label: string;
  readonly description?: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  /** What its logic reads and writes. */
  readonly uses?: readonly Place[];
  /** What it shows. */
  readonly shows?: readonly Place[];
  /** Type and name of the component that uses it, where it is one. */
  readonly component?: readonly [type: string, name: string, namespace: string | null];
};

/** A world, and what its facts are found by. */
export type Truth = {
  readonly world: World;
  readonly schema: Schema;
  readonly automation: NonNullable<World['automation']>;
  readonly metadata: NonNullable<World['metadata']>;
  readonly security: NonNullable<World['security']>;
  /** The object of that name, or null where this org has none. */
  readonly object: (name: string | null) => string | null;
};

export function truthOf(world: World): Truth {
  const schema = schemaOf(world);
  return {
    world,
    schema,
    automation: world.automation ?? {},
    metadata: world.metadata ?? {},
    security: world.security ?? { holders: [] },
    object: (name) => (name !== null && schema.objects.has(name) ? name : null),
  };
}

export const fullNameOf = ({
  name,
  namespace,
}: {
  readonly name: string;
  readonly namespace: string | null;
}): string => (namespace === null ? name : `${namespace}__${name}`);

/** A property that stands there only when there is something to say. */
export const given = (name: string, value: unknown): Readonly<Record<string, unknown>> =>
  value === null || value === undefined || value === '' ? {} : { [name]: value };

/** Names in the order of their characters, each once. */
export const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort(byText);

export const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Conditions in one line, as an admin reads them; undefined for none. */
export function conditionOf({ filters = [], booleanFilter, formula }: WorldCriteria): string | undefined {
  if (formula !== undefined) return formula;
  const lines = filters.map(lineOf);
  if (lines.length === 0) return undefined;
  if (booleanFilter === undefined) return lines.join(' AND ');
  return `${booleanFilter}: ${lines.map((line, at) => `${at + 1}. ${line}`).join('; ')}`;
}

function lineOf({ field, operation, value, valueField }: WorldFilter): string {
  const compared = value || valueField;
  return `${field} ${operation}${compared ? ` ${JSON.stringify(compared)}` : ''}`;
}

/** The fields that a condition about an object names. */
export function criteriaUses({ schema }: Truth, { filters = [], formula }: WorldCriteria, object: string): Place[] {
  if (formula !== undefined) return schema.inFormula(formula, object);
  return filters.flatMap(namesOf).flatMap((name) => schema.named(name, object));
}

/** A line compares a field with a value, or with another field. */
export const namesOf = ({ field, valueField }: WorldFilter): readonly string[] =>
  valueField === undefined ? [field] : [field, valueField];

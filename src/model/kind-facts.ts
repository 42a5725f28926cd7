import { compareText } from './compare-text.js';
import type { Kind, Kinds } from './kind.js';
import type { Fact, FactsByKind, Gap, Schema } from './schema.js';

/** What a schema holds of one kind about an object or the org, and why it may not be all. */
export type KindFacts = { readonly kind: Kind; readonly facts: readonly Fact[]; readonly unread: readonly string[] };

export type FactOwner = { readonly facts: FactsByKind; readonly gaps: readonly Gap[] };

/** A schema with what is said once of all its facts: how they are shown and which classes were asked for. */
export type FactContext = { readonly schema: Schema; readonly kinds: Kinds };

/** Whether facts of a class were to be read; of a class that was not asked for nothing is said. */
export function isAsked({ selection }: Schema, informationClass: Kind['class']): boolean {
  return selection.with.includes(informationClass);
}

/** What an owner has of the kinds of these classes, in the order of the kinds. */
export function ofClasses(
  owner: FactOwner,
  { schema, kinds }: FactContext,
  classes: readonly Kind['class'][],
): readonly KindFacts[] {
  return kinds
    .filter((kind) => classes.includes(kind.class) && isAsked(schema, kind.class))
    .map((kind) => kindFacts(kind, owner, schema));
}

/** The facts of one kind, those in effect first, with the reasons why some may be missing. */
export function kindFacts(kind: Kind, owner: FactOwner, schema: Schema): KindFacts {
  const facts = factsOf(owner, kind.name).map((fact) => ({ fact, rank: rank(fact, kind) }));
  facts.sort(
    (left, right) =>
      left.rank - right.rank ||
      compareText(left.fact.label, right.fact.label) ||
      compareText(left.fact.key, right.fact.key),
  );
  return { kind, facts: facts.map(({ fact }) => fact), unread: unreadReasons(kind.name, owner, schema) };
}

/** The facts of a kind in the order in which they are held. */
export function factsOf({ facts }: Pick<FactOwner, 'facts'>, kind: string): readonly Fact[] {
  return Object.hasOwn(facts, kind) ? (facts[kind] ?? []) : [];
}

/** Why facts of a kind may be missing under an object or the org; a gap of the org is one of each object. */
export function unreadReasons(kind: string, { gaps }: Pick<FactOwner, 'gaps'>, schema: Schema): readonly string[] {
  const all = gaps === schema.gaps ? gaps : [...gaps, ...schema.gaps];
  return [...new Set(all.filter((gap) => gap.kind === kind).map(({ reason }) => reason))].sort(compareText);
}

function rank(fact: Fact, kind: Kind): number {
  const active = kind.active === undefined ? true : kind.active(fact);
  return active === false ? 2 : active === null ? 1 : 0;
}

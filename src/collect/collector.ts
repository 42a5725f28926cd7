import type { Kind } from '../model/kind.js';
import type { Details, Fact, Gap, SObject } from '../model/schema.js';
import type { Api, ListQuery, Row, Tree } from '../salesforce/org.js';
import type { Entity } from './inventory.js';
import type { Access } from './security/read-access.js';
import type { Dependency } from './usage/read-dependencies.js';
import type { Place } from './usage/field-path.js';

/** A list of the org that collectors read; the same list asked for by several is read once. */
export type List = ListQuery & { readonly api: Api };

/** Definitions of one metadata type: how they are retrieved, and what of them is kept. */
export type BodyType<T = unknown> = {
  /** The component's metadata type: `ValidationRule`. */
  readonly type: string;
  /** What a retrieve names, and the element that holds the component where the file holds more than it. */
  readonly retrieve: { readonly type: string; readonly element?: string };
  /** The second way: ids of the Tooling records to read one by one, undefined where nobody knows them; without it there is none. */
  readonly records?: (told: Pick<Told, 'rows' | 'scope'>) => readonly string[] | undefined;
  /** Records to read also where a retrieve may give another state of them: it gives the latest version of a flow. */
  readonly besideRetrieve?: (told: Pick<Told, 'rows'>) => readonly { readonly id: string; readonly fullName: string }[];
  /** What is worth keeping, so that definitions of a large org need not stand in memory; undefined: nothing. */
  digest(tree: Tree, fullName: string): T | undefined;
};

/** What the facts are about. */
export type Scope = {
  /** The selected objects by API name, merged from all their sources. */
  readonly objects: ReadonlyMap<string, SObject>;
  /** API name of an object by that name or by the id that lists use, selected or not; undefined where the org has none. */
  objectOf(idOrName: string | null): string | undefined;
  /** Custom fields by the first 15 characters of their id; a field of activities is one of Task and one of Event. */
  readonly fieldIds: ReadonlyMap<string, readonly FieldName[]>;
  /** Rows of EntityDefinition by API name. */
  readonly entities: ReadonlyMap<string, Entity>;
  /** What describe says of an object beside its schema. */
  readonly described: ReadonlyMap<string, DescribedBeside>;
};

export type FieldName = { readonly object: string; readonly field: string };

/** What a describe tells that is no property of a field. */
export type DescribedBeside = {
  /** Fields that COUNT() takes. */
  readonly countable: readonly string[];
  /** Lookups with a filter, whose lines are in the definition alone. */
  readonly filteredLookups: readonly string[];
  readonly dependentPicklists: readonly DependentPicklist[];
};

/** Which values of a picklist can be chosen for each value of the field that controls it. */
export type DependentPicklist = {
  readonly field: string;
  readonly controllingField: string;
  readonly values: { readonly [controllingValue: string]: readonly string[] };
};

/** Everything that was read for the collectors. */
export type Told = {
  readonly scope: Scope;
  /** Rows of a list; none where it was refused, which the engine tells as a gap. */
  rows(list: List): readonly Row[];
  /** False where a list was refused: what it would tell is unknown, and not none. */
  isKnown(list: List): boolean;
  /** Digests by full name (`Account.Name_required`); undefined where the definitions could not be read at all. */
  bodies<T>(type: BodyType<T>): ReadonlyMap<string, T> | undefined;
  /** Some definitions of the type failed, though the user may read them. */
  unfinished(type: BodyType): boolean;
  /** Who is granted what; undefined where it was not asked for. */
  readonly access: Access | undefined;
  /** Rows of the dependency API; undefined where they were not asked for or could not be read. */
  readonly dependencies: readonly Dependency[] | undefined;
  /** What all other collectors found: its uses are told once more, from the side of what is used. */
  readonly found: readonly Touching[];
};

/** A component and what it touches. */
export type Touching = {
  readonly component: string;
  readonly componentType: string;
  /** Which reading found it: the kind of fact. */
  readonly source: string;
  readonly namespace?: string | undefined;
  readonly touches: readonly Place[];
};

/** One fact and the object it hangs under; without an object it belongs to the org. */
export type About<D extends Details = Details> = {
  readonly object?: string | undefined;
  readonly fact: Fact<D>;
  /** Objects and fields that it uses in whatever way. */
  readonly touches?: readonly Place[];
};
export type ObjectGapFound = { readonly object?: string | undefined; readonly gap: Gap };
export type Found<D extends Details = Details> = About<D> | ObjectGapFound;

/**
 * One class of information whole: what it asks for, how the answers become facts, how a fact is shown. `read` is pure, so
 * that a class can be tested without an org.
 */
export type Collector<D extends Details = Details> = Kind<D> & {
  readonly lists: readonly List[];
  readonly bodies?: readonly BodyType[];
  /** Sources beside lists and definitions: rows of EntityDefinition, what describe says. */
  readonly needs?: readonly ('entities' | 'describe' | 'describe unless retrieved')[];
  /** Metadata type of its components, where they use fields and objects. */
  readonly componentType?: string;
  read(told: Told): Iterable<Found<D>>;
};

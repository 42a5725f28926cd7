import type { OrgIdentity } from '../model/schema.js';
import type { Usage } from './usage.js';

/**
 * The org as collectors know it: what can be asked, never how it is sent. Batching, retry, fallbacks and splitting lie
 * behind it; an Org may also wrap another Org.
 */
export type Org = {
  /** `67.0` */
  readonly apiVersion: string;
  readonly usage: Usage;
  /** API calls that this run may still make above its reserve; null before the org has said anything. */
  spendable(): number | null;
  /** @throws OrgFailure when the org cannot be read at all. */
  identify(): Promise<Identified>;
  /** All objects that the user may see. */
  describeGlobal(): Promise<Answer<readonly ListedObject[]>>;
  /** All rows of EntityDefinition. */
  entities(): Promise<Answer<Rows>>;
  /** Record counts by API name. An object that is missing has an unknown count, not none. */
  recordCounts(): Promise<Answer<ReadonlyMap<string, number>>>;
  /** Answers come as they arrive, in any order. */
  describe(names: Source<string>): AsyncIterable<{ readonly name: string; readonly answer: Answer<DescribedObject> }>;
  query<Q extends SetupQuery>(queries: Source<Q>): AsyncIterable<{ readonly asked: Q; readonly answer: Answer<Rows> }>;
};

export type Identified = {
  readonly identity: OrgIdentity;
  /** The running user's language, in which labels are; null where the org did not say. */
  readonly language: string | null;
};

export type Source<T> = Iterable<T> | AsyncIterable<T>;

/** What the org said, or why it did not. */
export type Answer<T> = { readonly value: T } | { readonly refusal: Refusal };

export type Refusal = {
  readonly code: string;
  readonly message: string;
  /** True when the org refused for good (a gap); false when it failed to the last retry (unfinished). */
  readonly final: boolean;
  /** It was not asked: the calls of the day are used up, or what is left of them is kept for others. */
  readonly leftOut?: true;
};

/** A row of a setup table as the org sent it. */
export type Row = Readonly<Record<string, unknown>>;
/** Rows of a setup table, and the columns asked for that this org does not know. */
export type Rows = { readonly rows: readonly Row[]; readonly unknownColumns: readonly string[] };

/** A query of one setup table for the rows that belong to these objects. */
export type SetupQuery = {
  readonly from: 'EntityDefinition' | 'FieldDefinition' | 'EntityParticle';
  readonly columns: readonly string[];
  /** API names of objects; the query is split when the answer would be too long. */
  readonly objects: readonly string[];
};

export type ListedObject = {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string | null;
  readonly custom: boolean;
  readonly customSetting: boolean;
  readonly associateEntityType: string | null;
  readonly associateParentEntity: string | null;
};

export type DescribedPicklistValue = {
  readonly value: string;
  readonly label: string | null;
  readonly active: boolean;
  readonly default: boolean;
};

export type DescribedField = {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly custom: boolean;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly unique: boolean;
  readonly externalId: boolean;
  readonly calculated: boolean;
  readonly formula: string | null;
  readonly defaultValue: string | null;
  readonly picklistValues: readonly DescribedPicklistValue[];
  readonly restrictedPicklist: boolean;
  readonly controllingField: string | null;
  readonly referenceTo: readonly string[];
  readonly relationshipName: string | null;
  readonly relationshipOrder: number | null;
  readonly cascadeDelete: boolean;
  readonly restrictedDelete: boolean;
  readonly helpText: string | null;
  readonly autoNumber: boolean;
  readonly encrypted: boolean;
  readonly extraTypeInfo: string | null;
};

export type DescribedChild = {
  readonly object: string;
  readonly field: string;
  readonly relationshipName: string | null;
  readonly cascadeDelete: boolean;
};

export type DescribedObject = {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string | null;
  readonly custom: boolean;
  readonly customSetting: boolean;
  readonly fields: readonly DescribedField[];
  readonly childRelationships: readonly DescribedChild[];
};

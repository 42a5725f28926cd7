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
  /** Whole lists, page after page, of one of the two APIs. */
  list<Q extends ListQuery>(
    api: Api,
    queries: Source<Q>,
  ): AsyncIterable<{ readonly asked: Q; readonly answer: Answer<Rows> }>;
  /** Definitions of single components, as the Tooling API has them. */
  records<A extends RecordAsk>(asks: Source<A>): AsyncIterable<{ readonly asked: A; readonly answer: Answer<Row> }>;
  /** Definitions of many components by one retrieve of the Metadata API; `take` gets file after file. */
  retrieve(members: readonly RetrieveMembers[], take: (file: MetadataFile) => void): Promise<Answer<null>>;
  /**
   * All rows of a query by a job of the Bulk API; `take` gets page after page, each row as texts in the order of the
   * columns. What was taken before a refusal is not whole.
   */
  bulk(query: BulkQuery, take: (rows: readonly (readonly string[])[]) => void): Promise<Answer<null>>;
  /** How many records fill each field: the only queries that run over records. They count, and read no value. */
  countFilled<A extends CountAsk>(
    asks: Source<A>,
  ): AsyncIterable<{ readonly asked: A; readonly answer: Answer<Counts> }>;
  /** What this org turned out to be able to do, to be given to the next run. */
  capabilities(): Capabilities;
  /** Begins where an earlier run found the ways that this org bears. */
  recall(known: Capabilities): void;
  /** Ends what the run began in the org: aborts its unfinished Bulk jobs. Never throws. */
  close(): Promise<void>;
};

export type Api = 'data' | 'tooling';

/** A query for all rows of a table, or for those that a condition in SOQL names. */
export type ListQuery = {
  readonly from: string;
  readonly columns: readonly string[];
  readonly where?: string;
  /** Of an aggregate: what stands behind GROUP BY. */
  readonly groupBy?: string;
  /** The table has no further pages: this many rows may mean that some are missing, and are refused. */
  readonly most?: number;
};

/** A component of the Tooling API by its id. */
export type RecordAsk = { readonly type: string; readonly id: string };

/** Members of one metadata type; `*` stands for all but standard objects. */
export type RetrieveMembers = { readonly type: string; readonly names: readonly string[] };

/** A file of a retrieve: its root element, the full name in its path (percent-encoded), and what stands in it. */
export type MetadataFile = { readonly type: string; readonly fullName: string; readonly tree: Tree };

/** XML or the Tooling column Metadata as plain data. What may repeat is a list only where it does. */
export type Tree = { readonly [name: string]: unknown };

export type BulkQuery = ListQuery & { readonly api: Api };

export type CountAsk = {
  readonly object: string;
  /** Fields that describe calls aggregatable. */
  readonly fields: readonly string[];
  /** Only records created in the last so many days. */
  readonly days?: number;
};

/**
 * Records in all, and by the name of a field those that fill it, with the total of the very query that counted them: records
 * come and go between two queries. A field that is missing could not be counted.
 */
export type Counts = {
  readonly total: number;
  readonly fields: ReadonlyMap<string, { readonly filled: number; readonly total: number }>;
};

/**
 * Ways that an org was found to bear. What the user may do is no capability: permissions change, and are asked anew.
 */
export type Capabilities = {
  /** Records of the Tooling API that one composite bears. */
  readonly recordsPerCall?: number;
  /** COUNT() of fields that one query bears. */
  readonly countsPerQuery?: number;
  /** The way in which objects can be described. */
  readonly describe?: string;
  /** Whether Bulk jobs of the Tooling API are possible: not in every edition. */
  readonly toolingBulk?: boolean;
};

export type Identified = {
  readonly identity: OrgIdentity;
  /** Id of the running user; null where the org did not say. */
  readonly userId: string | null;
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
  /** Of a dependent picklist: a bit for each value of the controlling field, in base 64. */
  readonly validFor?: string;
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
  /** COUNT() takes it. */
  readonly aggregatable: boolean;
  /** A lookup with a filter. */
  readonly filtered: boolean;
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

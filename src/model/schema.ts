/**
 * What an org's schema is, in one place. Objects and fields are typed, because every format needs them; everything
 * else an org knows is a fact about one of them, in one shape.
 *
 * `undefined` means: does not apply, or is empty. `null` means: applies, but the org did not say.
 */

import type { Holder } from './holder.js';

/** Plain JSON, so that a fact survives the round trip to disk. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type Details = { readonly [name: string]: Json | undefined };

/** Address of one thing in the org, unique across kinds: `field:Account.Industry`. */
export type Key = `${string}:${string}`;

export type ObjectKind =
  | 'standard'
  | 'custom'
  | 'custom-metadata'
  | 'custom-setting'
  | 'platform-event'
  | 'big-object'
  | 'external'
  | 'article'
  | 'data-cloud'
  | 'history'
  | 'share'
  | 'feed'
  | 'change-event'
  | 'tag';

/** What opens an object to a user: its own permissions, its parent's, a setup entity, a system permission. */
export type AccessModel = 'object-permissions' | 'parent' | 'setup-entity' | 'system-permission' | 'unknown';

export type Relationship = 'lookup' | 'master-detail' | 'hierarchy' | 'external' | 'indirect';

export type PicklistValue = {
  readonly value: string;
  readonly label: string | null;
  readonly active: boolean;
  readonly default: boolean;
};

/** Data classification as Setup shows it; `owner` is the id of a user or group, never a name. */
export type Classification = {
  readonly security?: string;
  readonly compliance?: readonly string[];
  readonly owner?: string;
  readonly status?: string;
};

export type Field = {
  readonly name: string;
  readonly label: string | null;
  /** Describe's word for the type: `string`, `reference`, `picklist`. */
  readonly type: string | null;
  /** FieldDefinition.DataType as it is: `Text(255)`, `Lookup(Account)`. A component of a compound field has none. */
  readonly dataType?: string | null;
  readonly custom: boolean;
  /** True for the org, not for the running user; null where EntityParticle is closed. */
  readonly required: boolean | null;
  readonly unique: boolean | null;
  readonly externalId: boolean | null;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly formula?: string | null;
  readonly defaultValue?: string | null;
  /** In the org's order, which is the order people see. */
  readonly picklistValues?: readonly PicklistValue[] | null;
  readonly restrictedPicklist: boolean | null;
  readonly controllingField?: string | null;
  readonly referenceTo?: readonly string[];
  readonly relationshipName?: string;
  readonly relationship?: Relationship;
  /** What happens to this record when the one it points to is deleted, where the org says it. */
  readonly onDelete?: 'cascade' | 'restrict' | null;
  readonly helpText?: string | null;
  readonly description?: string | null;
  readonly classification?: Classification | null;
  readonly calculated: boolean | null;
  readonly autoNumber: boolean | null;
  readonly encrypted: boolean | null;
  readonly indexed: boolean | null;
  readonly historyTracked: boolean | null;
  readonly createable: boolean | null;
  readonly updateable: boolean | null;
  /** `tooling` where describe does not show the field to the user. */
  readonly source?: 'tooling';
};

export type ChildRelationship = {
  readonly object: string;
  readonly field: string;
  readonly relationshipName?: string;
  readonly cascadeDelete: boolean;
};

/** One thing an admin would name (a trigger, a validation rule) about an object, a field or the org. */
export type Fact<D extends Details = Details> = {
  readonly key: Key;
  readonly label: string;
  readonly description?: string | null;
  readonly details: D;
  /** What it reads, writes or grants: the edges of impact analysis. */
  readonly uses: readonly Key[];
};

export type FactsByKind = { readonly [kind: string]: readonly Fact[] };

/** What could not be read, and why. A schema with gaps is still a schema. */
export type Gap = { readonly kind: string; readonly reason: string };
export type ObjectGap = Gap & { readonly object?: string };

export type SObject = {
  readonly name: string;
  readonly label: string | null;
  readonly labelPlural: string | null;
  readonly keyPrefix?: string | null;
  readonly kind: ObjectKind;
  readonly custom: boolean;
  /** Whether an admin may add fields and rules to it; null where EntityDefinition is closed. */
  readonly customizable: boolean | null;
  readonly namespace?: string;
  readonly description?: string | null;
  readonly accessModel: AccessModel;
  /** Sorted by name. */
  readonly fields: readonly Field[];
  /** Sorted by object, then field; null where describe did not answer, which alone knows them. */
  readonly childRelationships: readonly ChildRelationship[] | null;
  readonly facts: FactsByKind;
  readonly gaps: readonly Gap[];
  /** `tooling` where describe does not show the object to the user. */
  readonly source?: 'tooling';
};

export type RecordCount = { readonly value: number; readonly source: 'recordCount' | 'count' };

/** How many of the records of an object fill a field. */
export type FillRate = {
  readonly filled: number;
  readonly total: number;
  readonly sampled: boolean;
  readonly scope: 'all' | 'visible';
};

/** The numbers of one object that move with the data; null where the org did not say. */
export type ObjectStats = {
  readonly recordCount: RecordCount | null;
  readonly fields?: { readonly [field: string]: FillRate | null };
};

export type OrgIdentity = {
  /** 18 characters. */
  readonly id: string;
  readonly name: string | null;
  /** Organization.OrganizationType, as the org says it: `Enterprise Edition`. */
  readonly type: string | null;
  readonly sandbox: boolean | null;
};

/** What a build was asked for. `objects` and `exclude` are API names or globs. */
export type Selection = {
  readonly objects: readonly string[];
  readonly exclude: readonly string[];
  readonly with: readonly string[];
};

export type Package = { readonly namespace: string; readonly name: string; readonly version: string };

/** Everything one build learned: immutable, objects sorted by name. */
export type Schema = {
  readonly org: OrgIdentity;
  readonly apiVersion: string;
  /** The running user's language, in which labels are; null where the org did not say. */
  readonly language: string | null;
  readonly selection: Selection;
  readonly objects: readonly SObject[];
  readonly stats: { readonly [object: string]: ObjectStats };
  readonly facts: FactsByKind;
  /** Profiles, permission sets and groups, sorted by type and name; null where they were not read. */
  readonly holders: readonly Holder[] | null;
  /** Active users with a current assignment, by `holderId`; null where they were not counted. */
  readonly assignedUsers: { readonly [holder: string]: number } | null;
  /** Null where the org's packages were not read. */
  readonly packages: readonly Package[] | null;
  /** Gaps that belong to no single object. */
  readonly gaps: readonly Gap[];
};

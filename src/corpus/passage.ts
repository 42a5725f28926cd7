import type { FactContext } from '../model/kind-facts.js';
import type { SObject } from '../model/schema.js';
import type { SizeClass } from '../model/size-class.js';

/** A sentence, or a list that may be cut between its items. */
export type Statement = string | { readonly lead: string; readonly items: readonly string[] };

/** What one retrieval record says, before it is split into parts that a store takes. */
export type Passage = {
  readonly type: string;
  /** Last part of its id where that is not the name. */
  readonly id?: string;
  /** API name of what it is about; absent where that is the object itself. */
  readonly name?: string;
  readonly label: string | null;
  readonly namespace: string | undefined;
  readonly custom: boolean;
  /** Of the records about a whole object alone: else a new field would change the text of all others. */
  readonly fieldsCount?: number;
  /** Relative to the library, with anchor. */
  readonly path: string;
  /** Says what the record is about, on every part. */
  readonly subject: string;
  readonly statements: readonly Statement[];
};

/** Whom a record is filed under: an object, or the org under the name `org`. */
export type RecordOwner = {
  readonly orgId: string;
  readonly object: Pick<SObject, 'name'>;
  readonly size: SizeClass | null;
};

/** An object with what the passages about it need to know of the rest of the library. */
export type Scope = RecordOwner & {
  readonly object: SObject;
  readonly context: FactContext;
  /** Path of the page on which an anchor of the object's facts stands. */
  readonly anchorPath: (anchor: string) => string;
  /** Path of one page of the object, with an anchor where there is one. */
  readonly pagePath: (page: number, anchor?: string) => string;
  /** An object as people and programs call it: `"Account" (Account)`. */
  readonly called: (object: string) => string;
};

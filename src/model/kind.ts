import type { Details, Fact } from './schema.js';
import type { Step } from './order-of-execution.js';

/** What --with selects, beside `none`. */
export const informationClasses = ['stats', 'automation', 'metadata', 'security', 'usage', 'list-views'] as const;
export type InformationClass = (typeof informationClasses)[number];

/**
 * A cell of a table as plain text, never as markup; `undefined` where there is none, `null` where the org did not say.
 * Code (a formula, API names) is shown as it is.
 */
export type Cell = string | null | undefined | { readonly code: string };

/** How one kind of fact is shown, so that no format has to know the kind. */
export type Kind<D extends Details = Details> = {
  /** `validation-rule`: the prefix of its keys, and its name in the library. */
  readonly name: string;
  /** `Validation rules` */
  readonly title: string;
  /** What has to be selected for it to be read. */
  readonly class: InformationClass;
  /** One table row: cells by head, the same heads in the same order for every fact of the kind. */
  row(fact: Fact<D>): Readonly<Record<string, Cell>>;
  /** One sentence for retrieval, plain text. It names the fact; which object it is about stands before it. */
  sentence(fact: Fact<D>): string;
  /** Its facts belong to the org, never to an object, so that no object's page misses them. */
  readonly ofOrg?: true;
  /** Where it runs when a record is saved; none for what does not run then. */
  steps?(fact: Fact<D>): readonly Step[];
  /** Whether it takes effect; null where the org did not say. Absent for what is always in effect. */
  active?(fact: Fact<D>): boolean | null;
  /** Superseded in the product, as Process Builder and workflow rules are. */
  legacy?(fact: Fact<D>): boolean;
};

/** All kinds, in the order in which they are shown. */
// Method parameters are bivariant, so a registry may hold kinds of any details.
export type Kinds = readonly Kind[];

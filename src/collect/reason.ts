import type { Refusal } from '../salesforce/org.js';

const setup = 'View Setup and Configuration';
const opener: Readonly<Record<string, string>> = {
  'describe global': 'API Enabled',
  describe: 'Read on the object, or View All Data',
  EntityDefinition: setup,
  FieldDefinition: setup,
  EntityParticle: setup,
  recordCount: setup,
};

/** Why something could not be read, in words that do not change from run to run: code, source, what would open it. */
export function reasonOf({ code, final, leftOut }: Refusal, source: string): string {
  if (leftOut) return `${code}: ${source} was left out: the API calls of the day are used up, or kept for others.`;
  if (!final) return `${code}: ${source} failed, also when asked again.`;
  const permission = opener[source];
  return `${code}: ${source} is not readable for this user.${permission ? ` ${permission} would open it.` : ''}`;
}

/** The object is in the setup tables, but describe does not show it to the user. */
export const notDescribed =
  'NOT_LISTED: describe does not show this object to this user; it was read from the setup tables, and what only ' +
  'describe knows (picklist values, formulas, child relationships) is unknown. Read on the object, or View All Data, would open it.';

/** Some fields are in the setup tables alone. */
export const fieldsNotDescribed =
  'NOT_VISIBLE: describe does not show some fields of this object to this user; they were read from the setup tables and are ' +
  'marked. Field-level security may hide them, or the API leaves them out for everyone.';

export const notInSetup =
  'NOT_LISTED: EntityDefinition does not list this object, so its description and whether it is customizable are unknown.';

export const fieldsNotInSetup =
  'NOT_LISTED: the setup tables do not list this object, so what only they know of its fields (descriptions, ' +
  'classification, what is required for everyone) is unknown.';

/** The field tables would have taken calls that are kept for others. */
export const fieldsLeftOut =
  'API_RESERVE: the setup tables were left out to keep the API reserve; what only they know (descriptions, ' +
  'classification, what is required for everyone) is unknown.';

/** A column that the org does not have. */
export const columnUnknown = (table: string, column: string): string =>
  `INVALID_FIELD: this org does not know ${table}.${column}; its values are unknown.`;

export const someNotCounted =
  'NOT_LISTED: the org gives no record count for some objects (custom metadata, settings and associated objects among ' +
  'them); theirs are unknown.';

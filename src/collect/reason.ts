import type { Refusal } from '../salesforce/org.js';

const setup = 'View Setup and Configuration';
/** Which permission opens a source; all others are tables of Setup. */
const opener: Readonly<Record<string, string>> = {
  'describe global': 'API Enabled',
  describe: 'Read on the object, or View All Data',
  'counting records': 'Read on the object, or View All Data,',
};

/** Why something could not be read, in words that do not change from run to run: code, source, what would open it. */
export function reasonOf({ code, final, leftOut }: Refusal, source: string): string {
  if (leftOut) return `${code}: ${source} was left out: the API calls of the day are used up, or kept for others.`;
  if (!final) return `${code}: ${source} failed, also when asked again.`;
  return `${code}: ${source} is not readable for this user. ${opener[source] ?? setup} would open it.`;
}

/** Why definitions could not be read: the Metadata API is closed, and so is the way record by record, or there is none. */
export function definitionsClosed({ code, final, leftOut: kept }: Refusal, type: string): string {
  if (kept) return leftOut(`reading the definitions of ${type}`);
  if (!final) return `${code}: reading the definitions of ${type} failed, also when asked again.`;
  if (code === 'LIMIT_EXCEEDED')
    return `${code}: the definitions of ${type} are too many for one request; what only they tell is unknown.`;
  return (
    `${code}: the definitions of ${type} are not readable for this user, so what only they tell is unknown. Modify Metadata ` +
    'Through Metadata API Functions, or Modify All Data, would open them.'
  );
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

/** Where-used of a part of the org. */
export const partOfOrg =
  'SELECTION: this library holds a part of the org; uses that lead over objects outside of it are not found.';

/** Some definitions of a type failed, others were read. */
export const definitionFailed = (type: string): string =>
  `NOT_READ: reading some definitions of ${type} failed, also when asked again; what only they tell is unknown.`;

/** The names of the system permissions could not be had from a describe. */
export const permissionsNotDescribed =
  'NOT_LISTED: describe does not show PermissionSet or MutingPermissionSet to this user, so only the system permissions that every ' +
  'version has were asked for; others are unknown. Read on these objects, or View All Data, would open them.';

/** Why fill rates of an object are unknown. */
export const notCounted = {
  noCount: 'NOT_COUNTED: the org gives no record count for this object, so its records were not looked at.',
  notDescribed:
    'NOT_COUNTED: describe does not show this object to this user, so its records were not looked at. Read on the object, or ' +
    'View All Data, would open it.',
  tooLong: 'counting its records takes the org too long, also in a shorter window of time.',
};

/** A table too large to be counted whole, without a date to count a part of it by. */
export const noWindow =
  'NOT_COUNTED: this object has more records than are counted whole (--stats-max-rows), and no CreatedDate to count the latest by.';

/** A phase that would have taken calls that are kept for others. */
export const leftOut = (what: string): string => `API_RESERVE: ${what} was left out to keep the API reserve.`;

import { holderId, type Holder } from '../../model/holder.js';
import type { Gap } from '../../model/schema.js';
import type { Answer, Org, Row, Rows } from '../../salesforce/org.js';
import { columnUnknown, permissionsNotDescribed, reasonOf } from '../reason.js';
import { number, text } from '../row.js';
import { accessLists, type AccessAnswers, type AccessTables } from './access-lists.js';
import { createGrants, operations, type Grants, type Operation } from './grants.js';
import { holdersOf, shortId, type HolderOf } from './holders.js';
import { readPermissionRows } from './permission-rows.js';

/** Who is granted what. */
export type Access = {
  /** Null where they could not be read. */
  readonly holders: readonly Holder[] | null;
  /** Active users with a current assignment, by `holderId`; null where they could not be counted. */
  readonly assignedUsers: Readonly<Record<string, number>> | null;
  /** The holders once more, with what finds their rows in `grants`. */
  readonly holding: readonly HolderOf[];
  readonly grants: Grants;
  /** Operations of which this org has no column. */
  readonly unknownOperations: readonly Operation[];
  /** Ids of the custom settings and custom metadata types that a parent opens. */
  readonly setupEntities: ReadonlyMap<string, readonly string[]>;
  readonly gaps: readonly Gap[];
  /** Kinds that failed, though the user may read them. */
  readonly failed: readonly string[];
};

/** Reads profiles, permission sets and groups, and all that they grant. `now` tells expired assignments from current ones. */
export async function readAccess(org: Org, { now }: { readonly now: Date }): Promise<Access> {
  const grants = createGrants();
  const [answers, rows] = await Promise.all([accessLists(org, now), readPermissionRows(org, grants)]);
  const { sets, groups, components, mutings, setupAccess, assignments } = answers;
  const holding = holdersOf({
    sets: valueOf(sets),
    groups: valueOf(groups).rows,
    components: valueOf(components).rows,
    mutings: valueOf(mutings),
  });
  const known = [sets, groups, components, mutings].every((answer) => 'value' in answer);
  return {
    holders: 'value' in sets ? holding.map(toHolder) : null,
    assignedUsers: 'value' in sets && 'value' in assignments ? countUsers(holding, assignments.value.rows) : null,
    // Of a group of which a part is unknown nothing can be said.
    holding: known ? holding : holding.filter(({ holderType }) => holderType !== 'permission-set-group'),
    grants,
    unknownOperations: rows.unknown,
    setupEntities: setupEntitiesOf(valueOf(setupAccess).rows),
    gaps: [
      ...gapsOf(answers),
      ...rows.gaps,
      ...unknownParents(answers, grants),
      ...(answers.permissionsKnown ? [] : [{ kind: 'holder', reason: permissionsNotDescribed }]),
      ...rows.unknown.map((one) => ({
        kind: 'object-access',
        reason: columnUnknown('ObjectPermissions', operations[one]),
      })),
    ],
    failed: [...rows.failed, ...failedIn(answers)],
  };
}

const nothing: Rows = { rows: [], unknownColumns: [] };

function valueOf(answer: Answer<Rows>): Rows {
  return 'value' in answer ? answer.value : nothing;
}

function toHolder({ holder, holderLabel, holderType, members, muting, systemPermissions }: HolderOf): Holder {
  return {
    ...{ holder, holderLabel, holderType, systemPermissions },
    ...(members && { members }),
    ...(muting && { muting }),
  };
}

/** A holder without a row has no user: the answer is whole. */
function countUsers(holding: readonly HolderOf[], rows: readonly Row[]): Readonly<Record<string, number>> {
  const counts = new Map(rows.map((row) => [shortId(text(row, 'PermissionSetId')), number(row, 'n') ?? 0]));
  return Object.fromEntries(holding.map((holder) => [holderId(holder), counts.get(holder.assignedAs ?? '') ?? 0]));
}

function setupEntitiesOf(rows: readonly Row[]): ReadonlyMap<string, readonly string[]> {
  const byParent = Map.groupBy(rows, (row) => shortId(text(row, 'ParentId')));
  return new Map(
    [...byParent].map(([parent, own]) => [parent, own.flatMap((row) => text(row, 'SetupEntityId') ?? [])]),
  );
}

/** Which kinds of fact a list is needed for. */
const kindsOf: Readonly<Record<keyof AccessTables, readonly string[]>> = {
  sets: ['object-access', 'field-access', 'setup-access', 'holder'],
  groups: ['object-access', 'field-access', 'holder'],
  components: ['object-access', 'field-access', 'holder'],
  mutings: ['object-access', 'field-access', 'holder'],
  setupAccess: ['setup-access'],
  assignments: ['assigned-users'],
};
const tables: Readonly<Record<keyof AccessTables, string>> = {
  sets: 'PermissionSet',
  groups: 'PermissionSetGroup',
  components: 'PermissionSetGroupComponent',
  mutings: 'MutingPermissionSet',
  setupAccess: 'SetupEntityAccess',
  assignments: 'PermissionSetAssignment',
};
const listNames = Object.keys(tables) as (keyof AccessTables)[];

function gapsOf(answers: AccessAnswers): readonly Gap[] {
  return listNames.flatMap((name) => {
    const answer = answers[name];
    if (!('refusal' in answer)) return [];
    return kindsOf[name].map((kind) => ({ kind, reason: reasonOf(answer.refusal, tables[name]) }));
  });
}

function failedIn(answers: AccessAnswers): readonly string[] {
  return listNames.flatMap((name) => {
    const answer = answers[name];
    return 'refusal' in answer && !answer.refusal.final ? kindsOf[name] : [];
  });
}

/** Prefixes of PermissionSetLicense and UserLicense, whose rows say what a licence allows and grant nothing. */
const licences = ['0PL', '100'];

/** Permissions whose owner no list names: who holds them is not known. */
function unknownParents({ sets, mutings }: AccessAnswers, grants: Grants): readonly Gap[] {
  if ('refusal' in sets || 'refusal' in mutings) return [];
  const known = new Set([...sets.value.rows, ...mutings.value.rows].map((row) => shortId(text(row, 'Id'))));
  const unknown = (parents: ReadonlySet<string>): boolean =>
    [...parents].some((id) => !known.has(id) && !licences.some((prefix) => id.startsWith(prefix)));
  return (['object-access', 'field-access'] as const)
    .filter((kind) => unknown(grants.parents(kind)))
    .map((kind) => ({ kind, reason: unknownParent }));
}

const unknownParent =
  'UNKNOWN_PARENT: some permissions belong to a parent that is neither a permission set nor a muting permission set nor a ' +
  'licence of this org, as far as it lists them; whom they open something to is unknown.';

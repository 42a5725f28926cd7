import type { Holder } from '../../model/holder.js';
import type { Row, Rows } from '../../salesforce/org.js';
import { flag, qualified, text } from '../row.js';

/** A holder and the ids under which its rows come. */
export type HolderOf = Holder & {
  /** Ids of 15 characters: of the permission sets whose rows are united... */
  readonly parents: readonly string[];
  /** ...and of the muting sets whose rows are taken away. */
  readonly mutes: readonly string[];
  /** Under which id its assignments are counted; none where the org has no such row. */
  readonly assignedAs?: string;
};

export type HolderRows = {
  readonly sets: Rows;
  readonly groups: readonly Row[];
  readonly components: readonly Row[];
  readonly mutings: Rows;
};

/**
 * Profiles, permission sets and groups. Every profile owns a permission set, so that there is one way for all; a group's own
 * row is left aside, since the documentation does not promise that it holds what the group grants.
 */
export function holdersOf({ sets, groups, components, mutings }: HolderRows): readonly HolderOf[] {
  const rows = sets.rows.filter((row) => text(row, 'Type') !== 'Group');
  const single = rows.flatMap((row) => singleOf(row, permissionsIn(row)));
  const byId = new Map(single.map((holder) => [holder.parents[0] ?? '', holder]));
  const ownRows = new Map(
    sets.rows.map((row) => [shortId(text(row, 'PermissionSetGroupId')), shortId(text(row, 'Id'))]),
  );
  const byGroup = Map.groupBy(components, (row) => shortId(text(row, 'PermissionSetGroupId')));
  const muted = new Map(mutings.rows.map((row) => [shortId(text(row, 'Id')), row]));
  const united = groups.flatMap((row) => {
    const id = shortId(text(row, 'Id'));
    const parts = (byGroup.get(id) ?? []).map((part) => shortId(text(part, 'PermissionSetId')));
    return groupOf(row, { parts, byId, muted, assignedAs: ownRows.get(id) });
  });
  const key = ({ holderType, holder }: Holder): string => `${holderType}:${holder}`;
  return [...single, ...united].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Id prefix of a MutingPermissionSet. Source: Object Reference, PermissionSetGroupComponent. */
const mutingPrefix = '0QM';

type Parts = {
  readonly parts: readonly string[];
  readonly byId: ReadonlyMap<string, HolderOf>;
  readonly muted: ReadonlyMap<string, Row>;
  readonly assignedAs: string | undefined;
};

function groupOf(row: Row, { parts, byId, muted, assignedAs }: Parts): readonly HolderOf[] {
  const name = text(row, 'DeveloperName');
  if (name === null) return [];
  const mutes = parts.filter((id) => id.startsWith(mutingPrefix));
  const parents = parts.filter((id) => !id.startsWith(mutingPrefix));
  const granted = new Set(parents.flatMap((id) => byId.get(id)?.systemPermissions ?? []));
  const away = new Set(mutes.flatMap((id) => permissionsIn(muted.get(id) ?? {})));
  return [
    {
      holder: qualified(text(row, 'NamespacePrefix'), name),
      holderLabel: text(row, 'MasterLabel') ?? name,
      holderType: 'permission-set-group',
      members: parents.flatMap((id) => byId.get(id)?.holder ?? []).sort(),
      muting: mutes.flatMap((id) => mutingName(muted.get(id))).sort(),
      systemPermissions: [...granted].filter((permission) => !away.has(permission)).sort(),
      parents,
      mutes,
      ...(assignedAs !== undefined && { assignedAs }),
    },
  ];
}

function mutingName(row: Row | undefined): readonly string[] {
  const name = row && text(row, 'DeveloperName');
  return row && name ? [qualified(text(row, 'NamespacePrefix'), name)] : [];
}

function singleOf(row: Row, systemPermissions: readonly string[]): readonly HolderOf[] {
  const id = shortId(text(row, 'Id'));
  const ofProfile = flag(row, 'IsOwnedByProfile') === true;
  const name = ofProfile ? text(row, 'Profile.Name') : text(row, 'Name');
  if (name === null || id === '') return [];
  return [
    {
      holder: ofProfile ? name : qualified(text(row, 'NamespacePrefix'), name),
      holderLabel: ofProfile ? name : (text(row, 'Label') ?? name),
      holderType: ofProfile ? 'profile' : 'permission-set',
      systemPermissions,
      parents: [id],
      mutes: [],
      assignedAs: id,
    },
  ];
}

const prefix = 'Permissions';

function permissionsIn(row: Row): readonly string[] {
  return Object.keys(row)
    .filter((column) => column.startsWith(prefix) && row[column] === true)
    .map((column) => column.slice(prefix.length))
    .sort();
}

export const shortId = (id: string | null): string => (id ?? '').slice(0, 15);

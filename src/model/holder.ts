/** What grants permissions. */
export type HolderType = 'profile' | 'permission-set' | 'permission-set-group';

/** A profile, permission set or permission set group. */
export type Holder = {
  /** Profile name, permission set name with its namespace, group developer name with its namespace. */
  readonly holder: string;
  readonly holderLabel: string;
  readonly holderType: HolderType;
  /** Of a group: the permission sets in it, sorted. */
  readonly members?: readonly string[];
  /** Of a group: what is muted in it, sorted. */
  readonly muting?: readonly string[];
  /** API names without the `Permissions` that begins them in the API: `ViewAllData`. Of a group, what it grants in effect. */
  readonly systemPermissions: readonly string[];
};

/** `profile:Admin`, as stats.json names holders. */
export function holderId({ holderType, holder }: Pick<Holder, 'holder' | 'holderType'>): string {
  return `${holderType}:${holder}`;
}

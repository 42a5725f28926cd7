import { clipText } from './clip-text.js';
import { displayLabel } from './display-label.js';
import { holderTypes, type Grantee } from './grants.js';
import type { HolderType } from './holder.js';

export const holderTypeWords: Readonly<Record<HolderType, string>> = {
  profile: 'Profile',
  'permission-set': 'Permission set',
  'permission-set-group': 'Permission set group',
};

const LONGEST_NAME = 60;

/** A holder by its label, with its API name where that is another: `System Administrator (Admin)`. */
export function holderWords({ holder, holderLabel }: Grantee): string {
  const label = displayLabel(holderLabel);
  const name = clipText(holder, LONGEST_NAME);
  return label === undefined || label === holder ? name : `${clipText(label, LONGEST_NAME)} (${name})`;
}

/** Holders on one line a type, since a profile and a permission set may have the same name. */
export function holderLines(holders: readonly Grantee[]): readonly string[] {
  return holderTypes.flatMap((type) => {
    const ofType = holders.filter(({ holderType }) => holderType === type);
    return ofType.length === 0 ? [] : [`${holderTypeWords[type]}s: ${ofType.map(holderWords).join(', ')}`];
  });
}

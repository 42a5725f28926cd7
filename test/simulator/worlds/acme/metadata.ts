import type { Metadata } from '../../world/metadata.ts';
import { compactLayouts, fieldSets, layouts, listViews, profileLayouts, quickActions } from './metadata/layouts.ts';
import { channelMembers, channels, globalValueSets, packages, queues } from './metadata/others.ts';
import { apps, pages } from './metadata/pages.ts';
import { businessProcesses, recordTypes } from './metadata/record-types.ts';
import { restrictionRules, sharingRules } from './metadata/sharing.ts';

/** What shapes pages, values and sharing at Acme: every kind, each also with a namespace. */
export const metadata: Metadata = {
  recordTypes,
  businessProcesses,
  layouts,
  profileLayouts,
  compactLayouts,
  pages,
  apps,
  fieldSets,
  listViews,
  quickActions,
  sharingRules,
  restrictionRules,
  globalValueSets,
  channels,
  channelMembers,
  queues,
  packages,
};

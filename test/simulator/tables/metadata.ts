import { setupTable } from './entry.ts';
import type { Entries } from './entry.ts';
import { channelMemberTable, channelTable, queueSobjectTable } from './events.ts';
import { compactLayoutTable, fieldSetTable, layoutTable, listViewTable, profileLayoutTable } from './layouts.ts';
import {
  flexiPageTable,
  globalValueSetTable,
  installedPackageTable,
  quickActionTable,
  restrictionRuleTable,
} from './pages.ts';
import { businessProcessTable, recordTypeTable } from './record-types.ts';

/** The tables of what shapes pages, values and sharing. */
export const metadataTables: Entries = {
  BusinessProcess: setupTable(businessProcessTable),
  CompactLayout: setupTable(compactLayoutTable),
  FieldSet: setupTable(fieldSetTable),
  FlexiPage: setupTable(flexiPageTable),
  GlobalValueSet: setupTable(globalValueSetTable),
  InstalledSubscriberPackage: setupTable(installedPackageTable),
  Layout: setupTable(layoutTable),
  ListView: setupTable(listViewTable),
  PlatformEventChannel: setupTable(channelTable),
  PlatformEventChannelMember: setupTable(channelMemberTable),
  ProfileLayout: setupTable(profileLayoutTable),
  QueueSobject: setupTable(queueSobjectTable),
  QuickActionDefinition: setupTable(quickActionTable),
  RecordType: setupTable(recordTypeTable),
  RestrictionRule: setupTable(restrictionRuleTable),
};

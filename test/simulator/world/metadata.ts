import type { WorldCriteria, WorldFilter } from './criteria.ts';

/** What shapes pages, values and sharing: any list may be absent. */
export type Metadata = {
  readonly recordTypes?: readonly WorldRecordType[];
  readonly businessProcesses?: readonly WorldBusinessProcess[];
  readonly layouts?: readonly WorldLayout[];
  readonly profileLayouts?: readonly WorldProfileLayout[];
  readonly compactLayouts?: readonly WorldCompactLayout[];
  readonly pages?: readonly WorldPage[];
  readonly apps?: readonly WorldApp[];
  readonly fieldSets?: readonly WorldFieldSet[];
  readonly listViews?: readonly WorldListView[];
  readonly quickActions?: readonly WorldQuickAction[];
  readonly sharingRules?: readonly WorldSharingRule[];
  readonly restrictionRules?: readonly WorldRestrictionRule[];
  readonly globalValueSets?: readonly WorldGlobalValueSet[];
  readonly channels?: readonly WorldChannel[];
  readonly channelMembers?: readonly WorldChannelMember[];
  readonly queues?: readonly WorldQueue[];
  readonly packages?: readonly WorldPackage[];
};

export type WorldRecordType = {
  readonly object: string;
  readonly name: string; // without the namespace
  readonly label: string;
  readonly namespace: string | null;
  readonly active: boolean;
  readonly description: string | null;
  readonly businessProcess: string | null;
  readonly compactLayout?: string;
  readonly picklists: readonly WorldTypePicklist[];
};

/** The values of a picklist that a record type offers. */
type WorldTypePicklist = {
  readonly field: string;
  readonly values: readonly string[];
  readonly defaultValue?: string;
};

export type WorldBusinessProcess = {
  readonly object: string; // Opportunity, Case, Lead, Solution
  readonly name: string;
  readonly namespace: string | null;
  readonly active: boolean;
  readonly description: string | null;
  readonly values: readonly string[];
};

export type WorldLayout = {
  readonly object: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly sections: readonly WorldSection[];
  readonly relatedLists: readonly { readonly list: string; readonly fields: readonly string[] }[];
};

export type WorldSection = {
  readonly label: string;
  readonly fields: readonly (readonly [field: string, behavior: 'Required' | 'Edit' | 'Readonly'])[];
};

/** Which layout a profile sees; without a record type for the records that have none. */
export type WorldProfileLayout = {
  readonly profile: string;
  readonly object: string;
  readonly layout: string;
  readonly recordType: string | null;
};

export type WorldCompactLayout = {
  readonly object: string;
  readonly name: string;
  readonly label: string;
  readonly namespace: string | null;
  readonly fields: readonly string[];
};

export type WorldPage = {
  readonly name: string;
  readonly label: string;
  readonly namespace: string | null;
  readonly description: string | null;
  readonly type: 'RecordPage' | 'AppPage' | 'HomePage';
  readonly object: string | null;
  readonly fields: readonly string[]; // shown by field instances
  readonly components: readonly string[]; // 'flexipage:tabset', 'c:routeMap'
  /** True: the page that the org shows where no app or profile has one of its own. */
  readonly orgDefault?: boolean;
};

export type WorldApp = {
  readonly name: string;
  readonly label: string;
  readonly namespace: string | null;
  readonly tabs: readonly string[];
  readonly pages: readonly WorldAppPage[];
};

/** A record page for all of an app, or for a profile and a record type in it. */
type WorldAppPage = {
  readonly object: string;
  readonly page: string;
  readonly formFactor: 'Large' | 'Small';
  readonly profile: string | null;
  readonly recordType: string | null;
};

export type WorldFieldSet = {
  readonly object: string;
  readonly name: string;
  readonly label: string;
  readonly namespace: string | null;
  readonly description: string | null;
  readonly displayed: readonly string[]; // also over a lookup: 'Owner.Email'
  readonly available: readonly string[];
};

export type WorldListView = {
  readonly object: string;
  readonly name: string;
  readonly label: string;
  readonly namespace: string | null;
  readonly columns: readonly string[]; // the words of the Metadata API: 'ACCOUNT.NAME'
  readonly filters: readonly WorldFilter[];
};

export type WorldQuickAction = {
  readonly object: string | null; // null: a global one
  readonly name: string;
  readonly label: string;
  readonly namespace: string | null;
  readonly description: string | null;
  readonly type: 'Create' | 'Update' | 'LogACall' | 'LightningComponent' | 'Flow';
  readonly target: string | null;
};

export type WorldSharingRule = {
  readonly object: string;
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly access: 'Read' | 'Edit';
  /** As SharedTo of the Metadata API: role, roleAndSubordinates, group, allInternalUsers, ... */
  readonly sharedTo: SharedTo;
} & (
  | { readonly kind: 'criteria'; readonly criteria: WorldCriteria }
  | { readonly kind: 'owner'; readonly sharedFrom: SharedTo }
);

export type SharedTo = readonly [kind: string, name: string];

export type WorldRestrictionRule = {
  readonly object: string;
  readonly name: string;
  readonly label: string;
  readonly namespace: string | null;
  readonly description: string | null;
  readonly enforcement: 'Restrict' | 'Scoping';
  readonly active: boolean;
  readonly recordFilter: string;
  readonly userCriteria: string | null;
};

export type WorldGlobalValueSet = {
  readonly name: string;
  readonly label: string;
  readonly namespace: string | null;
  readonly description: string | null;
  readonly values: readonly string[];
};

export type WorldChannel = {
  readonly name: string;
  readonly label: string;
  readonly type: 'data' | 'event';
  readonly eventType: 'custom' | 'standard' | null;
};

export type WorldChannelMember = {
  readonly name: string;
  readonly channel: string; // 'ChangeEvents' for change data capture
  readonly entity: string; // 'AccountChangeEvent'
  readonly filter: string | null;
};

export type WorldQueue = {
  readonly name: string;
  readonly label: string;
  readonly objects: readonly string[];
};

export type WorldPackage = {
  readonly namespace: string | null; // null for an unlocked package without one
  readonly name: string;
  readonly version: readonly [major: number, minor: number, patch: number, build: number];
};

import { recordId } from '../worlds/ids.ts';

/** The first characters of ids by type: well-known ones as they are, the others unlike any other. */
const prefixes = {
  ApexClass: '01p',
  ApexTrigger: '01q',
  AssignmentRule: '01R',
  AutoResponseRule: '01S',
  BusinessProcess: '019',
  CompactLayout: '0AH',
  CustomApplication: '02u',
  AuraDefinitionBundle: '0Ab',
  CustomField: '00N',
  Dependency: '0NU',
  DuplicateRule: '0Bm',
  FieldPermissions: '01k',
  FieldSet: '0IX',
  FlexiPage: '0M0',
  Flow: '301',
  FlowDefinition: '300',
  GlobalValueSet: '0Nt',
  Group: '00G',
  InstalledSubscriberPackage: '0A3',
  Layout: '00h',
  LightningComponentBundle: '0Rb',
  ListView: '00B',
  MatchingRule: '0JD',
  MatchingRuleItem: '0JE',
  ObjectPermissions: '110',
  PermissionSetAssignment: '0Pa',
  PermissionSetGroup: '0PG',
  PermissionSetGroupComponent: '0PH',
  PlatformEventChannel: '0YL',
  PlatformEventChannelMember: '0v8',
  ProcessDefinition: '04a',
  Profile: '00e',
  ProfileLayout: '01G',
  QueueSobject: '03g',
  QuickActionDefinition: '09D',
  RecordType: '012',
  RestrictionRule: '0VR',
  SetupEntityAccess: '0J0',
  SubscriberPackage: '033',
  SubscriberPackageVersion: '04t',
  ValidationRule: '03d',
  WorkflowRule: '01Q',
} as const;

export type IdType = keyof typeof prefixes;

/** The id of a component: its type and full name decide. */
export const idOf = (type: IdType, fullName: string): string => recordId(prefixes[type], `${type} ${fullName}`);

type Named = { readonly name: string; readonly namespace: string | null };

/** 'fieldkit__Route': the name as others write it. */
export const qualified = ({ name, namespace }: Named): string => (namespace === null ? name : `${namespace}__${name}`);

/** 'Account.fieldkit__Route': the full name of what belongs to an object. */
export const ofObject = (of: Named & { readonly object: string }): string => `${of.object}.${qualified(of)}`;

/** 'Account-Account Layout': the full name of a layout before it is encoded. */
export const layoutName = (layout: Named & { readonly object: string }): string =>
  `${layout.object}-${qualified(layout)}`;

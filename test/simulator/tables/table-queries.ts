// Section B of the facts on Salesforce's APIs: where each class of information comes from, with which columns.
type Row = readonly [api: 'data' | 'tooling', from: string, columns: string, where?: string];

const rows: readonly Row[] = [
  [
    'data',
    'RecordType',
    'Id, Name, DeveloperName, NamespacePrefix, SobjectType, IsActive, Description, BusinessProcessId',
  ],
  ['data', 'BusinessProcess', 'Id, Name, TableEnumOrId, IsActive, Description, NamespacePrefix'],
  [
    'data',
    'FlowDefinitionView',
    'DurableId, ApiName, Label, Description, ProcessType, TriggerType, RecordTriggerType, TriggerOrder, ' +
      'TriggerObjectOrEventId, TriggerObjectOrEvent.QualifiedApiName, TriggerObjectOrEventLabel, IsActive, IsOutOfDate, ' +
      'ActiveVersionId, LatestVersionId, VersionNumber, HasAsyncAfterCommitPath, IsTemplate, ManageableState, NamespacePrefix',
  ],
  [
    'data',
    'ProcessDefinition',
    'Id, DeveloperName, Name, Description, TableEnumOrId, Type, State',
    "Type = 'Approval'",
  ],
  ['data', 'AssignmentRule', 'Id, Name, SobjectType, Active'],
  ['data', 'DuplicateRule', 'Id, DeveloperName, MasterLabel, NamespacePrefix, SobjectType, IsActive'],
  [
    'data',
    'MatchingRule',
    'Id, DeveloperName, MasterLabel, NamespacePrefix, Description, SobjectType, RuleStatus, BooleanFilter, MatchEngine',
  ],
  ['data', 'MatchingRuleItem', 'Id, MatchingRuleId, Field, MatchingMethod, BlankValueBehavior, SortOrder'],
  ['data', 'QueueSobject', 'Id, QueueId, Queue.DeveloperName, Queue.Name, SobjectType'],
  ['data', 'ListView', 'Id, DeveloperName, Name, NamespacePrefix, SobjectType'],
  [
    'data',
    'PermissionSet',
    'Id, Name, Label, Description, NamespacePrefix, Type, IsOwnedByProfile, ProfileId, Profile.Name, ' +
      'PermissionSetGroupId, HasActivationRequired, IsCustom, PermissionsViewAllData, PermissionsModifyAllData',
  ],
  ['data', 'PermissionSetGroup', 'Id, DeveloperName, MasterLabel, NamespacePrefix, Description, Status'],
  ['data', 'PermissionSetGroupComponent', 'Id, PermissionSetGroupId, PermissionSetId'],
  ['data', 'MutingPermissionSet', 'Id, DeveloperName, MasterLabel, PermissionsViewAllData'],
  [
    'data',
    'ObjectPermissions',
    'Id, ParentId, SobjectType, PermissionsCreate, PermissionsRead, PermissionsEdit, PermissionsDelete, ' +
      'PermissionsViewAllRecords, PermissionsModifyAllRecords, PermissionsViewAllFields',
  ],
  ['data', 'FieldPermissions', 'ParentId, SobjectType, Field, PermissionsRead, PermissionsEdit'],
  [
    'data',
    'SetupEntityAccess',
    'Id, ParentId, SetupEntityId, SetupEntityType',
    "SetupEntityType = 'CustomEntityDefinition'",
  ],
  ['data', 'PermissionSetAssignment', 'PermissionSetId, AssigneeId', 'Assignee.IsActive = true'],
  [
    'tooling',
    'ValidationRule',
    'Id, EntityDefinitionId, EntityDefinition.QualifiedApiName, ValidationName, Active, Description, ErrorDisplayField, ' +
      'ErrorMessage, NamespacePrefix, ManageableState',
  ],
  [
    'tooling',
    'ApexTrigger',
    'Id, Name, EntityDefinition.QualifiedApiName, EntityDefinitionId, TableEnumOrId, Status, ApiVersion, NamespacePrefix, ' +
      'ManageableState, UsageBeforeInsert, UsageBeforeUpdate, UsageBeforeDelete, UsageAfterInsert, UsageAfterUpdate, ' +
      'UsageAfterDelete, UsageAfterUndelete',
  ],
  ['tooling', 'Flow', 'Id, DefinitionId, VersionNumber, Status'],
  ['tooling', 'WorkflowRule', 'Id, Name, TableEnumOrId, NamespacePrefix'],
  ['tooling', 'AutoResponseRule', 'Id, Name, Active, EntityDefinitionId'],
  ['tooling', 'Layout', 'Id, Name, EntityDefinitionId, TableEnumOrId, LayoutType, NamespacePrefix, ManageableState'],
  ['tooling', 'ProfileLayout', 'Id, ProfileId, Profile.Name, LayoutId, RecordTypeId, TableEnumOrId'],
  ['tooling', 'CompactLayout', 'Id, DeveloperName, MasterLabel, NamespacePrefix, SobjectType'],
  ['tooling', 'FlexiPage', 'Id, DeveloperName, MasterLabel, Description, Type, EntityDefinitionId, NamespacePrefix'],
  ['tooling', 'FieldSet', 'Id, DeveloperName, MasterLabel, Description, EntityDefinitionId, NamespacePrefix'],
  ['tooling', 'PlatformEventChannel', 'Id, DeveloperName, MasterLabel, ChannelType, EventType'],
  ['tooling', 'PlatformEventChannelMember', 'Id, DeveloperName, EventChannel, SelectedEntity, FilterExpression'],
  [
    'tooling',
    'QuickActionDefinition',
    'Id, DeveloperName, MasterLabel, Description, Type, SobjectType, TargetSobjectType, NamespacePrefix',
  ],
  [
    'tooling',
    'RestrictionRule',
    'Id, DeveloperName, MasterLabel, Description, EnforcementType, IsActive, TargetEntity, RecordFilter, UserCriteria, ' +
      'NamespacePrefix',
  ],
  ['tooling', 'GlobalValueSet', 'Id, DeveloperName, MasterLabel, Description, NamespacePrefix'],
  [
    'tooling',
    'InstalledSubscriberPackage',
    'Id, SubscriberPackage.NamespacePrefix, SubscriberPackage.Name, SubscriberPackageVersion.MajorVersion, ' +
      'SubscriberPackageVersion.MinorVersion, SubscriberPackageVersion.PatchVersion, SubscriberPackageVersion.BuildNumber',
  ],
  ['tooling', 'EntityDefinition', 'InternalSharingModel, ExternalSharingModel, IsFieldHistoryTracked, IsFeedEnabled'],
  [
    'tooling',
    'MetadataComponentDependency',
    'MetadataComponentId, MetadataComponentName, MetadataComponentType, MetadataComponentNamespace, RefMetadataComponentId, ' +
      'RefMetadataComponentName, RefMetadataComponentType, RefMetadataComponentNamespace',
  ],
];

type TableQuery = { readonly api: 'data' | 'tooling'; readonly from: string; readonly soql: string };

/** A query of each table with all columns that a reader of the schema asks for. */
export const tableQueries: readonly TableQuery[] = rows.map(([api, from, columns, where]) => ({
  api,
  from,
  soql: `SELECT ${columns} FROM ${from}${where === undefined ? '' : ` WHERE ${where}`}`,
}));

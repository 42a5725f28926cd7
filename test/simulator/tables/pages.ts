import type { Table } from '../table.ts';
import type { World } from '../world.ts';
import { idOf, qualified } from '../world/identity.ts';
import type {
  WorldGlobalValueSet,
  WorldPackage,
  WorldPage,
  WorldQuickAction,
  WorldRestrictionRule,
} from '../world/metadata.ts';
import { ofEntity, parentColumn, stateOf, toolingTable } from './columns.ts';
import { entityId } from './object-index.ts';

export const flexiPageTable = (world: World): Table<WorldPage> =>
  toolingTable<WorldPage>(
    {
      string: `Id Description DeveloperName EntityDefinitionId ManageableState MasterLabel NamespacePrefix ParentFlexiPage
        Type`,
      date: 'CreatedDate LastModifiedDate SystemModstamp',
    },
    {
      name: 'FlexiPage',
      id: (page) => idOf('FlexiPage', qualified(page)),
      rows: () => world.metadata?.pages ?? [],
      values: {
        Id: (page) => idOf('FlexiPage', qualified(page)),
        Description: ({ description }) => description,
        DeveloperName: ({ name }) => name,
        EntityDefinitionId: ({ object }) => (object === null ? null : entityId(world, object)),
        ManageableState: ({ namespace }) => stateOf(namespace),
        MasterLabel: ({ label }) => label,
        NamespacePrefix: ({ namespace }) => namespace,
        Type: ({ type }) => type,
      },
      parents: ofEntity(world, ({ object }) => object),
    },
  );

export const quickActionTable = (world: World): Table<WorldQuickAction> =>
  toolingTable<WorldQuickAction>(
    {
      string: `Id ActionSubtype CreatedById Description DeveloperName EntityDefinitionId IconId Label Language
        LastModifiedById ManageableState MasterLabel ModalSize NamespacePrefix SobjectType StandardLabel SuccessMessage
        TargetField TargetRecordTypeId TargetSobjectType Type`,
      boolean: 'IsDeleted OptionsCreateFeedItem',
      date: 'CreatedDate LastModifiedDate SystemModstamp',
      number: 'Height Width',
    },
    {
      name: 'QuickActionDefinition',
      id: quickActionId,
      rows: () => world.metadata?.quickActions ?? [],
      values: {
        Id: quickActionId,
        Description: ({ description }) => description,
        DeveloperName: ({ name }) => name,
        EntityDefinitionId: ({ object }) => (object === null ? null : entityId(world, object)),
        ManageableState: ({ namespace }) => stateOf(namespace),
        MasterLabel: ({ label }) => label,
        NamespacePrefix: ({ namespace }) => namespace,
        SobjectType: ({ object }) => object ?? 'Global',
        TargetSobjectType: ({ target }) => target,
        Type: ({ type }) => type,
      },
      parents: ofEntity(world, ({ object }) => object),
    },
  );

const quickActionId = (action: WorldQuickAction): string =>
  idOf('QuickActionDefinition', `${action.object ?? ''}.${qualified(action)}`);

export const restrictionRuleTable = (world: World): Table<WorldRestrictionRule> =>
  toolingTable<WorldRestrictionRule>(
    {
      string: `Id CreatedById Description DeveloperName EnforcementType Language LastModifiedById ManageableState
        MasterLabel NamespacePrefix ParentId RecordFilter TargetEntity UserCriteria`,
      boolean: 'IsActive IsDeleted',
      date: 'CreatedDate LastModifiedDate SystemModstamp',
      number: 'Version',
    },
    {
      name: 'RestrictionRule',
      id: (rule) => idOf('RestrictionRule', qualified(rule)),
      rows: () => world.metadata?.restrictionRules ?? [],
      values: {
        Id: (rule) => idOf('RestrictionRule', qualified(rule)),
        Description: ({ description }) => description,
        DeveloperName: ({ name }) => name,
        EnforcementType: ({ enforcement }) => enforcement,
        IsActive: ({ active }) => active,
        ManageableState: ({ namespace }) => stateOf(namespace),
        MasterLabel: ({ label }) => label,
        NamespacePrefix: ({ namespace }) => namespace,
        RecordFilter: ({ recordFilter }) => recordFilter,
        TargetEntity: ({ object }) => object,
        UserCriteria: ({ userCriteria }) => userCriteria,
        Version: () => 1,
      },
    },
  );

export const globalValueSetTable = (world: World): Table<WorldGlobalValueSet> =>
  toolingTable<WorldGlobalValueSet>(
    {
      string: 'Id CreatedById Description DeveloperName LastModifiedById ManageableState MasterLabel NamespacePrefix',
      date: 'CreatedDate LastModifiedDate',
    },
    {
      name: 'GlobalValueSet',
      id: (set) => idOf('GlobalValueSet', qualified(set)),
      rows: () => world.metadata?.globalValueSets ?? [],
      values: {
        Id: (set) => idOf('GlobalValueSet', qualified(set)),
        Description: ({ description }) => description,
        DeveloperName: ({ name }) => name,
        ManageableState: ({ namespace }) => stateOf(namespace),
        MasterLabel: ({ label }) => label,
        NamespacePrefix: ({ namespace }) => namespace,
      },
    },
  );

export const installedPackageTable = (world: World): Table<WorldPackage> =>
  toolingTable<WorldPackage>(
    { string: 'Id MinPackageVersionId SubscriberPackageId SubscriberPackageVersionId' },
    {
      name: 'InstalledSubscriberPackage',
      id: ({ name }) => idOf('InstalledSubscriberPackage', name),
      rows: () => world.metadata?.packages ?? [],
      values: {
        Id: ({ name }) => idOf('InstalledSubscriberPackage', name),
        SubscriberPackageId: ({ name }) => idOf('SubscriberPackage', name),
        SubscriberPackageVersionId: ({ name, version }) =>
          idOf('SubscriberPackageVersion', `${name} ${version.join('.')}`),
      },
      parents: [
        parentColumn('SubscriberPackage.NamespacePrefix', ({ namespace }) => namespace),
        parentColumn('SubscriberPackage.Name', ({ name }) => name),
        ...(['MajorVersion', 'MinorVersion', 'PatchVersion', 'BuildNumber'] as const).map((part, at) =>
          parentColumn<WorldPackage>(
            `SubscriberPackageVersion.${part}`,
            ({ version }) => version[at] ?? null,
            'number',
          ),
        ),
      ],
    },
  );

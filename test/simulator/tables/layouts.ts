import type { Table } from '../table.ts';
import type { World } from '../world.ts';
import { profileId } from '../world/holder.ts';
import { idOf, layoutName, ofObject } from '../world/identity.ts';
import type {
  WorldCompactLayout,
  WorldFieldSet,
  WorldLayout,
  WorldListView,
  WorldProfileLayout,
} from '../world/metadata.ts';
import { dataTable, ofEntity, parentColumn, stateOf, toolingTable } from './columns.ts';
import { entityId, tableEnumOrId } from './object-index.ts';

export const layoutTable = (world: World): Table<WorldLayout> =>
  toolingTable<WorldLayout>(
    {
      string: `Id CreatedById EntityDefinitionId LastModifiedById LayoutType ManageableState Name NamespacePrefix
        TableEnumOrId`,
      boolean: 'ShowSubmitAndAttachButton',
      date: 'CreatedDate LastModifiedDate',
    },
    {
      name: 'Layout',
      id: (layout) => idOf('Layout', layoutName(layout)),
      rows: () => world.metadata?.layouts ?? [],
      values: {
        Id: (layout) => idOf('Layout', layoutName(layout)),
        EntityDefinitionId: ({ object }) => entityId(world, object),
        LayoutType: () => 'Standard',
        ManageableState: ({ namespace }) => stateOf(namespace),
        Name: ({ name }) => name,
        NamespacePrefix: ({ namespace }) => namespace,
        TableEnumOrId: ({ object }) => tableEnumOrId(world, object),
      },
      parents: ofEntity(world, ({ object }) => object),
    },
  );

export const profileLayoutTable = (world: World): Table<WorldProfileLayout> =>
  toolingTable<WorldProfileLayout>(
    {
      string: 'Id CreatedById LastModifiedById LayoutId ProfileId RecordTypeId TableEnumOrId',
      date: 'CreatedDate LastModifiedDate SystemModstamp',
    },
    {
      name: 'ProfileLayout',
      id: profileLayoutId,
      rows: () => world.metadata?.profileLayouts ?? [],
      values: {
        Id: profileLayoutId,
        LayoutId: ({ object, layout }) => idOf('Layout', `${object}-${layout}`),
        ProfileId: ({ profile }) => profileId(profile),
        RecordTypeId: ({ object, recordType }) =>
          recordType === null ? null : idOf('RecordType', `${object}.${recordType}`),
        TableEnumOrId: ({ object }) => tableEnumOrId(world, object),
      },
      parents: [parentColumn('Profile.Name', ({ profile }) => profile)],
    },
  );

const profileLayoutId = ({ profile, object, recordType }: WorldProfileLayout): string =>
  idOf('ProfileLayout', `${profile} ${object} ${recordType ?? ''}`);

export const compactLayoutTable = (world: World): Table<WorldCompactLayout> =>
  toolingTable<WorldCompactLayout>(
    {
      string: 'Id DeveloperName LastModifiedById ManageableState MasterLabel NamespacePrefix SobjectType',
      date: 'CreatedDate LastModifiedDate',
    },
    {
      name: 'CompactLayout',
      id: (layout) => idOf('CompactLayout', ofObject(layout)),
      rows: () => world.metadata?.compactLayouts ?? [],
      values: {
        Id: (layout) => idOf('CompactLayout', ofObject(layout)),
        DeveloperName: ({ name }) => name,
        ManageableState: ({ namespace }) => stateOf(namespace),
        MasterLabel: ({ label }) => label,
        NamespacePrefix: ({ namespace }) => namespace,
        SobjectType: ({ object }) => object,
      },
    },
  );

export const fieldSetTable = (world: World): Table<WorldFieldSet> =>
  toolingTable<WorldFieldSet>(
    {
      string: `Id CreatedById Description DeveloperName EntityDefinitionId LastModifiedById ManageableState MasterLabel
        NamespacePrefix`,
      date: 'CreatedDate LastModifiedDate',
    },
    {
      name: 'FieldSet',
      id: (set) => idOf('FieldSet', ofObject(set)),
      rows: () => world.metadata?.fieldSets ?? [],
      values: {
        Id: (set) => idOf('FieldSet', ofObject(set)),
        Description: ({ description }) => description,
        DeveloperName: ({ name }) => name,
        EntityDefinitionId: ({ object }) => entityId(world, object),
        ManageableState: ({ namespace }) => stateOf(namespace),
        MasterLabel: ({ label }) => label,
        NamespacePrefix: ({ namespace }) => namespace,
      },
      parents: ofEntity(world, ({ object }) => object),
    },
  );

export const listViewTable = (world: World): Table<WorldListView> =>
  dataTable<WorldListView>({
    name: 'ListView',
    id: (view) => idOf('ListView', ofObject(view)),
    rows: () => world.metadata?.listViews ?? [],
    values: {
      Id: (view) => idOf('ListView', ofObject(view)),
      DeveloperName: ({ name }) => name,
      IsSoqlCompatible: () => true,
      Name: ({ label }) => label,
      NamespacePrefix: ({ namespace }) => namespace,
      SobjectType: ({ object }) => object,
    },
  });

import type { Table } from '../table.ts';
import type { World } from '../world.ts';
import { idOf } from '../world/identity.ts';
import type { WorldChannel, WorldChannelMember, WorldQueue } from '../world/metadata.ts';
import { dataTable, parentColumn, toolingTable } from './columns.ts';

export const channelTable = (world: World): Table<WorldChannel> =>
  toolingTable<WorldChannel>(
    {
      string: `Id ChannelType CreatedById DeveloperName EventType Language LastModifiedById ManageableState MasterLabel
        NamespacePrefix`,
      boolean: 'IsDeleted',
      date: 'CreatedDate LastModifiedDate SystemModstamp',
    },
    {
      name: 'PlatformEventChannel',
      id: ({ name }) => idOf('PlatformEventChannel', name),
      rows: () => world.metadata?.channels ?? [],
      values: {
        Id: ({ name }) => idOf('PlatformEventChannel', name),
        ChannelType: ({ type }) => type,
        DeveloperName: ({ name }) => name,
        EventType: ({ eventType }) => eventType,
        MasterLabel: ({ label }) => label,
      },
    },
  );

export const channelMemberTable = (world: World): Table<WorldChannelMember> =>
  toolingTable<WorldChannelMember>(
    {
      string: `Id CreatedById DeveloperName EventChannel FilterExpression Language LastModifiedById ManageableState
        MasterLabel NamespacePrefix SelectedEntity`,
      boolean: 'IsDeleted',
      date: 'CreatedDate LastModifiedDate SystemModstamp',
    },
    {
      name: 'PlatformEventChannelMember',
      id: ({ name }) => idOf('PlatformEventChannelMember', name),
      rows: () => world.metadata?.channelMembers ?? [],
      values: {
        Id: ({ name }) => idOf('PlatformEventChannelMember', name),
        DeveloperName: ({ name }) => name,
        EventChannel: ({ channel }) => channel,
        FilterExpression: ({ filter }) => filter,
        SelectedEntity: ({ entity }) => entity,
      },
    },
  );

type QueueRow = { readonly queue: WorldQueue; readonly object: string };

/** One row for each object of a queue. */
export const queueSobjectTable = (world: World): Table<QueueRow> =>
  dataTable<QueueRow>({
    name: 'QueueSobject',
    id: queueRowId,
    rows: () => (world.metadata?.queues ?? []).flatMap((queue) => queue.objects.map((object) => ({ queue, object }))),
    values: {
      Id: queueRowId,
      QueueId: ({ queue }) => idOf('Group', queue.name),
      SobjectType: ({ object }) => object,
    },
    parents: [
      parentColumn('Queue.DeveloperName', ({ queue }) => queue.name),
      parentColumn('Queue.Name', ({ queue }) => queue.label),
    ],
  });

const queueRowId = ({ queue, object }: QueueRow): string => idOf('QueueSobject', `${queue.name} ${object}`);

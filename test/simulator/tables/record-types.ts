import type { Table } from '../table.ts';
import type { World } from '../world.ts';
import { idOf, ofObject } from '../world/identity.ts';
import type { WorldBusinessProcess, WorldRecordType } from '../world/metadata.ts';
import { dataTable } from './columns.ts';

export const recordTypeTable = (world: World): Table<WorldRecordType> =>
  dataTable<WorldRecordType>({
    name: 'RecordType',
    id: (type) => idOf('RecordType', ofObject(type)),
    rows: () => world.metadata?.recordTypes ?? [],
    values: {
      Id: (type) => idOf('RecordType', ofObject(type)),
      BusinessProcessId: ({ object, namespace, businessProcess: name }) =>
        name === null ? null : idOf('BusinessProcess', ofObject({ object, namespace, name })),
      Description: ({ description }) => description,
      DeveloperName: ({ name }) => name,
      IsActive: ({ active }) => active,
      Name: ({ label }) => label,
      NamespacePrefix: ({ namespace }) => namespace,
      SobjectType: ({ object }) => object,
    },
  });

export const businessProcessTable = (world: World): Table<WorldBusinessProcess> =>
  dataTable<WorldBusinessProcess>({
    name: 'BusinessProcess',
    id: (process) => idOf('BusinessProcess', ofObject(process)),
    rows: () => world.metadata?.businessProcesses ?? [],
    values: {
      Id: (process) => idOf('BusinessProcess', ofObject(process)),
      Description: ({ description }) => description,
      IsActive: ({ active }) => active,
      Name: ({ name }) => name,
      NamespacePrefix: ({ namespace }) => namespace,
      TableEnumOrId: ({ object }) => object, // standard objects only have processes
    },
  });

import { pinned } from '../table.ts';
import type { Column, Table } from '../table.ts';
import type { World } from '../world.ts';
import type { DependencyEnd, WorldDependency } from '../world/dependency.ts';
import { idOf } from '../world/identity.ts';
import { toolingTable } from './columns.ts';

/** What uses what. How many rows it shows, and what may be asked, is decided where queries are run. */
export const dependencyTable = (world: World): Table<WorldDependency> =>
  toolingTable<WorldDependency>(
    {
      string: `Id MetadataComponentId MetadataComponentName MetadataComponentNamespace MetadataComponentType
        RefMetadataComponentId RefMetadataComponentName RefMetadataComponentNamespace RefMetadataComponentType`,
    },
    {
      name: 'MetadataComponentDependency',
      id: ({ from, to }) => idOf('Dependency', `${from.id} ${to.id}`),
      rows: (where) => {
        const ids = pinned(where, 'RefMetadataComponentId');
        const all = world.dependencies ?? [];
        return ids === null ? all : all.filter(({ to }) => ids.has(to.id));
      },
      values: {
        ...endColumns('MetadataComponent', ({ from }) => from),
        ...endColumns('RefMetadataComponent', ({ to }) => to),
      },
    },
  );

function endColumns(
  prefix: string,
  endOf: (row: WorldDependency) => DependencyEnd,
): Readonly<Record<string, Column<WorldDependency>['of']>> {
  return {
    [`${prefix}Id`]: (row) => endOf(row).id,
    [`${prefix}Name`]: (row) => endOf(row).name,
    [`${prefix}Namespace`]: (row) => endOf(row).namespace,
    [`${prefix}Type`]: (row) => endOf(row).type,
  };
}

import type { Scalar, Table } from '../table.ts';
import type { World } from '../world.ts';
import type { WorldFlow, WorldFlowVersion } from '../world/automation.ts';
import { activeVersion, latestVersion, shownVersion, startOf } from '../world/flow-facts.ts';
import { idOf, qualified } from '../world/identity.ts';
import { dataTable, parentColumn, stateOf, toolingTable } from './columns.ts';
import { objectsByName } from './object-index.ts';

/** One row a flow. Its version number is the latest one's, whichever version is active. */
export const flowDefinitionViewTable = (world: World): Table<WorldFlow> => {
  const objects = objectsByName(world);
  const object = (flow: WorldFlow) => objects.get(startOf(shownVersion(flow)).object ?? '');
  const stated = (name: string) => (flow: WorldFlow) => (shownVersion(flow).metadata[name] ?? null) as Scalar;
  return dataTable<WorldFlow>({
    name: 'FlowDefinitionView',
    id: definitionId,
    rows: () => world.automation?.flows ?? [],
    values: {
      Id: () => '000000000000000AAA',
      DurableId: definitionId,
      ApiName: ({ name }) => name,
      Label: ({ label }) => label,
      Description: ({ description }) => description,
      NamespacePrefix: ({ namespace }) => namespace,
      ManageableState: ({ namespace }) => stateOf(namespace),
      ProcessType: stated('processType'),
      TriggerOrder: stated('triggerOrder'),
      TriggerType: (flow) => startOf(shownVersion(flow)).triggerType,
      RecordTriggerType: (flow) => startOf(shownVersion(flow)).recordTriggerType,
      HasAsyncAfterCommitPath: (flow) => startOf(shownVersion(flow)).runsAsync,
      TriggerObjectOrEventId: (flow) => object(flow)?.durableId ?? null,
      TriggerObjectOrEventLabel: (flow) => object(flow)?.label ?? null,
      IsActive: (flow) => activeVersion(flow) !== null,
      IsOutOfDate: ({ outOfDate = false }) => outOfDate,
      IsTemplate: ({ template = false }) => template,
      ActiveVersionId: (flow) => versionId(flow, activeVersion(flow)),
      LatestVersionId: (flow) => versionId(flow, latestVersion(flow)),
      VersionNumber: (flow) => latestVersion(flow).number,
    },
    parents: [parentColumn('TriggerObjectOrEvent.QualifiedApiName', (flow) => object(flow)?.name ?? null)],
  });
};

type Row = { readonly flow: WorldFlow; readonly version: WorldFlowVersion };

/** One row a version. */
export const flowTable = (world: World): Table<Row> =>
  toolingTable<Row>(
    {
      string: `Id AccessType DefinitionId Description Environments FullName LastModifiedById CreatedById ManageableState
        MasterLabel OverriddenFlow ProcessType ProgressStatus RunInMode SourceTemplate Status TimeZoneSidKey`,
      boolean: 'AreMetricsLoggedToDataCloud IsOverridable IsPaused IsTemplate',
      date: 'CreatedDate LastModifiedDate',
      number: 'ApiVersion TriggerOrder VersionNumber',
    },
    {
      name: 'Flow',
      id: ({ flow, version }) => String(versionId(flow, version)),
      rows: () => flowVersions(world),
      values: {
        Id: ({ flow, version }) => versionId(flow, version),
        DefinitionId: ({ flow }) => definitionId(flow),
        Description: ({ flow }) => flow.description,
        ManageableState: ({ flow }) => stateOf(flow.namespace),
        MasterLabel: ({ flow }) => flow.label,
        ProcessType: ({ version }) => (version.metadata['processType'] ?? null) as Scalar,
        Status: ({ version }) => version.status,
        VersionNumber: ({ version }) => version.number,
      },
    },
  );

function* flowVersions({ automation }: World): Generator<Row> {
  for (const flow of automation?.flows ?? []) {
    for (const version of flow.versions) yield { flow, version };
  }
}

const definitionId = (flow: WorldFlow): string => idOf('FlowDefinition', qualified(flow));

const versionId = (flow: WorldFlow, version: WorldFlowVersion | null): string | null =>
  version === null ? null : idOf('Flow', `${qualified(flow)}-${version.number}`);

import type { Column, Table } from '../table.ts';
import type { World } from '../world.ts';
import type {
  TriggerEvent,
  WorldEntryRule,
  WorldTrigger,
  WorldValidationRule,
  WorldWorkflowRule,
} from '../world/automation.ts';
import { idOf, ofObject, qualified } from '../world/identity.ts';
import { dataTable, ofEntity, stateOf, toolingTable } from './columns.ts';
import { entityId, tableEnumOrId } from './object-index.ts';

export const validationRuleTable = (world: World): Table<WorldValidationRule> =>
  toolingTable<WorldValidationRule>(
    {
      string: `Id CreatedById Description EntityDefinitionId ErrorDisplayField ErrorMessage LastModifiedById
        ManageableState NamespacePrefix ValidationName`,
      boolean: 'Active',
      date: 'CreatedDate LastModifiedDate',
    },
    {
      name: 'ValidationRule',
      id: (rule) => idOf('ValidationRule', ofObject(rule)),
      rows: () => world.automation?.validationRules ?? [],
      values: {
        Id: (rule) => idOf('ValidationRule', ofObject(rule)),
        Active: ({ active }) => active,
        Description: ({ description }) => description,
        EntityDefinitionId: ({ object }) => entityId(world, object),
        ErrorDisplayField: ({ errorField }) => errorField,
        ErrorMessage: ({ errorMessage }) => errorMessage,
        ManageableState: ({ namespace }) => stateOf(namespace),
        NamespacePrefix: ({ namespace }) => namespace,
        ValidationName: ({ name }) => name,
      },
      parents: ofEntity(world, ({ object }) => object),
    },
  );

export const apexTriggerTable = (world: World): Table<WorldTrigger> =>
  toolingTable<WorldTrigger>(
    {
      string: `Id Body CreatedById EntityDefinitionId LastModifiedById ManageableState Name NamespacePrefix Status
        TableEnumOrId`,
      boolean: `IsValid UsageAfterDelete UsageAfterInsert UsageAfterUndelete UsageAfterUpdate UsageBeforeDelete
        UsageBeforeInsert UsageBeforeUpdate UsageIsBulk`,
      date: 'CreatedDate LastModifiedDate SystemModstamp',
      number: 'ApiVersion BodyCrc LengthWithoutComments',
    },
    {
      name: 'ApexTrigger',
      id: (trigger) => idOf('ApexTrigger', qualified(trigger)),
      rows: () => world.automation?.triggers ?? [],
      values: {
        Id: (trigger) => idOf('ApexTrigger', qualified(trigger)),
        ApiVersion: ({ apiVersion }) => apiVersion,
        Body: ({ name, namespace, object }) => (namespace === null ? `trigger ${name} on ${object} {}` : '(hidden)'),
        EntityDefinitionId: ({ object }) => entityId(world, object),
        IsValid: () => true,
        ManageableState: ({ namespace }) => stateOf(namespace),
        Name: ({ name }) => name,
        NamespacePrefix: ({ namespace }) => namespace,
        Status: ({ status }) => status,
        TableEnumOrId: ({ object }) => tableEnumOrId(world, object),
        UsageBeforeInsert: on('before insert'),
        UsageBeforeUpdate: on('before update'),
        UsageBeforeDelete: on('before delete'),
        UsageAfterInsert: on('after insert'),
        UsageAfterUpdate: on('after update'),
        UsageAfterDelete: on('after delete'),
        UsageAfterUndelete: on('after undelete'),
      },
      parents: ofEntity(world, ({ object }) => object),
    },
  );

const on =
  (event: TriggerEvent): Column<WorldTrigger>['of'] =>
  ({ events }) =>
    events.includes(event);

/** Whether a workflow rule is active stands in its metadata only. */
export const workflowRuleTable = (world: World): Table<WorldWorkflowRule> =>
  toolingTable<WorldWorkflowRule>(
    {
      string: 'Id CreatedById LastModifiedById ManageableState Name NamespacePrefix TableEnumOrId',
      date: 'CreatedDate LastModifiedDate',
    },
    {
      name: 'WorkflowRule',
      id: (rule) => idOf('WorkflowRule', ofObject(rule)),
      rows: () => world.automation?.workflowRules ?? [],
      values: {
        Id: (rule) => idOf('WorkflowRule', ofObject(rule)),
        ManageableState: ({ namespace }) => stateOf(namespace),
        Name: ({ name }) => name,
        NamespacePrefix: ({ namespace }) => namespace,
        TableEnumOrId: ({ object }) => tableEnumOrId(world, object),
      },
    },
  );

export const assignmentRuleTable = (world: World): Table<WorldEntryRule> =>
  dataTable<WorldEntryRule>({
    name: 'AssignmentRule',
    id: (rule) => entryRuleId('AssignmentRule', rule),
    rows: () => entryRules(world, 'assignment'),
    values: {
      Id: (rule) => entryRuleId('AssignmentRule', rule),
      Active: ({ active }) => active,
      Name: ({ name }) => name,
      SobjectType: ({ object }) => object,
    },
  });

export const autoResponseRuleTable = (world: World): Table<WorldEntryRule> =>
  toolingTable<WorldEntryRule>(
    {
      string: 'Id CreatedById EntityDefinitionId LastModifiedById Name',
      boolean: 'Active',
      date: 'CreatedDate LastModifiedDate',
    },
    {
      name: 'AutoResponseRule',
      id: (rule) => entryRuleId('AutoResponseRule', rule),
      rows: () => entryRules(world, 'auto-response'),
      values: {
        Id: (rule) => entryRuleId('AutoResponseRule', rule),
        Active: ({ active }) => active,
        EntityDefinitionId: ({ object }) => entityId(world, object),
        Name: ({ name }) => name,
      },
      parents: ofEntity(world, ({ object }) => object),
    },
  );

const entryRules = ({ automation }: World, kind: WorldEntryRule['kind']): readonly WorldEntryRule[] =>
  (automation?.entryRules ?? []).filter((rule) => rule.kind === kind);

const entryRuleId = (type: 'AssignmentRule' | 'AutoResponseRule', { object, name }: WorldEntryRule): string =>
  idOf(type, `${object}.${name}`);

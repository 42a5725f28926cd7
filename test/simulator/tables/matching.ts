import type { Table } from '../table.ts';
import type { World } from '../world.ts';
import type { WorldApprovalProcess, WorldDuplicateRule, WorldMatchingRule } from '../world/automation.ts';
import { idOf, ofObject } from '../world/identity.ts';
import { dataTable } from './columns.ts';
import { tableEnumOrId } from './object-index.ts';

export const processDefinitionTable = (world: World): Table<WorldApprovalProcess> =>
  dataTable<WorldApprovalProcess>({
    name: 'ProcessDefinition',
    id: processId,
    rows: () => world.automation?.approvalProcesses ?? [],
    values: {
      Id: processId,
      Description: ({ description }) => description,
      DeveloperName: ({ name }) => name,
      LockType: () => 'Total',
      Name: ({ label }) => label,
      State: ({ active }) => (active ? 'Active' : 'Inactive'),
      TableEnumOrId: ({ object }) => tableEnumOrId(world, object),
      Type: () => 'Approval',
    },
  });

const processId = ({ object, name }: WorldApprovalProcess): string => idOf('ProcessDefinition', `${object}.${name}`);

export const duplicateRuleTable = (world: World): Table<WorldDuplicateRule> =>
  dataTable<WorldDuplicateRule>({
    name: 'DuplicateRule',
    id: (rule) => idOf('DuplicateRule', ofObject(rule)),
    rows: () => world.automation?.duplicateRules ?? [],
    values: {
      Id: (rule) => idOf('DuplicateRule', ofObject(rule)),
      DeveloperName: ({ name }) => name,
      IsActive: ({ active }) => active,
      IsDeleted: () => false,
      MasterLabel: ({ label }) => label,
      NamespacePrefix: ({ namespace }) => namespace,
      SobjectType: ({ object }) => object,
    },
  });

export const matchingRuleTable = (world: World): Table<WorldMatchingRule> =>
  dataTable<WorldMatchingRule>({
    name: 'MatchingRule',
    id: (rule) => idOf('MatchingRule', ofObject(rule)),
    rows: () => world.automation?.matchingRules ?? [],
    values: {
      Id: (rule) => idOf('MatchingRule', ofObject(rule)),
      BooleanFilter: ({ booleanFilter }) => booleanFilter,
      Description: ({ description }) => description,
      DeveloperName: ({ name }) => name,
      IsDeleted: () => false,
      MasterLabel: ({ label }) => label,
      MatchEngine: ({ items }) =>
        items.some(({ method }) => method !== 'Exact') ? 'FuzzyMatchEngine' : 'ExactMatchEngine',
      NamespacePrefix: ({ namespace }) => namespace,
      RuleStatus: ({ status }) => status,
      SobjectType: ({ object }) => object,
    },
  });

type Item = { readonly rule: WorldMatchingRule; readonly at: number };

export const matchingRuleItemTable = (world: World): Table<Item> =>
  dataTable<Item>({
    name: 'MatchingRuleItem',
    id: itemId,
    rows: () => (world.automation?.matchingRules ?? []).flatMap((rule) => rule.items.map((_, at) => ({ rule, at }))),
    values: {
      Id: itemId,
      BlankValueBehavior: ({ rule, at }) => rule.items[at]?.blankValue ?? null,
      Field: ({ rule, at }) => rule.items[at]?.field ?? null,
      IsDeleted: () => false,
      MatchingMethod: ({ rule, at }) => rule.items[at]?.method ?? null,
      MatchingRuleId: ({ rule }) => idOf('MatchingRule', ofObject(rule)),
      SortOrder: ({ at }) => at + 1,
    },
  });

const itemId = ({ rule, at }: Item): string => idOf('MatchingRuleItem', `${ofObject(rule)} ${at + 1}`);

import { setupTable } from './entry.ts';
import type { Entries } from './entry.ts';
import { flowDefinitionViewTable, flowTable } from './flows.ts';
import { duplicateRuleTable, matchingRuleItemTable, matchingRuleTable, processDefinitionTable } from './matching.ts';
import {
  apexTriggerTable,
  assignmentRuleTable,
  autoResponseRuleTable,
  validationRuleTable,
  workflowRuleTable,
} from './rules.ts';

/** The tables of what runs when records change. */
export const automationTables: Entries = {
  ApexTrigger: setupTable(apexTriggerTable),
  AssignmentRule: setupTable(assignmentRuleTable),
  AutoResponseRule: setupTable(autoResponseRuleTable),
  DuplicateRule: setupTable(duplicateRuleTable),
  Flow: setupTable(flowTable),
  FlowDefinitionView: setupTable(flowDefinitionViewTable),
  MatchingRule: setupTable(matchingRuleTable),
  MatchingRuleItem: setupTable(matchingRuleItemTable),
  ProcessDefinition: setupTable(processDefinitionTable),
  ValidationRule: setupTable(validationRuleTable),
  WorkflowRule: setupTable(workflowRuleTable),
};

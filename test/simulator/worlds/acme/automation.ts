import type { Automation } from '../../world/automation.ts';
import { flows } from './automation/flows.ts';
import { approvalProcesses, duplicateRules, entryRules, matchingRules, workflowRules } from './automation/rules.ts';
import { triggers } from './automation/triggers.ts';
import { validationRules } from './automation/validation-rules.ts';

/** What runs at Acme when records change: every kind, each also switched off. */
export const automation: Automation = {
  validationRules,
  triggers,
  flows,
  workflowRules,
  approvalProcesses,
  entryRules,
  duplicateRules,
  matchingRules,
};

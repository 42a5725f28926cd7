import { approvalProcesses } from './automation/approval-processes.js';
import { duplicateRules } from './automation/duplicate-rules.js';
import { assignmentRules, autoResponseRules, escalationRules } from './automation/entry-rules.js';
import { flows } from './automation/flows.js';
import { matchingRules } from './automation/matching-rules.js';
import { triggers } from './automation/triggers.js';
import { validationRules } from './automation/validation-rules.js';
import { workflowRules } from './automation/workflow-rules.js';
import type { Collector } from './collector.js';
import { autoNumbers } from './metadata/auto-numbers.js';
import { businessProcesses } from './metadata/business-processes.js';
import { compactLayouts } from './metadata/compact-layouts.js';
import { customSettings } from './metadata/custom-settings.js';
import { dependentPicklists } from './metadata/dependent-picklists.js';
import { encryption } from './metadata/encryption.js';
import { eventChannels } from './metadata/event-channels.js';
import { fieldSets } from './metadata/field-sets.js';
import { globalValueSets } from './metadata/global-value-sets.js';
import { historyTracking } from './metadata/history-tracking.js';
import { layouts } from './metadata/layouts.js';
import { lightningPages } from './metadata/lightning-pages.js';
import { listViews } from './metadata/list-views.js';
import { lookupFilters } from './metadata/lookup-filters.js';
import { queues } from './metadata/queues.js';
import { quickActions } from './metadata/quick-actions.js';
import { recordTypes } from './metadata/record-types.js';
import { restrictionRules } from './security/restriction-rules.js';
import { rollUps } from './metadata/roll-ups.js';
import { sharingModels } from './security/sharing-models.js';
import { sharingRules } from './security/sharing-rules.js';
import { fieldAccess, objectAccess, setupAccess } from './security/access-kinds.js';
import { usages } from './usage/usages.js';

/** THE registry of information classes, in the order in which they are shown. */
export const collectors: readonly Collector[] = [
  ...[validationRules, triggers, flows, workflowRules, approvalProcesses, assignmentRules],
  ...[autoResponseRules, escalationRules, duplicateRules, matchingRules],
  ...[recordTypes, businessProcesses, layouts, compactLayouts, lightningPages, fieldSets, quickActions, listViews],
  ...[rollUps, lookupFilters, dependentPicklists, autoNumbers, encryption, historyTracking, eventChannels, queues],
  ...[globalValueSets, customSettings],
  ...[sharingModels, sharingRules, restrictionRules, objectAccess, fieldAccess, setupAccess],
  usages,
];

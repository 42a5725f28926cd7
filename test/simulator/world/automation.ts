import type { MetadataTree } from '../components.ts';
import type { WorldCriteria } from './criteria.ts';

/** What runs when records change: any list may be absent. */
export type Automation = {
  readonly validationRules?: readonly WorldValidationRule[];
  readonly triggers?: readonly WorldTrigger[];
  readonly flows?: readonly WorldFlow[];
  readonly workflowRules?: readonly WorldWorkflowRule[];
  readonly approvalProcesses?: readonly WorldApprovalProcess[];
  /** Assignment, auto-response and escalation rules. */
  readonly entryRules?: readonly WorldEntryRule[];
  readonly duplicateRules?: readonly WorldDuplicateRule[];
  readonly matchingRules?: readonly WorldMatchingRule[];
};

export type WorldValidationRule = {
  readonly object: string;
  readonly name: string; // without the namespace
  readonly namespace: string | null; // of the package that brought it: then its formula is hidden
  readonly active: boolean;
  readonly description: string | null;
  readonly formula: string;
  readonly errorMessage: string;
  readonly errorField: string | null; // null: the error stands at the top of the page
};

export type TriggerEvent =
  `before ${'insert' | 'update' | 'delete'}` | `after ${'insert' | 'update' | 'delete' | 'undelete'}`;

export type WorldTrigger = {
  readonly object: string;
  readonly name: string;
  readonly namespace: string | null; // its body is hidden
  readonly status: 'Active' | 'Inactive' | 'Deleted';
  readonly apiVersion: number;
  readonly events: readonly TriggerEvent[];
};

export type WorldFlow = {
  readonly name: string; // without the namespace
  readonly label: string;
  readonly namespace: string | null; // its content is hidden
  readonly description: string | null;
  readonly versions: readonly WorldFlowVersion[]; // by number
  readonly outOfDate?: boolean;
  readonly template?: boolean;
};

export type WorldFlowVersion = {
  readonly number: number;
  readonly status: 'Active' | 'Draft' | 'Obsolete' | 'InvalidDraft';
  /** As in Flow.Metadata: processType, triggerOrder, start, recordUpdates, ... */
  readonly metadata: MetadataTree;
};

export type WorldWorkflowRule = WorldCriteria & {
  readonly object: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly active: boolean;
  readonly description: string | null;
  readonly triggerType: 'onCreateOnly' | 'onCreateOrTriggeringUpdate' | 'onAllChanges';
  readonly actions: readonly { readonly name: string; readonly type: string }[];
};

export type WorldApprovalProcess = {
  readonly object: string;
  readonly name: string;
  readonly label: string;
  readonly active: boolean;
  readonly description: string | null;
  readonly entry: WorldCriteria | null;
  readonly steps: readonly { readonly name: string; readonly label: string; readonly entry: WorldCriteria | null }[];
};

export type WorldEntryRule = {
  readonly kind: 'assignment' | 'auto-response' | 'escalation';
  readonly object: string;
  readonly name: string;
  readonly active: boolean;
  readonly entries: readonly WorldRuleEntry[];
};

/** One line of an assignment, auto-response or escalation rule. */
export type WorldRuleEntry = WorldCriteria & {
  readonly assignedTo?: string;
  readonly assignedToType?: 'User' | 'Queue';
  readonly template?: string;
  readonly minutesToEscalation?: number;
};

export type WorldDuplicateRule = {
  readonly object: string;
  readonly name: string;
  readonly label: string;
  readonly namespace: string | null;
  readonly active: boolean;
  readonly description: string | null;
  readonly filter: WorldCriteria | null;
  readonly matchingRules: readonly string[]; // names of matching rules of the same object
};

export type WorldMatchingRule = {
  readonly object: string;
  readonly name: string;
  readonly label: string;
  readonly namespace: string | null;
  readonly description: string | null;
  readonly status: 'Active' | 'Inactive' | 'DeactivationFailed';
  readonly booleanFilter: string | null;
  readonly items: readonly WorldMatchingItem[];
};

type WorldMatchingItem = {
  readonly field: string;
  readonly method: string; // Exact, FirstName, CompanyName, ...
  readonly blankValue: 'MatchBlanks' | 'NullNotAllowed';
};

import type {
  WorldDuplicateRule,
  WorldMatchingRule,
  WorldTrigger,
  WorldValidationRule,
  WorldWorkflowRule,
} from '../../world/automation.ts';
import type { WorldFilter } from '../../world/criteria.ts';

type With<T, Needed extends keyof T> = Partial<T> & Pick<T, Needed>;

const own = { namespace: null, active: true, description: null } as const;

/** A validation rule: active, ours, and at the top of the page unless it says otherwise. */
export const validationRule = (
  rule: With<WorldValidationRule, 'object' | 'name' | 'formula' | 'errorMessage'>,
): WorldValidationRule => ({ ...own, errorField: null, ...rule });

/** An Apex trigger: active and ours unless it says otherwise. */
export const trigger = (one: With<WorldTrigger, 'object' | 'name' | 'events'>): WorldTrigger => ({
  namespace: null,
  status: 'Active',
  apiVersion: 62,
  ...one,
});

/** A workflow rule of the time before flows. */
export const workflowRule = (rule: With<WorldWorkflowRule, 'object' | 'name'>): WorldWorkflowRule => ({
  ...own,
  triggerType: 'onAllChanges',
  actions: [],
  ...rule,
});

/** A duplicate rule that asks one matching rule. */
export const duplicateRule = (
  rule: With<WorldDuplicateRule, 'object' | 'name' | 'label' | 'matchingRules'>,
): WorldDuplicateRule => ({ ...own, filter: null, ...rule });

/** A matching rule; exact unless an item says otherwise. */
export const matchingRule = (
  rule: With<WorldMatchingRule, 'object' | 'name' | 'label' | 'items'>,
): WorldMatchingRule => ({ namespace: null, description: null, status: 'Active', booleanFilter: null, ...rule });

/** One condition; its value may be another field. */
export const where = (field: string, operation: string, value?: string): WorldFilter =>
  value === undefined ? { field, operation } : { field, operation, value };

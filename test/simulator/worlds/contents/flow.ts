import type { MetadataTree } from '../../components.ts';
import type { WorldFlow, WorldFlowVersion } from '../../world/automation.ts';

type Tree = { readonly [name: string]: unknown };

/** A flow; ours unless it says otherwise. */
export const flow = (spec: Partial<WorldFlow> & Pick<WorldFlow, 'name' | 'label' | 'versions'>): WorldFlow => ({
  namespace: null,
  description: null,
  ...spec,
});

export const version = (
  number: number,
  status: WorldFlowVersion['status'],
  metadata: MetadataTree,
): WorldFlowVersion => ({ number, status, metadata });

/** A flow with one version, which is active. */
export const running = (
  spec: Partial<WorldFlow> & Pick<WorldFlow, 'name' | 'label'>,
  metadata: MetadataTree,
): WorldFlow => flow({ ...spec, versions: [version(1, 'Active', metadata)] });

type Start = {
  readonly object: string;
  readonly when: 'RecordBeforeSave' | 'RecordAfterSave' | 'RecordBeforeDelete';
  readonly on: 'Create' | 'Update' | 'CreateAndUpdate' | 'Delete';
  readonly filters?: readonly Tree[];
  readonly filterFormula?: string;
  readonly async?: boolean;
};

/** What a flow does that records start. */
export const onRecord = (
  { object, when, on, filters = [], filterFormula, async = false }: Start,
  elements: Tree = {},
): MetadataTree => ({
  processType: 'AutoLaunchedFlow',
  start: {
    object,
    triggerType: when,
    recordTriggerType: on,
    ...(filters.length > 0 ? { filterLogic: 'and', filters } : {}),
    ...(filterFormula === undefined ? {} : { filterFormula }),
    ...(async ? { scheduledPaths: [{ name: 'Run_Asynchronously', pathType: 'AsyncAfterCommit' }] } : {}),
  },
  ...elements,
});

export const filter = (field: string, operator: string, value: string): Tree => ({
  field,
  operator,
  value: { stringValue: value },
});

/** A field that gets a value: a text, or what '$Record.Field' or a variable holds. */
export const assign = (field: string, value: string): Tree => ({
  field,
  value: /^[$\w]+\.|^var/.test(value) ? { elementReference: value } : { stringValue: value },
});

export const lookUp = (
  name: string,
  object: string,
  filters: readonly Tree[],
  queriedFields: readonly string[] = [],
) => ({
  name,
  label: name.replaceAll('_', ' '),
  object,
  filterLogic: 'and',
  filters,
  getFirstRecordOnly: true,
  queriedFields,
  storeOutputAutomatically: true,
});

export const update = (
  name: string,
  object: string,
  inputAssignments: readonly Tree[],
  filters: readonly Tree[] = [],
) => ({
  name,
  label: name.replaceAll('_', ' '),
  object,
  filters,
  inputAssignments,
});

/** An update of the record that started the flow. */
export const updateTrigger = (name: string, inputAssignments: readonly Tree[]) => ({
  name,
  label: name.replaceAll('_', ' '),
  inputReference: '$Record',
  inputAssignments,
});

export const create = (name: string, object: string, inputAssignments: readonly Tree[]) => ({
  name,
  label: name.replaceAll('_', ' '),
  object,
  inputAssignments,
  storeOutputAutomatically: true,
});

export const decide = (name: string, leftValueReference: string, operator: string, value: string) => ({
  name,
  label: name.replaceAll('_', ' '),
  defaultConnectorLabel: 'Otherwise',
  rules: [
    {
      name: `${name}_yes`,
      label: 'Yes',
      conditionLogic: 'and',
      conditions: [{ leftValueReference, operator, rightValue: { stringValue: value } }],
    },
  ],
});

export const formula = (name: string, dataType: string, expression: string) => ({ name, dataType, expression });

export const variable = (name: string, objectType: string, more: Tree = {}) => ({
  name,
  dataType: 'SObject',
  objectType,
  isCollection: false,
  ...more,
});

/** A Process Builder process: its object stands in metadata values and variables only. */
export const processBuilder = (object: string, elements: Tree = {}): MetadataTree => ({
  processType: 'Workflow',
  startElementReference: 'myDecision',
  processMetadataValues: [
    { name: 'ObjectType', value: { stringValue: object } },
    { name: 'ObjectVariable', value: { elementReference: 'myVariable_current' } },
    { name: 'TriggerType', value: { stringValue: 'onAllChanges' } },
  ],
  variables: [variable('myVariable_current', object), variable('myVariable_old', object)],
  ...elements,
});

import { conditionOf, criteriaOf, type Criterion } from '../criteria.js';
import type { BodyType, Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { missing } from '../hidden.js';
import { flag, qualified, text, trees } from '../row.js';
import { criteriaPlaces, formulaPlaces } from '../usage/formula-places.js';

type WorkflowRule = {
  readonly active: boolean | null;
  readonly condition?: string | null | undefined;
  /** `onCreateOnly`, `onCreateOrTriggeringUpdate`, `onAllChanges`, as the API says it. */
  readonly evaluated: string | null;
  /** `FieldUpdate Set_Region` and the like. */
  readonly actions: readonly string[] | null;
  readonly fullName: string;
  readonly namespace?: string;
};

type Body = Pick<WorkflowRule, 'active' | 'evaluated' | 'actions'> & {
  readonly condition: string | undefined;
  readonly formula: string | null;
  readonly criteria: readonly Criterion[];
};

const rules: List = {
  api: 'tooling',
  from: 'WorkflowRule',
  columns: ['Id', 'Name', 'TableEnumOrId', 'NamespacePrefix'],
};

const ruleBody: BodyType<Body> = {
  type: 'WorkflowRule',
  retrieve: { type: 'Workflow', element: 'rules' },
  records: ({ rows }) => rows(rules).flatMap((row) => text(row, 'Id') ?? []),
  digest: (tree) => ({
    active: flag(tree, 'active'),
    evaluated: text(tree, 'triggerType'),
    actions: trees(tree, 'actions').map((action) =>
      `${text(action, 'type') ?? ''} ${text(action, 'name') ?? ''}`.trim(),
    ),
    condition: conditionOf(tree, 'criteriaItems'),
    formula: text(tree, 'formula'),
    criteria: criteriaOf(tree, 'criteriaItems'),
  }),
};

/** Workflow rules. Source: Tooling API, WorkflowRule, which has no Active column: all but the name is in the definition. */
export const workflowRules: Collector<WorkflowRule> = {
  name: 'workflow-rule',
  title: 'Workflow rules',
  class: 'automation',
  componentType: 'WorkflowRule',
  lists: [rules],
  bodies: [ruleBody],
  *read(told) {
    const { rows, bodies, scope } = told;
    const definitions = bodies(ruleBody);
    for (const row of rows(rules)) {
      const label = text(row, 'Name');
      if (label === null) continue;
      const object = scope.objectOf(text(row, 'TableEnumOrId'));
      const namespace = text(row, 'NamespacePrefix');
      const name = qualified(namespace, label);
      const body = definitions?.get(`${object ?? ''}.${name}`);
      yield about('workflow-rule', {
        object,
        name,
        label,
        details: {
          active: body?.active ?? null,
          condition: body ? body.condition : null,
          evaluated: body?.evaluated ?? null,
          actions: body?.actions ?? null,
          fullName: name,
          ...(namespace !== null && { namespace }),
        },
        places: body
          ? [...formulaPlaces(body.formula, object, scope), ...criteriaPlaces(body.criteria, object, scope)]
          : [],
      });
      if (!body) yield* missing(told, ruleBody, { kind: 'workflow-rule', object, packaged: namespace !== null });
    }
  },
  active: ({ details }) => details.active,
  legacy: () => true,
  steps: () => ['workflow rule'],
  row: ({ label, details }) => ({
    Rule: label,
    Condition:
      details.condition === undefined || details.condition === null ? details.condition : { code: details.condition },
    Evaluated: details.evaluated,
    Actions: details.actions === null ? null : details.actions.join(', ') || undefined,
  }),
  sentence: ({ label, details }) =>
    `Workflow rule "${label}" (legacy${details.active === false ? ', inactive' : ''}) acts when ` +
    `${details.condition === null ? 'a condition that is unknown holds' : (details.condition ?? 'any record is saved')}: ` +
    `${details.actions === null ? 'actions unknown' : details.actions.join(', ') || 'no actions'}.`,
};

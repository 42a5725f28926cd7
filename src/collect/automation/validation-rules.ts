import type { BodyType, Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { missing } from '../hidden.js';
import { flag, qualified, text } from '../row.js';
import { formulaPlaces } from '../usage/formula-places.js';

type ValidationRule = {
  readonly active: boolean | null;
  /** Null where the definition could not be read. */
  readonly formula: string | null;
  readonly errorMessage: string | null;
  readonly errorField?: string;
  readonly fullName: string;
  readonly namespace?: string;
};

const rules: List = {
  api: 'tooling',
  from: 'ValidationRule',
  columns: [
    'Id',
    'EntityDefinitionId',
    'EntityDefinition.QualifiedApiName',
    'ValidationName',
    'Active',
    'Description',
  ].concat(['ErrorDisplayField', 'ErrorMessage', 'NamespacePrefix', 'ManageableState']),
};

/** The formula of a rule, by `Account.Name_required`. */
export const validationRuleBody: BodyType<string> = {
  type: 'ValidationRule',
  retrieve: { type: 'CustomObject', element: 'validationRules' },
  records: ({ rows }) => rows(rules).flatMap((row) => text(row, 'Id') ?? []),
  digest: (tree) => text(tree, 'errorConditionFormula') ?? undefined,
};

/** Validation rules. Source: Tooling API, ValidationRule; its formula is in Metadata alone. */
export const validationRules: Collector<ValidationRule> = {
  name: 'validation-rule',
  title: 'Validation rules',
  class: 'automation',
  componentType: 'ValidationRule',
  lists: [rules],
  bodies: [validationRuleBody],
  *read(told) {
    const { rows, bodies, scope } = told;
    const formulas = bodies(validationRuleBody);
    for (const row of rows(rules)) {
      const name = text(row, 'ValidationName');
      if (name === null) continue;
      const object = scope.objectOf(text(row, 'EntityDefinition.QualifiedApiName') ?? text(row, 'EntityDefinitionId'));
      const namespace = text(row, 'NamespacePrefix');
      const fullName = `${object ?? ''}.${qualified(namespace, name)}`;
      const formula = formulas?.get(fullName) ?? null;
      const errorField = text(row, 'ErrorDisplayField');
      yield about('validation-rule', {
        object,
        name: qualified(namespace, name),
        label: name,
        description: text(row, 'Description'),
        details: {
          active: flag(row, 'Active'),
          formula,
          errorMessage: text(row, 'ErrorMessage'),
          ...(errorField !== null && errorField !== 'Top of Page' && { errorField }),
          fullName: qualified(namespace, name),
          ...(namespace !== null && { namespace }),
        },
        places: formulaPlaces(formula, object, scope),
      });
      if (formula === null)
        yield* missing(told, validationRuleBody, { kind: 'validation-rule', object, packaged: namespace !== null });
    }
  },
  active: ({ details }) => details.active,
  steps: () => ['validation rule'],
  row: ({ label, description, details }) => ({
    Rule: label,
    Condition: details.formula === null ? null : { code: details.formula },
    Message: details.errorMessage,
    Field: details.errorField === undefined ? 'top of the page' : { code: details.errorField },
    Description: description ?? undefined,
  }),
  sentence: ({ label, description, details }) =>
    `Validation rule "${label}"${details.active === false ? ' (inactive)' : ''} stops a save with ` +
    `${details.errorMessage === null ? 'a message that is unknown' : `the message "${details.errorMessage}"`} when ${details.formula ?? 'a condition that could not be read holds'}.` +
    (description ? ` ${description}` : ''),
};

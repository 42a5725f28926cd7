import type { Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { number, qualified, text } from '../row.js';
import { criteriaPlaces } from '../usage/formula-places.js';

type MatchingRule = {
  readonly active: boolean | null;
  /** `Industry (Exact)`, in the rule's order. */
  readonly fields: readonly string[] | null;
  readonly logic?: string;
  readonly fullName: string;
};

const rules: List = {
  api: 'data',
  from: 'MatchingRule',
  columns: [
    'Id',
    'DeveloperName',
    'MasterLabel',
    'NamespacePrefix',
    'Description',
    'SobjectType',
    'RuleStatus',
    'BooleanFilter',
  ],
};
const items: List = {
  api: 'data',
  from: 'MatchingRuleItem',
  columns: ['Id', 'MatchingRuleId', 'Field', 'MatchingMethod', 'SortOrder'],
};

/** Matching rules, which duplicate rules compare records by. Source: Object Reference, MatchingRule, MatchingRuleItem. */
export const matchingRules: Collector<MatchingRule> = {
  name: 'matching-rule',
  title: 'Matching rules',
  class: 'automation',
  componentType: 'MatchingRule',
  lists: [rules, items],
  *read({ rows, isKnown, scope }) {
    const byRule = Map.groupBy(rows(items), (item) => text(item, 'MatchingRuleId'));
    for (const row of rows(rules)) {
      const name = text(row, 'DeveloperName');
      if (name === null) continue;
      const object = scope.objectOf(text(row, 'SobjectType'));
      const fullName = qualified(text(row, 'NamespacePrefix'), name);
      const [status, logic] = [text(row, 'RuleStatus'), text(row, 'BooleanFilter')];
      const own = [...(byRule.get(text(row, 'Id')) ?? [])].sort((a, b) => order(a) - order(b));
      const fields = own.flatMap((item) => text(item, 'Field') ?? []);
      yield about('matching-rule', {
        object,
        name: fullName,
        label: text(row, 'MasterLabel'),
        description: text(row, 'Description'),
        details: {
          active: status === null ? null : status === 'Active',
          fields: isKnown(items) ? own.map(fieldWords) : null,
          ...(logic !== null && { logic }),
          fullName,
        },
        places: criteriaPlaces(
          fields.map((field) => ({ field, operation: null, value: null })),
          object,
          scope,
        ),
      });
    }
  },
  active: ({ details }) => details.active,
  row: ({ label, description, details }) => ({
    Rule: label,
    Fields: details.fields === null ? null : details.fields.join(', ') || undefined,
    Logic: details.logic,
    Description: description ?? undefined,
  }),
  sentence: ({ label, details }) =>
    `Matching rule "${label}"${details.active === false ? ' (inactive)' : ''} compares ${details.fields === null ? 'fields that could not be read' : details.fields.join(', ') || 'no fields'}.`,
};

const order = (row: Parameters<typeof number>[0]): number => number(row, 'SortOrder') ?? 0;

function fieldWords(item: Parameters<typeof text>[0]): string {
  return `${text(item, 'Field') ?? ''} (${text(item, 'MatchingMethod') ?? 'method unknown'})`;
}

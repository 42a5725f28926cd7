import type { BodyType, Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { missing } from '../hidden.js';
import { flag, qualified, text, texts, trees } from '../row.js';

type DuplicateRule = {
  readonly active: boolean | null;
  /** Names of the matching rules that find duplicates for it; null where the definition could not be read. */
  readonly matchingRules: readonly string[] | null;
  /** `Allow` or `Block`, as the API says it. */
  readonly onInsert: string | null;
  readonly onUpdate: string | null;
  readonly fullName: string;
};

type Body = Pick<DuplicateRule, 'matchingRules' | 'onInsert' | 'onUpdate'>;

const rules: List = {
  api: 'data',
  from: 'DuplicateRule',
  columns: ['Id', 'DeveloperName', 'MasterLabel', 'NamespacePrefix', 'SobjectType', 'IsActive'],
};

const ruleBody: BodyType<Body> = {
  type: 'DuplicateRule',
  retrieve: { type: 'DuplicateRule' },
  digest: (tree) => ({
    matchingRules: trees(tree, 'duplicateRuleMatchRules').flatMap((rule) => texts(rule, 'matchingRule')),
    onInsert: text(tree, 'actionOnInsert'),
    onUpdate: text(tree, 'actionOnUpdate'),
  }),
};

/** Duplicate rules. Source: Object Reference, DuplicateRule; which matching rules it uses is in its definition alone. */
export const duplicateRules: Collector<DuplicateRule> = {
  name: 'duplicate-rule',
  title: 'Duplicate rules',
  class: 'automation',
  lists: [rules],
  bodies: [ruleBody],
  *read(told) {
    const { rows, bodies, scope } = told;
    const definitions = bodies(ruleBody);
    for (const row of rows(rules)) {
      const name = text(row, 'DeveloperName');
      if (name === null) continue;
      const object = scope.objectOf(text(row, 'SobjectType'));
      const fullName = qualified(text(row, 'NamespacePrefix'), name);
      const body = definitions?.get(`${object ?? ''}.${fullName}`);
      yield about('duplicate-rule', {
        object,
        name: fullName,
        label: text(row, 'MasterLabel'),
        details: {
          active: flag(row, 'IsActive'),
          matchingRules: body?.matchingRules ?? null,
          onInsert: body?.onInsert ?? null,
          onUpdate: body?.onUpdate ?? null,
          fullName,
        },
      });
      if (!body) yield* missing(told, ruleBody, { kind: 'duplicate-rule', object, packaged: fullName.includes('__') });
    }
  },
  active: ({ details }) => details.active,
  steps: () => ['duplicate rule'],
  row: ({ label, details }) => ({
    Rule: label,
    'On create': details.onInsert,
    'On edit': details.onUpdate,
    'Matching rules': details.matchingRules === null ? null : details.matchingRules.join(', ') || undefined,
  }),
  sentence: ({ label, details }) =>
    `Duplicate rule "${label}"${details.active === false ? ' (inactive)' : ''}: on create ${details.onInsert ?? 'unknown'}, ` +
    `on edit ${details.onUpdate ?? 'unknown'}, by the matching rules ${details.matchingRules?.join(', ') ?? 'unknown'}.`,
};

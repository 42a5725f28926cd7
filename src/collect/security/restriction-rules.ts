import type { Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { flag, qualified, text } from '../row.js';

type RestrictionRule = {
  readonly active: boolean | null;
  /** `Restrict` hides records, `Scoping` narrows what is shown first. */
  readonly type: string | null;
  readonly recordFilter: string | null;
  readonly userCriteria: string | null;
  readonly fullName: string;
};

const list: List = {
  api: 'tooling',
  from: 'RestrictionRule',
  columns: ['Id', 'DeveloperName', 'MasterLabel', 'Description', 'EnforcementType', 'IsActive', 'TargetEntity'].concat([
    'RecordFilter',
    'UserCriteria',
    'NamespacePrefix',
  ]),
};

/** Restriction and scoping rules. Source: Tooling API, RestrictionRule. */
export const restrictionRules: Collector<RestrictionRule> = {
  name: 'restriction-rule',
  title: 'Restriction and scoping rules',
  class: 'security',
  lists: [list],
  *read({ rows, scope }) {
    for (const row of rows(list)) {
      const name = text(row, 'DeveloperName');
      if (name === null) continue;
      const fullName = qualified(text(row, 'NamespacePrefix'), name);
      yield about('restriction-rule', {
        object: scope.objectOf(text(row, 'TargetEntity')),
        name: fullName,
        label: text(row, 'MasterLabel'),
        description: text(row, 'Description'),
        details: {
          active: flag(row, 'IsActive'),
          type: text(row, 'EnforcementType'),
          recordFilter: text(row, 'RecordFilter'),
          userCriteria: text(row, 'UserCriteria'),
          fullName,
        },
      });
    }
  },
  active: ({ details }) => details.active,
  row: ({ label, description, details }) => ({
    Rule: label,
    Type: details.type,
    Records: details.recordFilter === null ? null : { code: details.recordFilter },
    Users: details.userCriteria === null ? null : { code: details.userCriteria },
    Description: description ?? undefined,
  }),
  sentence: ({ label, details }) =>
    `${details.type === 'Scoping' ? 'Scoping' : 'Restriction'} rule "${label}"${details.active === false ? ' (inactive)' : ''}: ` +
    `records ${details.recordFilter ?? 'unknown'}, for users ${details.userCriteria ?? 'unknown'}.`,
};

import type { Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { qualified, text } from '../row.js';

type QuickAction = {
  /** `Create`, `Update`, `LogACall`, `LightningComponent`..., as the API says it. */
  readonly type: string | null;
  /** API name of the object that it creates or changes. */
  readonly target?: string;
  readonly fullName: string;
};

const list: List = {
  api: 'tooling',
  from: 'QuickActionDefinition',
  columns: [
    'Id',
    'DeveloperName',
    'MasterLabel',
    'Description',
    'Type',
    'SobjectType',
    'TargetSobjectType',
    'NamespacePrefix',
  ],
};

/** Quick actions. Source: Tooling API, QuickActionDefinition. Without an object they are global. */
export const quickActions: Collector<QuickAction> = {
  name: 'quick-action',
  title: 'Quick actions',
  class: 'metadata',
  lists: [list],
  *read({ rows, scope }) {
    for (const row of rows(list)) {
      const name = text(row, 'DeveloperName');
      if (name === null) continue;
      const owner = text(row, 'SobjectType');
      const target = text(row, 'TargetSobjectType');
      const fullName = qualified(text(row, 'NamespacePrefix'), name);
      yield about('quick-action', {
        object: scope.objectOf(owner === 'Global' ? null : owner),
        name: fullName,
        label: text(row, 'MasterLabel'),
        description: text(row, 'Description'),
        details: {
          type: text(row, 'Type'),
          ...(target !== null && { target: scope.objectOf(target) ?? target }),
          fullName,
        },
      });
    }
  },
  row: ({ label, description, details }) => ({
    Action: label,
    Type: details.type,
    Object: details.target,
    Description: description ?? undefined,
  }),
  sentence: ({ label, details }) =>
    `Quick action "${label}" (${details.type ?? 'type unknown'})${details.target ? ` for ${details.target}` : ''}.`,
};

import type { Step } from '../../model/order-of-execution.js';
import type { Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { flag, number, qualified, text } from '../row.js';

type Trigger = {
  readonly active: boolean | null;
  /** `before insert` and the like, in the order of Setup. */
  readonly events: readonly string[];
  readonly apiVersion: number | null;
  readonly fullName: string;
  readonly namespace?: string;
};

const usages = {
  UsageBeforeInsert: 'before insert',
  UsageBeforeUpdate: 'before update',
  UsageBeforeDelete: 'before delete',
  UsageAfterInsert: 'after insert',
  UsageAfterUpdate: 'after update',
  UsageAfterDelete: 'after delete',
  UsageAfterUndelete: 'after undelete',
} as const;

const list: List = {
  api: 'tooling',
  from: 'ApexTrigger',
  columns: [
    'Id',
    'Name',
    'EntityDefinition.QualifiedApiName',
    'TableEnumOrId',
    'Status',
    'ApiVersion',
    'NamespacePrefix',
  ].concat(Object.keys(usages)),
};

/** Apex triggers; their bodies are not read. Source: Tooling API, ApexTrigger. */
export const triggers: Collector<Trigger> = {
  name: 'trigger',
  title: 'Apex triggers',
  class: 'automation',
  lists: [list],
  *read({ rows, scope }) {
    for (const row of rows(list)) {
      const name = text(row, 'Name');
      const status = text(row, 'Status');
      if (name === null || status === 'Deleted') continue;
      const namespace = text(row, 'NamespacePrefix');
      yield about('trigger', {
        object: scope.objectOf(text(row, 'EntityDefinition.QualifiedApiName') ?? text(row, 'TableEnumOrId')),
        name: qualified(namespace, name),
        label: name,
        details: {
          active: status === null ? null : status === 'Active',
          events: Object.entries(usages).flatMap(([column, event]) => (flag(row, column) === true ? [event] : [])),
          apiVersion: number(row, 'ApiVersion'),
          fullName: qualified(namespace, name),
          ...(namespace !== null && { namespace }),
        },
      });
    }
  },
  active: ({ details }) => details.active,
  steps: ({ details }) => [...new Set(details.events.map(stepOf))],
  row: ({ label, details }) => ({
    Trigger: label,
    Events: details.events.join(', ') || undefined,
    'API version': details.apiVersion === null ? null : String(details.apiVersion),
    Package: details.namespace,
  }),
  sentence: ({ label, details }) =>
    `Apex trigger "${label}"${details.active === false ? ' (inactive)' : ''} runs ${details.events.join(', ') || 'on no event'}.`,
};

function stepOf(event: string): Step {
  if (/ (un)?delete$/.test(event)) return 'on delete';
  return event.startsWith('before') ? 'before trigger' : 'after trigger';
}

import type { Collector } from '../collector.js';
import { about } from '../fact.js';

type HistoryTracking = {
  readonly fieldHistory: boolean | null;
  readonly feed: boolean | null;
  /** API names of the fields whose changes are kept. */
  readonly fields: readonly string[];
};

/** Field history and feed tracking. Source: Tooling API, EntityDefinition and FieldDefinition. */
export const historyTracking: Collector<HistoryTracking> = {
  name: 'history-tracking',
  title: 'Tracking of changes',
  class: 'metadata',
  lists: [],
  needs: ['entities'],
  *read({ scope }) {
    for (const [object, { historyTracked, feedEnabled }] of scope.entities) {
      if (historyTracked !== true && feedEnabled !== true) continue;
      const fields = scope.objects.get(object)?.fields.filter((field) => field.historyTracked === true) ?? [];
      yield about('history-tracking', {
        object,
        name: 'tracking',
        label: 'Tracking of changes',
        details: { fieldHistory: historyTracked, feed: feedEnabled, fields: fields.map(({ name }) => name) },
      });
    }
  },
  row: ({ details }) => ({
    'Field history': inWords(details.fieldHistory),
    Feed: inWords(details.feed),
    Fields: details.fields.join(', ') || undefined,
  }),
  sentence: ({ details }) =>
    `Field history tracking: ${inWords(details.fieldHistory) ?? 'unknown'}${details.fields.length > 0 ? `, of ${details.fields.join(', ')}` : ''}; feed: ${inWords(details.feed) ?? 'unknown'}.`,
};

function inWords(value: boolean | null): string | null {
  return value === null ? null : value ? 'on' : 'off';
}

import type { Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { text } from '../row.js';

type Queue = { readonly fullName: string };

const list: List = {
  api: 'data',
  from: 'QueueSobject',
  columns: ['Id', 'QueueId', 'Queue.DeveloperName', 'Queue.Name', 'SobjectType'],
};

/** Queues that may own records of an object. Source: Object Reference, QueueSobject. */
export const queues: Collector<Queue> = {
  name: 'queue',
  title: 'Queues',
  class: 'metadata',
  lists: [list],
  *read({ rows, scope }) {
    for (const row of rows(list)) {
      const name = text(row, 'Queue.DeveloperName') ?? text(row, 'Queue.Name');
      if (name === null) continue;
      const object = scope.objectOf(text(row, 'SobjectType'));
      yield about('queue', { object, name, label: text(row, 'Queue.Name'), details: { fullName: name } });
    }
  },
  row: ({ label, details }) => ({ Queue: label, 'API name': { code: details.fullName } }),
  sentence: ({ label }) => `Queue "${label}" may own its records.`,
};

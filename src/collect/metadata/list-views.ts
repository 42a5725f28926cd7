import type { Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { qualified, text } from '../row.js';

type ListView = { readonly fullName: string };

const list: List = {
  api: 'data',
  from: 'ListView',
  columns: ['Id', 'DeveloperName', 'Name', 'NamespacePrefix', 'SobjectType'],
};

/** List views that the user may see. An org can have tens of thousands: only when asked for. Source: Object Reference, ListView. */
export const listViews: Collector<ListView> = {
  name: 'list-view',
  title: 'List views',
  class: 'list-views',
  lists: [list],
  *read({ rows, scope }) {
    for (const row of rows(list)) {
      const name = text(row, 'DeveloperName');
      if (name === null) continue;
      const fullName = qualified(text(row, 'NamespacePrefix'), name);
      const object = scope.objectOf(text(row, 'SobjectType'));
      yield about('list-view', { object, name: fullName, label: text(row, 'Name'), details: { fullName } });
    }
  },
  row: ({ label, details }) => ({ 'List view': label, 'API name': { code: details.fullName } }),
  sentence: ({ label }) => `List view "${label}".`,
};

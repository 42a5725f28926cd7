import type { Metadata } from '../../world/metadata.ts';
import { compactLayout, fieldSet, layout, listView, page, quickAction, section, shows } from '../contents/pages.ts';
import { KEPT_TEXTS, NAMES, short } from './rules.ts';
import { HOSTILE_TEXTS } from './texts.ts';

const fields = KEPT_TEXTS.map(([name]) => `${name}__c`);
const own = { namespace: null, active: true, businessProcess: null, picklists: [] } as const;
const pipe = HOSTILE_TEXTS['Pipe'] ?? '';

/** Pages, record types and sharing with every text in every place, and with names that are traps. */
export const metadata: Metadata = {
  recordTypes: [
    ...KEPT_TEXTS.map(([name, text]) => ({
      ...own,
      object: 'Texts__c',
      name: `Type_${name}`,
      label: short(text),
      description: text,
    })),
    ...NAMES.map((name) => ({ ...own, object: 'Account', name, label: name, description: null })),
    {
      ...own,
      object: 'Values__c',
      name: 'constructor',
      label: pipe,
      description: null,
      picklists: KEPT_TEXTS.map(([name, text]) => ({ field: `${name}__c`, values: [text, 'Ordinary'] })),
    },
  ],
  layouts: [
    ...KEPT_TEXTS.map(([name, text]) =>
      layout({ object: 'Texts__c', name: `${name}: ${short(text)}`, sections: [section(text, ...fields)] }),
    ),
    ...NAMES.map((name) => layout({ object: '__proto__', name, sections: [section(name, 'Harmless__c')] })),
    layout({ object: 'constructor', name: '../../etc/passwd', sections: [] }),
  ],
  profileLayouts: shows('constructor', '../../etc/passwd', null, 'System Administrator', '=Analyst | "Profile"'),
  compactLayouts: NAMES.map((name) =>
    compactLayout({ object: 'Texts__c', name, label: pipe, fields: ['Name', 'Pipe__c'] }),
  ),
  pages: NAMES.map((name) =>
    page({
      name,
      label: pipe,
      description: HOSTILE_TEXTS['Script'] ?? '',
      object: 'constructor',
      fields: ['Harmless__c'],
    }),
  ),
  fieldSets: NAMES.map((name) =>
    fieldSet({ object: 'Texts__c', name, label: pipe, description: pipe, displayed: fields }),
  ),
  listViews: NAMES.map((name) => listView({ object: '__proto__', name, label: pipe, columns: ['NAME'] })),
  quickActions: NAMES.map((name) =>
    quickAction({ object: 'constructor', name, label: pipe, type: 'Create', target: '__proto__' }),
  ),
  sharingRules: KEPT_TEXTS.map(([name, text]) => ({
    kind: 'criteria',
    object: 'Texts__c',
    name: `Share_${name}`,
    label: short(text),
    description: text,
    access: 'Read',
    sharedTo: ['group', 'constructor'],
    criteria: { filters: [{ field: `${name}__c`, operation: 'equals', value: text }] },
  })),
  globalValueSets: NAMES.map((name) => ({
    name,
    label: pipe,
    namespace: null,
    description: null,
    values: KEPT_TEXTS.map(([, text]) => text),
  })),
  queues: NAMES.map((name) => ({ name, label: `${name} ${pipe}`, objects: ['__proto__', 'Texts__c'] })),
  packages: KEPT_TEXTS.map(([name, text]) => ({ namespace: name.toLowerCase(), name: text, version: [1, 0, 0, 1] })),
};

import type { WorldLayout, WorldPage } from '../../simulator/world/metadata.ts';
import { byText, fullNameOf, given, sorted, type Expected, type Truth } from './expectation.ts';
import type { Place } from './schema.ts';

/** What people see: layouts, pages, lists, actions. */
export function pageFacts(truth: Truth): readonly Expected[] {
  const { layouts = [], pages = [] } = truth.metadata;
  return [
    ...layouts.map((layout) => layoutFact(truth, layout)),
    ...pages.map((page) => pageFact(truth, page)),
    ...compactLayouts(truth),
    ...fieldSets(truth),
    ...listViews(truth),
    ...quickActions(truth),
  ];
}

/** Names of fields as they stand on a page, also over a lookup. */
const fieldsOf = ({ schema }: Truth, names: readonly string[], object: string | null): readonly Place[] =>
  object === null ? [] : names.flatMap((name) => schema.along(name.split('.'), object));

function layoutFact(truth: Truth, layout: WorldLayout): Expected {
  const name = fullNameOf(layout);
  const fields = sorted(layout.sections.flatMap((section) => section.fields.map(([field]) => field)));
  const assigned = (truth.metadata.profileLayouts ?? []).filter(
    (one) => one.object === layout.object && one.layout === name,
  );
  const assignments = assigned
    .map(({ profile, recordType }) => ({ profile, ...given('recordType', recordType) }))
    .sort((a, b) => byText(orderOf(a), orderOf(b)));
  return {
    object: truth.object(layout.object),
    kind: 'layout',
    parts: [name],
    label: layout.name,
    details: {
      type: 'Standard',
      fields,
      relatedLists: sorted(layout.relatedLists.map(({ list }) => list)),
      assignments,
      fullName: name,
      ...given('namespace', layout.namespace),
    },
    shows: fieldsOf(truth, fields, layout.object),
    component: ['Layout', `${layout.object}.${name}`, layout.namespace],
  };
}

const orderOf = ({ profile, recordType }: { profile: string; recordType?: unknown }): string =>
  `${String(recordType ?? '')}\n${profile}`;

function pageFact(truth: Truth, page: WorldPage): Expected {
  const name = fullNameOf(page);
  const fields = sorted(page.fields);
  const own = page.orgDefault === true && page.object !== null ? ['Large', 'Small'] : [];
  const inApps = (truth.metadata.apps ?? []).flatMap((app) =>
    app.pages.filter((one) => one.page === name).map((one) => ({ app: fullNameOf(app), ...one })),
  );
  const assignments = [
    ...own.map((formFactor) => ({ formFactor })),
    ...inApps.map(({ app, formFactor, object, profile, recordType }) => ({
      app,
      ...given('profile', profile),
      ...given('recordType', recordType === null ? null : `${object}.${recordType}`),
      formFactor,
    })),
  ];
  return {
    object: truth.object(page.object),
    kind: 'lightning-page',
    parts: [name],
    label: page.label,
    description: page.description,
    details: { type: page.type, fields, assignments, fullName: name, ...given('namespace', page.namespace) },
    shows: fieldsOf(truth, fields, page.object),
    component: ['FlexiPage', page.object === null ? name : `${page.object}.${name}`, page.namespace],
  };
}

function compactLayouts(truth: Truth): readonly Expected[] {
  return (truth.metadata.compactLayouts ?? []).map((layout) => ({
    object: truth.object(layout.object),
    kind: 'compact-layout',
    parts: [fullNameOf(layout)],
    label: layout.label,
    details: { fields: layout.fields, fullName: fullNameOf(layout), ...given('namespace', layout.namespace) },
    shows: fieldsOf(truth, layout.fields, layout.object),
    component: ['CompactLayout', `${layout.object}.${fullNameOf(layout)}`, layout.namespace],
  }));
}

function fieldSets(truth: Truth): readonly Expected[] {
  return (truth.metadata.fieldSets ?? []).map((set) => ({
    object: truth.object(set.object),
    kind: 'field-set',
    parts: [fullNameOf(set)],
    label: set.label,
    description: set.description,
    details: {
      fields: set.displayed,
      available: set.available,
      fullName: fullNameOf(set),
      ...given('namespace', set.namespace),
    },
    shows: fieldsOf(truth, set.displayed, set.object),
    component: ['FieldSet', `${set.object}.${fullNameOf(set)}`, set.namespace],
  }));
}

function listViews({ metadata, object }: Truth): readonly Expected[] {
  return (metadata.listViews ?? []).map((view) => ({
    object: object(view.object),
    kind: 'list-view',
    parts: [fullNameOf(view)],
    label: view.label,
    details: { fullName: fullNameOf(view) },
  }));
}

function quickActions({ metadata, object }: Truth): readonly Expected[] {
  return (metadata.quickActions ?? []).map((action) => ({
    object: object(action.object),
    kind: 'quick-action',
    parts: [fullNameOf(action)],
    label: action.label,
    description: action.description,
    details: { type: action.type, ...given('target', action.target), fullName: fullNameOf(action) },
  }));
}

import { comesFirst } from './comes-first.js';
import { compareText } from './compare-text.js';
import { factsOf } from './kind-facts.js';
import type { Field, SObject } from './schema.js';
import { systemFields } from './system-fields.js';

/** One place where a field, or the object itself, is used. */
export type Usage = {
  /** Absent where the object itself is used. */
  readonly field: string | undefined;
  readonly component: string;
  readonly componentType: string;
  readonly componentNamespace: string | undefined;
  readonly source: string;
};

/** Where an object and its fields are used: the object itself first, then field by field. */
export function usagesOf(object: SObject): readonly Usage[] {
  const usages = factsOf(object, 'usage').map(({ details, label }): Usage => {
    const said = (value: unknown): string | undefined =>
      typeof value === 'string' && value !== '' ? value : undefined;
    return {
      field: said(details['field']),
      component: said(details['component']) ?? label,
      componentType: said(details['componentType']) ?? '',
      componentNamespace: said(details['componentNamespace']),
      source: said(details['source']) ?? '',
    };
  });
  return usages.sort(
    (left, right) =>
      compareText(left.field ?? '', right.field ?? '') ||
      compareText(left.componentType, right.componentType) ||
      compareText(left.component, right.component) ||
      compareText(left.source, right.source) ||
      compareText(left.componentNamespace ?? '', right.componentNamespace ?? ''),
  );
}

/** Fields that people may look at because no use was found; none on objects that nobody customizes. */
export function fieldsWithoutUse(object: SObject, usages: readonly Usage[]): readonly Field[] {
  const used = new Set(usages.map(({ field }) => field));
  return comesFirst(object)
    ? object.fields
        .filter(({ name, type }) => !used.has(name) && !systemFields.has(name) && type !== 'id')
        .sort((left, right) => compareText(left.name, right.name))
    : [];
}

/** Where a use was found, in words. */
export function sourceWords(source: string): string {
  return source === 'dependency-api' ? 'dependency API (Beta)' : source.replaceAll('-', ' ');
}

const OWN_READING = { automation: 'automation', metadata: 'metadata (layouts, roll-ups and the like)' } as const;

/** What was searched for uses, and what was not. */
export function searchedWords(selected: readonly string[]): readonly string[] {
  const left = Object.entries(OWN_READING).flatMap(([name, words]) => (selected.includes(name) ? [] : words));
  return [
    'Searched: the dependency API (MetadataComponentDependency), which is Beta, does not know standard fields and may miss uses; and what this build read itself: formulas, lookups, and the automation and metadata of the org.',
    left.length === 0 ? '' : `Not asked for in this build, and so not searched: ${left.join(', ')}.`,
    'Not searched: Apex and other code that names fields in texts, integrations, exports and whatever else is outside the org.',
  ].filter((text) => text !== '');
}

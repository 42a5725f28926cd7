import { groupBy } from '../model/group-by.js';
import { isAsked, unreadReasons } from '../model/kind-facts.js';
import { fieldsWithoutUse, searchedWords, sourceWords, usagesOf, type Usage } from '../model/usages.js';
import { called } from './called.js';
import type { Passage, Scope, Statement } from './passage.js';
import { plainLine } from './plain.js';

/** Where an object and its fields are used; undefined where no use was found. */
export function usagePassage(scope: Scope): Passage | undefined {
  const { object, context } = scope;
  const usages = usagesOf(object);
  if (!isAsked(context.schema, 'usage') || usages.length === 0) {
    return undefined;
  }
  const byField = groupBy(usages, ({ field }) => field ?? '').map(([field, ofField]): Statement => {
    return { lead: field === '' ? 'The object itself' : `Field ${plainLine(field)}`, items: ofField.map(usageWords) };
  });
  const without = fieldsWithoutUse(object, usages).map(({ name }) => plainLine(name));
  return {
    type: 'usage',
    label: object.label,
    namespace: object.namespace,
    custom: object.custom,
    fieldsCount: object.fields.length,
    path: scope.anchorPath('usage'),
    subject: `Where the object ${called(object)} and its fields are used.`,
    statements: [
      ...byField,
      { lead: 'No use found for (candidates to look at, not proof)', items: without },
      { lead: 'Could not be searched', items: unreadReasons('usage', object, context.schema).map(plainLine) },
      ...searchedWords(context.schema.selection.with),
    ],
  };
}

function usageWords({ component, componentType, componentNamespace, source }: Usage): string {
  const type =
    componentNamespace === undefined ? componentType : `${componentType} of the package ${componentNamespace}`;
  return `${plainLine(component)} (${plainLine(type)}; found in: ${plainLine(sourceWords(source))})`;
}

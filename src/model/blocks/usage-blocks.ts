import { clipText } from '../clip-text.js';
import { inParts } from '../in-parts.js';
import { isAsked, unreadReasons, type FactContext } from '../kind-facts.js';
import type { Field, SObject } from '../schema.js';
import { fieldsWithoutUse, searchedWords, sourceWords, usagesOf, type Usage } from '../usages.js';
import { paragraphs, shortRow, type Block, type BlockPiece } from './block.js';
import { notReadable } from '../not-readable.js';

const LONGEST_NAME = 120;
const MOST_IN_PARAGRAPH = 100;
const CANDIDATES = 'No use found for (candidates to look at, not proof)';

/** Where an object and its fields are used, and for which fields no use was found. */
export function usageBlocks(object: SObject, { schema }: FactContext): readonly Block[] {
  if (!isAsked(schema, 'usage')) {
    return [];
  }
  const usages = usagesOf(object);
  const unread = unreadReasons('usage', object, schema);
  const head = (text: string): Block => ({
    heading: 'Where used',
    level: 2,
    anchor: 'usage',
    pieces: paragraphs(text, ...searchedWords(schema.selection.with)),
  });
  // Where nothing was found and something could not be searched, that no use was found says nothing of a field.
  if (usages.length === 0 && unread.length > 0) {
    return [head(notReadable(unread))];
  }
  const without = withoutUse(fieldsWithoutUse(object, usages));
  return [
    head(unread.length > 0 ? `in part ${notReadable(unread)}` : usages.length === 0 ? 'none' : ''),
    ...(usages.length === 0
      ? []
      : [
          {
            heading: 'Uses',
            level: 3,
            columns: ['Used', 'By', 'Type', 'Found in'],
            pieces: usages.map(usageRow),
          } as const,
        ]),
    ...(without.length === 0 ? [] : [{ heading: CANDIDATES, level: 3, pieces: without } as const]),
  ];
}

function usageRow({ field, component, componentType, componentNamespace, source }: Usage): BlockPiece {
  const type = componentNamespace === undefined ? componentType : `${componentType} (package ${componentNamespace})`;
  return shortRow(
    field === undefined ? 'the object itself' : { code: clipText(field, LONGEST_NAME) },
    clipText(component, LONGEST_NAME),
    clipText(type, LONGEST_NAME),
    clipText(sourceWords(source), LONGEST_NAME),
  );
}

function withoutUse(fields: readonly Field[]): readonly BlockPiece[] {
  const named = (words: string, custom: boolean): readonly string[] => {
    const names = fields.filter((field) => field.custom === custom).map(({ name }) => clipText(name, LONGEST_NAME));
    return inParts(names, MOST_IN_PARAGRAPH).map((part) => `${words}: ${part.join(', ')}.`);
  };
  return paragraphs(...named('Custom fields', true), ...named('Standard fields', false));
}

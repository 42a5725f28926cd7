import { clipText } from '../../model/clip-text.js';
import type { TextFile } from '../../model/file.js';
import type { SObject } from '../../model/schema.js';
import { blockSections } from './block-sections.js';
import { anchor, code, link } from './escape.js';
import { fieldTables } from './field-table.js';
import { labelOf, type Library } from './library.js';
import { notKnown } from './not-known.js';
import { objectFacts } from './object-facts.js';
import { objectLayout, type ObjectLayout } from './object-layout.js';
import { pagedDocument, type Section } from './paged-document.js';
import { relationTables } from './relation-tables.js';
import { tableHead } from './table.js';

const LONGEST_TITLE = 200;
const GAPS = tableHead('What', 'Why');

/** An object's page, with continuation pages where it is long. */
export function objectPage(object: SObject, library: Library): Iterable<TextFile> {
  const fileName = library.fileNames.get(object.name) ?? object.name;
  const name = clipText(object.name, LONGEST_TITLE);
  const label = object.label === null ? null : clipText(object.label, LONGEST_TITLE);
  return pagedDocument({
    path: `docs/objects/${fileName}`,
    title: `${labelOf({ name, label })} (${code(name)})`,
    opening: `${link('All objects', '../README.md')}\n\n${objectFacts(object, library)}`,
    sections: sections(object, library, fileName),
  });
}

function sections(object: SObject, library: Library, fileName: string): readonly Section[] {
  const layout = objectLayout(object, library, fileName);
  const { plan, facts, details, gaps } = layout;
  const relations = relationTables(object, plan, { fileNames: library.fileNames, folder: '' });
  return [
    ...fieldSections(object, layout),
    ...under(`## ${anchor('relationships')}Relationships`, relations),
    ...blockSections(facts.blocks, facts.plan, fileName),
    { heading: '## More about fields', pieces: details },
    { heading: `## ${anchor('gaps')}What could not be read`, head: GAPS, pieces: gaps },
  ];
}

function fieldSections(object: SObject, { groups, places }: ObjectLayout): readonly Section[] {
  if (object.fields.length === 0) {
    const unread = object.gaps.length === 0 ? 'none' : notKnown(object.gaps, 'describe', 'field-definition');
    return [{ heading: '## Fields', pieces: [{ text: `${unread}\n`, page: 1 }] }];
  }
  const unsaid = places.unsaid.length === 0 ? '' : `\n\nUnknown of all fields: ${places.unsaid.join(', ')}.`;
  const filled =
    places.fill === undefined
      ? ''
      : `\n\nFilled: the share of records that fill the field, as a band; the figures are in the ${link('statistics', '../stats.md')}.`;
  return under(`## Fields${unsaid}${filled}`, fieldTables(groups, places));
}

/** Puts a heading over the first of some sections that has something to show. */
function under(heading: string, sections: readonly Section[]): readonly Section[] {
  const first = sections.findIndex(({ pieces }) => pieces.length > 0);
  return sections.map((section, index) =>
    index === first ? { ...section, heading: `${heading}\n\n${section.heading}` } : section,
  );
}

import { clipText } from '../../model/clip-text.js';
import { sizeOf } from '../../model/count-records.js';
import type { SObject } from '../../model/schema.js';
import { code, text } from './escape.js';
import { labelOf, objectLink, type Library } from './library.js';
import { kindWords } from '../../model/object-words.js';
import type { Unplanned } from './paged-document.js';
import { tableHead, tableRow } from './table.js';

const HEAD = tableHead('Object', 'API name', 'Kind', 'Fields', 'Records', 'Description');
const LONGEST_NAME = 200;
const LONGEST_SENTENCE = 200;

/** A table of objects with links to their pages. */
export function objectList(heading: string, objects: readonly SObject[], library: Library): Unplanned {
  return objects.length === 0
    ? { heading, texts: ['none\n'] }
    : { heading, head: HEAD, texts: objects.map((object) => objectRow(object, library)) };
}

function objectRow(object: SObject, { schema, fileNames }: Library): string {
  const base = { fileNames, folder: 'objects/' };
  const label = object.label === null ? null : clipText(object.label, LONGEST_NAME);
  const name = clipText(object.name, LONGEST_NAME);
  return tableRow(
    objectLink(object.name, labelOf({ name, label }), base),
    code(name),
    kindWords[object.kind],
    String(object.fields.length),
    sizeOf(schema, object.name) ?? 'unknown',
    object.description === null ? 'not readable' : text(firstSentence(object.description ?? '')) || '–',
  );
}

function firstSentence(description: string): string {
  const end = description.search(/[.!?](\s|$)|\n/);
  return clipText(end < 0 ? description : description.slice(0, end + 1), LONGEST_SENTENCE);
}

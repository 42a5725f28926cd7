import { clipText } from '../../model/clip-text.js';
import { sizeOf } from '../../model/count-records.js';
import type { SObject } from '../../model/schema.js';
import { trimText } from '../../model/trim-text.js';
import { code, link, paragraph, text } from './escape.js';
import type { Library } from './library.js';
import { notKnown } from './not-known.js';
import { accessWords, kindWords } from '../../model/object-words.js';
import { tableHead, tableRow } from './table.js';

const LONGEST_NAME = 200;
const LONGEST_DESCRIPTION = 1_000;

/** The top of an object's page: its description, and what it is in the words of Setup. */
export function objectFacts(object: SObject, { schema }: Library): string {
  const unread = notKnown(object.gaps, 'object', ...(object.childRelationships === null ? ['describe'] : []));
  const shown = (value: string | null | undefined): string =>
    value === null ? unread : value === undefined || value.trim() === '' ? 'none' : text(clipText(value, LONGEST_NAME));
  const lead = paragraph(clipText(trimText(object.description ?? ''), LONGEST_DESCRIPTION));
  const facts = [
    tableHead('', ''),
    tableRow('Label', shown(object.label)),
    tableRow('Plural label', shown(object.labelPlural)),
    tableRow('API name', code(clipText(object.name, LONGEST_NAME))),
    tableRow('Kind', kindWords[object.kind]),
    tableRow('Package', packageWords(object, schema.packages)),
    tableRow('Key prefix', shown(object.keyPrefix)),
    tableRow('Fields', String(object.fields.length)),
    tableRow('Records', recordWords(object, schema)),
    tableRow('Customizable', object.customizable === null ? unread : object.customizable ? 'yes' : 'no'),
    tableRow('Access', accessWords[object.accessModel]),
    ...(lead === '' ? [tableRow('Description', shown(object.description))] : []),
  ].join('');
  return lead === '' ? facts : `${lead}\n\n${facts}`;
}

function packageWords({ namespace }: SObject, packages: Library['schema']['packages']): string {
  if (namespace === undefined || namespace === '') {
    return 'none';
  }
  const name = packages?.find((candidate) => candidate.namespace === namespace)?.name;
  return (
    code(clipText(namespace, LONGEST_NAME)) + (name === undefined ? '' : ` (${text(clipText(name, LONGEST_NAME))})`)
  );
}

function recordWords(object: SObject, schema: Library['schema']): string {
  const size = sizeOf(schema, object.name);
  const figures = link('statistics', '../stats.md');
  return size === null
    ? notKnown([...object.gaps, ...schema.gaps], 'record-count')
    : `${size} (size class; the figure is in the ${figures})`;
}

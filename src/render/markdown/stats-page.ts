import { clipText } from '../../model/clip-text.js';
import { countRecords } from '../../model/count-records.js';
import type { TextFile } from '../../model/file.js';
import { isAsked } from '../../model/kind-facts.js';
import type { RecordCount, SObject } from '../../model/schema.js';
import { assignedUsers } from './assigned-users.js';
import { code, link } from './escape.js';
import { fillSections } from './fill-sections.js';
import { labelOf, objectLink, type Library } from './library.js';
import { flow, pagedDocument } from './paged-document.js';
import { tableHead, tableRow } from './table.js';

const HEAD = tableHead('Object', 'API name', 'Records', 'Counted by');
const LONGEST_NAME = 200;
const SOURCES: Readonly<Record<RecordCount['source'], string>> = {
  recordCount: 'the org, approximately',
  count: 'a count of all records',
};

/** The figures that move with the data, all on one page: record counts, fill rates, assigned users. */
export function statsPage(library: Library): Iterable<TextFile> {
  return pagedDocument({
    path: 'docs/stats',
    title: 'Statistics',
    opening: `The figures at the time of the last build; no other page holds figures that move with the data. Back to the ${link('entry page', 'README.md')}.\n`,
    sections: flow([
      { heading: '## Records', head: HEAD, texts: library.objects.map((object) => row(object, library)) },
      ...(isAsked(library.schema, 'security') ? [assignedUsers(library)] : []),
      ...fillSections(library),
    ]),
  });
}

function row(object: SObject, { schema, fileNames }: Library): string {
  const count = countRecords(schema, object.name);
  const name = clipText(object.name, LONGEST_NAME);
  const label = object.label === null ? null : clipText(object.label, LONGEST_NAME);
  return tableRow(
    objectLink(object.name, labelOf({ name, label }), { fileNames, folder: 'objects/' }),
    code(name),
    count === null ? 'unknown' : count.value.toLocaleString('en-US'),
    count === null ? '–' : SOURCES[count.source],
  );
}

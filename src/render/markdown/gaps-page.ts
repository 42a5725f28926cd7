import { clipText } from '../../model/clip-text.js';
import { compareText } from '../../model/compare-text.js';
import { groupBy } from '../../model/group-by.js';
import type { TextFile } from '../../model/file.js';
import type { ObjectGap } from '../../model/schema.js';
import { code, lineText, link, paragraph } from './escape.js';
import { gapWords } from '../../model/gap-words.js';
import { nameLink, type Library } from './library.js';
import { flow, pagedDocument, type Unplanned } from './paged-document.js';

const LONGEST_REASON = 2_000;
const LONGEST_NAME = 200;
const OBJECTS_A_LINE = 50;

/** What could not be read, by kind and reason, with the objects that it concerns. */
export function gapsPage(library: Library): Iterable<TextFile> {
  const found = byKind(library);
  return pagedDocument({
    path: 'docs/gaps',
    title: 'What could not be read',
    opening: `What the org did not show to the user who built this library, or shows in one place and not in another. Back to the ${link('entry page', 'README.md')}.\n`,
    sections: flow(found.length === 0 ? [NOTHING] : found),
  });
}

const NOTHING: Unplanned = { heading: '## Nothing', texts: ['Everything that was asked for could be read.\n'] };

function byKind(library: Library): readonly Unplanned[] {
  const gaps: readonly ObjectGap[] = [
    ...library.schema.gaps,
    ...library.objects.flatMap((object) => object.gaps.map((gap) => ({ ...gap, object: object.name }))),
  ];
  return groupBy(gaps, ({ kind }) => kind).map(([kind, ofKind]) => ({
    heading: `## ${lineText(clipText(gapWords(kind, library.kinds), LONGEST_NAME))}`,
    texts: reasonTexts(ofKind, library),
  }));
}

function reasonTexts(gaps: readonly ObjectGap[], library: Library): readonly string[] {
  return groupBy(gaps, ({ reason }) => reason).flatMap(([reason, ofReason]) => [
    `${paragraph(clipText(reason, LONGEST_REASON)) || 'No reason was given.'}\n`,
    ...objectLines(ofReason, library),
  ]);
}

function objectLines(gaps: readonly ObjectGap[], { fileNames }: Library): readonly string[] {
  const names = [...new Set(gaps.flatMap(({ object }) => object ?? []))].sort(compareText);
  const links = names.map((name) =>
    name.length > LONGEST_NAME ? code(clipText(name, LONGEST_NAME)) : nameLink(name, { fileNames, folder: 'objects/' }),
  );
  const count = `${names.length} ${names.length === 1 ? 'object' : 'objects'}`;
  return Array.from({ length: Math.ceil(links.length / OBJECTS_A_LINE) }, (_, line) => {
    const part = links.slice(line * OBJECTS_A_LINE, (line + 1) * OBJECTS_A_LINE).join(', ');
    return `- ${line === 0 ? `${count}: ` : ''}${part}\n`;
  });
}

import { comesFirst } from '../../model/comes-first.js';
import type { TextFile } from '../../model/file.js';
import { link } from './escape.js';
import type { Library } from './library.js';
import { objectList } from './object-list.js';
import { flow, pagedDocument } from './paged-document.js';
import { associatedKinds } from '../../model/associated-kinds.js';

/** The objects that the entry page leaves out: those of Setup and the platform, and the companions of other objects. */
export function otherObjectsPage(library: Library): Iterable<TextFile> {
  const others = library.objects.filter((object) => !comesFirst(object));
  const companions = others.filter(({ kind }) => associatedKinds.has(kind));
  const setup = others.filter(({ kind }) => !associatedKinds.has(kind));
  return pagedDocument({
    path: 'docs/other-objects',
    title: 'Setup and associated objects',
    opening: `Objects that an administrator does not customize. The others are on the ${link('entry page', 'README.md')}.\n`,
    sections: flow([
      objectList('## Setup objects', setup, library),
      objectList('## Associated objects: history, sharing, feed, change events, tags', companions, library),
    ]),
  });
}

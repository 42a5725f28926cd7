import type { TextFile } from '../../model/file.js';
import type { Schema } from '../../model/schema.js';
import { entryPage } from './entry-page.js';
import { gapsPage } from './gaps-page.js';
import { library } from './library.js';
import { objectPage } from './object-page.js';
import { otherObjectsPage } from './other-objects-page.js';
import { statsPage } from './stats-page.js';

/** Pages for people: an entry page, one page an object, what could not be read, and the figures that move. */
export function* markdown(schema: Schema): Iterable<TextFile> {
  const all = library(schema);
  yield* entryPage(all);
  yield* otherObjectsPage(all);
  for (const object of all.objects) {
    yield* objectPage(object, all);
  }
  yield* gapsPage(all);
  yield* statsPage(all);
}

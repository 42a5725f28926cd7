import type { TextFile } from '../../model/file.js';
import type { Kinds } from '../../model/kind.js';
import type { Schema } from '../../model/schema.js';
import { automationPage } from './automation-page.js';
import { entryPage } from './entry-page.js';
import { gapsPage } from './gaps-page.js';
import { library } from './library.js';
import { objectPage } from './object-page.js';
import { otherObjectsPage } from './other-objects-page.js';
import { securityPage } from './security-page.js';
import { setupPage } from './setup-page.js';
import { statsPage } from './stats-page.js';

/** Pages for people: an entry page, one page an object, pages about the org, and the figures that move. */
export function* markdown(schema: Schema, kinds: Kinds): Iterable<TextFile> {
  const all = library(schema, kinds);
  yield* entryPage(all);
  yield* otherObjectsPage(all);
  for (const object of all.objects) {
    yield* objectPage(object, all);
  }
  yield* automationPage(all);
  yield* securityPage(all);
  yield* setupPage(all);
  yield* gapsPage(all);
  yield* statsPage(all);
}

import type { TextFile } from '../../model/file.js';
import type { Library } from './library.js';
import { orgPage } from './org-page.js';

/** What is set up for the org and belongs to no single object, as global value sets do. */
export function setupPage(library: Library): Iterable<TextFile> {
  return orgPage('setup', library, {
    title: 'Setup of the org',
    opening: 'What several objects share; what belongs to one stands on its page.',
    sections: () => [],
  });
}

import type { Format } from '../model/file.js';
import { markdown } from './markdown/markdown.js';

export { json } from './json.js';

/** The formats that a build is asked for by name. */
export const formats = { markdown } satisfies Record<string, Format>;

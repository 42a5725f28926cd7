import { collectors } from '../collect/index.js';
import type { Kinds } from '../model/kind.js';

/** How each kind of fact is shown: what every format is given. */
export const kinds: Kinds = collectors;

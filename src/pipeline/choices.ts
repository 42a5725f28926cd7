import { corpus } from '../corpus/index.js';
import type { Format } from '../model/file.js';
import { informationClasses, type InformationClass } from '../model/kind.js';
import { formats } from '../render/index.js';

/** What --emit can name. The library's JSON is always written: everything else can be made from it. */
export const emitters = { ...formats, jsonl: corpus } satisfies Record<string, Format>;
export type Emitter = keyof typeof emitters;

/** What --with can name: `none` is the schema alone. */
export const classes = [...informationClasses, 'none'] as const;

/** What is read when nothing is said: all but what runs over records, or may be tens of thousands. */
export const usualClasses: readonly InformationClass[] = ['automation', 'metadata', 'security', 'usage'];

import { corpus } from '../corpus/index.js';
import type { Format } from '../model/file.js';
import { formats } from '../render/index.js';

/** What --emit can name. The library's JSON is always written: everything else can be made from it. */
export const emitters = { ...formats, jsonl: corpus } satisfies Record<string, Format>;
export type Emitter = keyof typeof emitters;

/** What --with can name: `none` is the schema alone. */
export const classes = ['none'] as const;

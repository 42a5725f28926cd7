import type { Kinds } from './kind.js';
import type { Schema } from './schema.js';

/**
 * One file of the library: a path relative to it with `/`, and its whole text. A file that grows with the org comes in
 * pieces, so that it never stands in memory whole.
 */
export type File = { readonly path: string } & ({ readonly text: string } | { readonly pieces: Iterable<string> });

/** A file that is small enough to stand in memory. */
export type TextFile = { readonly path: string; readonly text: string };

/**
 * Turns a schema into files; the kinds say how its facts are shown. Pure: equal schemas give equal bytes. A generator, so
 * that the pages of a large org never pile up in memory.
 */
export type Format = (schema: Schema, kinds: Kinds) => Iterable<File>;

import type { File } from '../../src/model/file.ts';

/** The whole text of a file, whether it comes whole or in pieces. */
export function fileText(file: File): string {
  return 'text' in file ? file.text : [...file.pieces].join('');
}

import { describe, expect, it } from 'vitest';
import { corpus } from '../../src/corpus/index.ts';
import type { File, Format, TextFile } from '../../src/model/file.ts';
import { formats, json } from '../../src/render/index.ts';
import { fileText } from '../unit/file-text.ts';
import { hostileSchema } from '../unit/hostile-schema.ts';
import { factSchema } from '../unit/sample-facts.ts';
import { sampleKinds } from '../unit/sample-kinds.ts';
import { plainSchema, schema } from '../unit/sample-schema.ts';

const all: Readonly<Record<string, Format>> = { json, corpus, ...formats };
const samples = { empty: schema([]), plain: plainSchema(), facts: factSchema(), hostile: hostileSchema() };
const cases = Object.entries(all).flatMap(([name, format]) =>
  Object.entries(samples).map(([kind, sample]) => ({ name, kind, format, sample })),
);

describe.each(cases)('$name of a schema that is $kind', ({ format, sample }) => {
  const files = texts(format(sample, sampleKinds));

  it('is the same bytes twice', () => {
    expect(texts(format(structuredClone(sample), sampleKinds))).toEqual(files);
  });

  it('has paths that are distinct on every file system and stay in the library', () => {
    expect(new Set(files.map(({ path }) => path.toLowerCase())).size).toBe(files.length);
    for (const { path } of files) {
      expect(path).toMatch(/^([A-Za-z0-9_%~][A-Za-z0-9_.%~-]*\/)*[A-Za-z0-9_%~][A-Za-z0-9_.%~-]*\.(json|jsonl|md)$/);
    }
  });

  it('is well-formed text with line feeds alone', () => {
    for (const { path, text } of files) {
      expect(text.isWellFormed(), path).toBe(true);
      expect(/[\r\u2028\u2029\u202E\uFEFF]/.test(path.endsWith('.json') ? '' : text), path).toBe(false);
      expect(text === '' || text.endsWith('\n'), path).toBe(true);
    }
  });
});

function texts(files: Iterable<File>): readonly TextFile[] {
  return [...files].map((file) => ({ path: file.path, text: fileText(file) }));
}

import { corpus } from '../../../src/corpus/index.ts';
import type { CorpusRecord } from '../../../src/corpus/corpus-records.ts';
import type { Schema } from '../../../src/model/schema.ts';
import { fileText } from '../file-text.ts';
import { everything, sampleKinds } from '../sample-kinds.ts';
import { schema } from '../sample-schema.ts';

/** A schema of these objects of which everything was asked. */
export function asked(objects: Schema['objects']): Schema {
  return schema(objects, { selection: { objects: [], exclude: [], with: everything } });
}

/** The records of a schema, by their ids without the org. */
export function recordsOf(sample: Schema): ReadonlyMap<string, CorpusRecord> {
  const lines = [...corpus(sample, sampleKinds)]
    .map(fileText)
    .join('')
    .split('\n')
    .filter((line) => line !== '');
  const records = lines.map((line) => JSON.parse(line) as CorpusRecord);
  return new Map(records.map((record) => [record.id.replace(/^[^/]*\//, ''), record]));
}

import { associatedKinds } from '../model/associated-kinds.js';
import { compareText } from '../model/compare-text.js';
import { sizeOf } from '../model/count-records.js';
import type { Format } from '../model/file.js';
import { fileNames } from '../model/file-name.js';
import { objectPages } from '../model/object-pages.js';
import type { Field, Schema, SObject } from '../model/schema.js';
import { systemFields } from '../model/system-fields.js';
import { called } from './called.js';
import { compactPassage } from './compact-passage.js';
import { corpusRecords } from './corpus-records.js';
import { fieldPassage } from './field-passage.js';
import { objectPassage } from './object-passage.js';
import type { Passage, Scope } from './passage.js';
import { plainLine } from './plain.js';
import { relationshipsPassage } from './relationships-passage.js';

/** corpus.jsonl: one retrieval record a line, each of which makes sense alone. */
export const corpus: Format = function* (schema) {
  yield { path: 'corpus.jsonl', pieces: { [Symbol.iterator]: () => lines(schema) } };
};

function* lines(schema: Schema): Generator<string> {
  const scopeOf = scopes(schema);
  for (const object of schema.objects.toSorted((left, right) => compareText(left.name, right.name))) {
    const scope = scopeOf(object);
    const records = passages(scope).flatMap((passage) => corpusRecords(passage, scope));
    yield records.map((record) => `${JSON.stringify(record)}\n`).join('');
  }
}

function scopes(schema: Schema): (object: SObject) => Scope {
  const files = fileNames(schema.objects.map(({ name }) => name));
  const names = new Map(schema.objects.map((object) => [object.name, called(object)]));
  const calledObject = (name: string): string => names.get(name) ?? plainLine(name);
  return (object) => {
    const file = `docs/objects/${files.get(object.name)}`;
    return {
      orgId: schema.org.id,
      object,
      size: sizeOf(schema, object.name),
      called: calledObject,
      pagePath: (page, anchor) =>
        `${file}${page === 1 ? '' : `~${page}`}.md${anchor === undefined ? '' : `#${anchor}`}`,
    };
  };
}

function passages(scope: Scope): readonly Passage[] {
  const { object } = scope;
  const pages = objectPages(object);
  const fields = object.fields.toSorted((left, right) => compareText(left.name, right.name));
  const folded = fields.filter((field) => isFolded(field, object));
  const own = fields.filter((field) => !isFolded(field, object));
  return [
    objectPassage(scope),
    relationshipsPassage(pages, scope),
    compactPassage(folded, scope),
    ...own.map((field) => fieldPassage(field, pages.fields.get(field.name) ?? 1, scope)),
  ].filter((passage) => passage !== undefined);
}

/** Fields that are the same on every object, or that repeat another object's, carry no information of their own. */
function isFolded(field: Field, object: SObject): boolean {
  return associatedKinds.has(object.kind) || systemFields.has(field.name) || field.type === 'id';
}

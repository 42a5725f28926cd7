import { associatedKinds } from '../model/associated-kinds.js';
import { compareText } from '../model/compare-text.js';
import { sizeOf } from '../model/count-records.js';
import { fieldGroups } from '../model/field-groups.js';
import type { Format } from '../model/file.js';
import { fileNames } from '../model/file-name.js';
import { objectPages } from '../model/object-pages.js';
import type { Field, Schema, SObject } from '../model/schema.js';
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
  return (object) => ({
    orgId: schema.org.id,
    object,
    size: sizeOf(schema, object.name),
    called: (name) => names.get(name) ?? plainLine(name),
    pagePath(page, anchor) {
      const file = `docs/objects/${files.get(object.name)}${page === 1 ? '' : `~${page}`}.md`;
      return anchor === undefined ? file : `${file}#${anchor}`;
    },
  });
}

function passages(scope: Scope): readonly Passage[] {
  const { object } = scope;
  const pages = objectPages(object);
  const folded = foldedFields(object);
  const own = object.fields
    .filter((field) => !folded.has(field))
    .toSorted((left, right) => compareText(left.name, right.name));
  return [
    objectPassage(scope),
    relationshipsPassage(pages, scope),
    compactPassage([...folded], scope),
    ...own.map((field) => fieldPassage(field, pages.fields.get(field.name) ?? 1, scope)),
  ].filter((passage) => passage !== undefined);
}

/** Fields that are the same on every object, or that repeat another object's, carry no information of their own. */
function foldedFields(object: SObject): ReadonlySet<Field> {
  const groups = associatedKinds.has(object.kind) ? undefined : new Set(['system']);
  return new Set(
    fieldGroups(object)
      .flatMap(({ group, fields }) =>
        groups === undefined || groups.has(group) ? fields : fields.filter(({ type }) => type === 'id'),
      )
      .toSorted((left, right) => compareText(left.name, right.name)),
  );
}

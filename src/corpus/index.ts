import { objectAnchorPage } from '../model/blocks/object-blocks.js';
import { associatedKinds } from '../model/associated-kinds.js';
import { compareText } from '../model/compare-text.js';
import { sizeOf } from '../model/count-records.js';
import type { Format } from '../model/file.js';
import { fileNames } from '../model/file-name.js';
import { objectPages } from '../model/object-pages.js';
import type { FactContext } from '../model/kind-facts.js';
import type { Field, SObject } from '../model/schema.js';
import { systemFields } from '../model/system-fields.js';
import { accessPassages } from './access-passages.js';
import { automationPassage } from './automation-passage.js';
import { called } from './called.js';
import { compactPassage } from './compact-passage.js';
import { corpusRecords, type CorpusRecord } from './corpus-records.js';
import { factPassages } from './fact-passages.js';
import { fieldPassage } from './field-passage.js';
import { objectPassage } from './object-passage.js';
import { orgRecords } from './org-records.js';
import { pathOf } from './path-of.js';
import { usagePassage } from './usage-passage.js';
import type { Passage, Scope } from './passage.js';
import { plainLine } from './plain.js';
import { relationshipsPassage } from './relationships-passage.js';

/** corpus.jsonl: one retrieval record a line, each of which makes sense alone. */
export const corpus: Format = function* (schema, kinds) {
  yield { path: 'corpus.jsonl', pieces: { [Symbol.iterator]: () => lines({ schema, kinds }) } };
};

function* lines(context: FactContext): Generator<string> {
  const { schema } = context;
  const scopeOf = scopes(context);
  for (const object of schema.objects.toSorted((left, right) => compareText(left.name, right.name))) {
    const scope = scopeOf(object);
    const records = passages(scope).flatMap((passage) => corpusRecords(passage, scope));
    yield written(records);
  }
  yield written(orgRecords(context));
}

function written(records: readonly CorpusRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function scopes(context: FactContext): (object: SObject) => Scope {
  const { schema } = context;
  const files = fileNames(schema.objects.map(({ name }) => name));
  const names = new Map(schema.objects.map((object) => [object.name, called(object)]));
  const calledObject = (name: string): string => names.get(name) ?? plainLine(name);
  return (object) => {
    const file = `docs/objects/${files.get(object.name)}`;
    const pagePath: Scope['pagePath'] = (page, anchor) => pathOf(file, page, anchor);
    return {
      orgId: schema.org.id,
      object,
      size: sizeOf(schema, object.name),
      called: calledObject,
      context,
      pagePath,
      anchorPath: (anchor) => pagePath(objectAnchorPage(object, anchor, context), anchor),
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
    automationPassage(scope),
    ...factPassages(scope),
    ...accessPassages(scope),
    usagePassage(scope),
  ].filter((passage) => passage !== undefined);
}

/** Fields that are the same on every object, or that repeat another object's, carry no information of their own. */
function isFolded(field: Field, object: SObject): boolean {
  return associatedKinds.has(object.kind) || systemFields.has(field.name) || field.type === 'id';
}

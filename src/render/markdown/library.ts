import { compareText } from '../../model/compare-text.js';
import { displayLabel } from '../../model/display-label.js';
import { fileNames } from '../../model/file-name.js';
import type { FactContext } from '../../model/kind-facts.js';
import type { Kinds } from '../../model/kind.js';
import type { Schema, SObject } from '../../model/schema.js';
import { code, lineText, link } from './escape.js';

/** A schema and its kinds with what every page asks of them: its objects in order, by name, and the names of their pages. */
export type Library = FactContext & {
  readonly objects: readonly SObject[];
  readonly byName: ReadonlyMap<string, SObject>;
  readonly fileNames: ReadonlyMap<string, string>;
};

/** Looks up once what all pages share. */
export function library(schema: Schema, kinds: Kinds): Library {
  return {
    schema,
    kinds,
    objects: schema.objects.toSorted((left, right) => compareText(left.name, right.name)),
    byName: new Map(schema.objects.map((object) => [object.name, object])),
    fileNames: fileNames(schema.objects.map(({ name }) => name)),
  };
}

/** A thing's label as Markdown; its API name where it has none, or where the org did not say. */
export function labelOf(thing: { readonly name: string; readonly label: string | null }): string {
  const label = displayLabel(thing.label);
  const missing = thing.label === null ? 'label unknown' : 'no label';
  return label === undefined ? `${lineText(thing.name)} (${missing})` : lineText(label);
}

/** A link to an object's page, or the label alone where the library has no such object; `folder` leads to the pages. */
export function objectLink(name: string, label: string, { fileNames: names, folder }: LinkBase): string {
  const file = names.get(name);
  return file === undefined ? label : link(label, `${folder}${file}.md`);
}

export type LinkBase = Pick<Library, 'fileNames'> & { readonly folder: string };

/** An API name in code, linked to its page where there is one. */
export function nameLink(name: string, base: LinkBase): string {
  return objectLink(name, code(name), base);
}
